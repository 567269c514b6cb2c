"""When an attack was: days, nights, hours and windows in English, Ukrainian and Russian."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsers.report import KYIV, MOSCOW, Report
from parsers.text import tokenize
from parsers.times.attack_time import read_times
from parsers.times.core import TABLES, DateKind
from parsers.times.dates import find_dates
from tests.lexicon_examples import examples_of, have_examples

FRIDAY_NOON = datetime(2025, 9, 5, 12, 0, tzinfo=KYIV)


def local(moment):
    return moment.strftime("%Y-%m-%dT%H:%M") if moment else None


def shown(mention):
    """A mention as the lexicon's examples write it: "night 2025-09-05", "window … start/end"."""
    moments = (mention.window_start, mention.window_end)
    return f"{mention.kind} {mention.date}" + (" {}/{}".format(*map(local, moments)) if any(moments) else "")


def finds(text, published=FRIDAY_NOON):
    return "; ".join(shown(mention) for mention in find_dates(tokenize(text), published, KYIV))


@pytest.mark.parametrize(("text", "expected"), examples_of(TABLES))
def test_lexicon_examples(text, expected):
    assert finds(text) == expected


def test_every_table_of_the_lexicon_has_examples():
    assert have_examples(TABLES)


# published | attack date | window start | window end | as of, and below it the text
BULLETINS = """
2026-06-26T06:03Z | 2026-06-26 | 2026-06-25T18:00 | - | 2026-06-26T09:00
    У ніч на 26 червня (з 18:00 25 червня) ворог пустив 90 БпЛА. Станом на 09:00 збито 80.
2025-09-24T05:00Z | 2025-09-24 | 2025-09-23T20:00 | 2025-09-24T07:00 | -
    У ніч на 24 вересня (із 20.00 23.09 по 07.00 24.09) летіло 50 дронів.
2023-01-01T06:00Z | 2023-01-01 | - | - | -
    У ніч з 31 грудня 2022 на 1 січня 2023 року ворог атакував.
2026-01-01T06:00Z | 2026-01-01 | 2025-12-31T18:00 | - | -
    У ніч на 1 січня (з 18:00 31 грудня) ворог атакував.
2025-09-12T16:00Z | 2025-09-12 | 2025-09-12T06:30 | 2025-09-12T18:00 | -
    Протягом дня 12 вересня (із 6.30 до 18.00) летіли реактивні БпЛА.
2022-09-29T22:00Z | 2022-09-29 | 2022-09-29T23:00 | 2022-09-30T00:00 | -
    29 вересня з 23.00 по 24.00 летіло сім дронів.
2023-07-14T06:00Z | 2023-07-14 | - | 2023-07-14T04:00 | -
    Із вечора 13 липня по 4 ранку 14 липня летіло 17 дронів.
2023-11-20T06:00Z | 2023-11-18 | 2023-11-17T20:00 | 2023-11-18T04:00 | -
    Із 20-ї години 17-го по 04 годину 18 листопада 2023 року летіло 38 дронів.
2023-05-29T05:00Z | 2023-05-29 | 2023-05-29T00:00 | 2023-05-29T05:00 | -
    З 00.00 год по 05.00 год 29 травня збито 37 ракет.
2023-03-24T07:00Z | 2023-03-24 | - | - | -
    У ніч на 24.03.23 летіло шість дронів.
2023-11-21T06:00Z | 2023-11-21 | 2023-11-20T20:00 | 2023-11-21T03:00 | -
    Минулої ночі (з 20:00 вчора до 3:00 сьогодні) летіло 14 дронів.
2024-01-01T06:00Z | 2024-01-01 | - | - | -
    У новорічну ніч летіло 90 дронів.
2024-01-01T06:00Z | 2024-01-01 | - | - | -
    Цієї ночі збито чотири БпЛА.
2025-05-08T05:00Z | 2025-05-07 | 2025-05-07T14:30 | 2025-05-07T20:30 | 2025-05-08T08:00
    У період із 14.30 по 20.30 7 травня збито 31 БпЛА. Упродовж 8 травня, станом на 8.00, було тихо.
2024-07-25T06:00Z | 2024-07-25 | - | - | -
    Збито 25 із 38 БпЛА.
2025-10-06T06:00Z | 2025-10-06 | 2025-10-05T20:00 | - | -
    У ніч на 6 жовтня летіло 116 дронів. Перші з них зафіксовано о 20:00 5 жовтня.
2025-10-18T06:00Z | 2025-10-18 | 2025-10-17T19:00 | - | -
    Повітряний напад почався о 19:00 17 жовтня і тривав усю ніч на 18 жовтня.
"""
MOSCOW_BULLETINS = """
2025-09-29T04:30Z | 2025-09-29 | 2025-09-28T23:00 | 2025-09-29T07:00 | -
    В период с 23.00 мск 28.09 до 07.00 мск 29.09 уничтожены 84 БПЛА.
2024-06-01T13:51Z | 2024-06-01 | 2024-06-01T15:30 | 2024-06-01T15:30 | -
    Около 15.30 мск уничтожен дрон.
2024-03-17T18:00Z | 2024-03-17 | 2024-03-17T20:05 | 2024-03-17T20:05 | -
    В 20.05 мск уничтожен дрон.
2025-01-02T15:46Z | 2025-01-02 | 2025-01-02T14:00 | 2025-01-02T15:00 | -
    C 14.00 до 15.00 мск уничтожены два БПЛА.
2025-03-23T21:04Z | 2025-03-23 | 2025-03-23T22:20 | 2025-03-23T23:10 | -
    В период с 22.20 до 23.10 мск уничтожены 28 БПЛА.
2025-09-22T21:35Z | 2025-09-22 | 2025-09-22T15:00 | 2025-09-23T00:00 | -
    С 15.00 мск до полуночи уничтожен 81 БПЛА.
2025-09-23T04:35Z | 2025-09-23 | 2025-09-22T23:00 | 2025-09-23T07:00 | -
    С 23.00 до 7.00 мск уничтожен 81 БПЛА.
2025-10-04T09:00Z | 2025-10-04 | 2025-10-04T08:00 | 2025-10-04T11:00 | -
    Минобороны 4 октября сообщило: между 08:00 и 11:00 мск сбито 29 БПЛА.
2023-09-17T05:00Z | 2023-09-17 | 2023-09-17T01:45 | 2023-09-17T01:45 | -
    17 сентября около 1.45 мск уничтожен БПЛА.
2025-10-22T14:00Z | 2025-10-22 | - | - | -
    Двадцать второго октября т.г. уничтожены семь БПЛА.
2025-06-04T04:13Z | 2025-06-04 | - | - | -
    В течение прошедшей ночи уничтожено семь БПЛА.
2023-07-04T06:00Z | 2023-07-04 | - | - | -
    Сегодня утром пресечена попытка атаки.
2023-08-14T10:43Z | 2023-08-14 | 2023-08-14T12:15 | 2023-08-14T12:45 | -
    14 августа около 12:15 мск и 12:45 мск пресечены две атаки.
2025-09-05T06:00Z | 2025-09-04 | 2025-09-03T20:00 | 2025-09-04T07:00 | -
    В течение ночи с 20.00 мск 3 сентября до 07.00 мск 4 сентября сбит 21 БПЛА.
"""
ARTICLES = """
2025-09-05 | 2025-09-05 | - | - | -
    Russia attacked overnight with 157 drones, the Air Force said on Friday.
2025-09-06 | 2025-09-05 | - | - | -
    A strike hit gas sites, officials said on Friday. Russia fired 35 missiles overnight.
2024-09-22 | 2024-09-18 | - | - | -
    Overnight on 17/18 September drones struck a depot.
2026-01-12 | 2026-01-09 | - | - | -
    The missile launched on the night of January 8 to 9 struck a plant.
2023-11-26 | 2023-11-26 | - | - | -
    Drones attacked on the night of November 25-26.
2025-07-17 | 2025-07-16 | - | - | -
    Drones bombed four cities overnight into Wednesday. During the night 400 were used.
2022-12-19 | 2022-12-19 | - | - | -
    Drones came from Sunday night into Monday.
2023-11-11 | 2023-11-11 | - | - | -
    Drones attacked Kyiv on Saturday.
2023-02-27 | 2023-02-26 | - | - | -
    Two drones hit an airfield on Sunday.
2023-12-13 | 2023-12-13 | - | - | -
    Ten missiles were launched overnight, the staff said on Dec. 13.
2022-10-31 | 2022-10-31 | - | - | -
    Missiles hit the region on October 30 and 31.
2025-12-24 | 2025-12-24 | - | - | 2025-12-24T08:30
    Overnight on December 23 to 24 drones struck 19 sites as of 0830 local time.
2025-05-25 | 2025-05-25 | 2025-05-24T20:40 | - | -
    The strikes, which began around 8:40 PM local time on Saturday, hit 13 regions.
2025-06-06 | - | - | - | -
    Drones hit in a June 1 strike. The previous record was 355 drones, detected May 26.
2026-02-12 | - | - | - | -
    The minister stated on February 12 that five launchers will be supplied.
2024-10-01 | - | - | - | -
    Over 2,000 drones were downed during September, fewer than in August.
2024-09-29 | 2024-09-29 | - | - | -
    In one week 900 bombs fell; 13 hit the city on the morning of September 29.
2023-05-28 | - | - | - | -
    Since May 1 the army has shot down 300 drones.
2025-07-09 | - | - | - | -
    Russia launched 728 drones.
2024-03-05 | - | - | - | -
    By Friday 40 drones will be delivered.
2025-09-03 | 2025-09-03 | 2025-09-02T16:00 | - | -
    September 3 – Drones came overnight. They had been launched from 16:00 on September 2.
2025-08-24 | 2025-08-24 | 2025-08-23T22:00 | - | 2025-08-24T08:30
    Drones came on the night of August 23-24, the first of them at 22:00 on August 23. As of 08:30 all fell.
"""


def cases(zone, trusts_publication, table):
    """Rows of a table: a line of figures, and the text below it."""
    lines = [line.strip() for line in table.strip().splitlines()]
    for figures, text in zip(lines[::2], lines[1::2], strict=True):
        yield pytest.param(
            zone, trusts_publication, text, [f.strip() for f in figures.split("|")], id=text[:60]
        )


@pytest.mark.parametrize(
    ("zone", "trusts_publication", "text", "figures"),
    [
        *cases(KYIV, True, BULLETINS),
        *cases(MOSCOW, True, MOSCOW_BULLETINS),
        *cases(KYIV, False, ARTICLES),
    ],
)
def test_when_an_attack_was(zone, trusts_publication, text, figures):
    published, *expected = figures
    is_day = len(published) == len("2025-09-05")
    report = Report(text, published=(date if is_day else datetime).fromisoformat(published))
    times = read_times(tokenize(text), report, zone, trusts_publication)
    moments = (times.window_start, times.window_end, times.as_of)
    assert [str(times.attack_date or "-"), *(local(moment) or "-" for moment in moments)] == expected
    assert times.problems == ()


SLIPS = """
У ніч на 3 серпня (із 19.00 2 червня) була атака.  | із 19.00 2 червня  | starts on 2025-06-02
У ніч на 3 серпня (із 23.00 3.08 по 7.00 3.08).    | із 23.00 3.08 по 7.00 3.08 | starts after it ends
Летіли дрони із 18.00 1 серпня по 19.00 3 серпня.  | із 18.00 1 серпня по 19.00 3 серпня| is longer than a day
"""


@pytest.mark.parametrize("line", SLIPS.strip().splitlines())
def test_slips_of_the_pen_are_shown_and_leave_the_day_as_stated(line):
    text, window, message = (part.strip() for part in line.split("|"))
    times = read_times(tokenize(text), Report(text, published=date(2025, 8, 3)), KYIV, True)
    (problem,) = times.problems
    assert times.attack_date == date(2025, 8, 3)
    assert problem.check == "window"
    assert message in problem.message
    assert [text[span.start : span.end] for span in problem.spans] == [window]


def test_a_text_without_a_day_is_of_no_day_unless_its_publication_is_trusted():
    report = Report("Збито 25 із 38 БпЛА.", published=FRIDAY_NOON)
    tokens = tokenize(report.text)
    assert read_times(tokens, report, KYIV, trusts_publication=False).attack_date is None
    assert read_times(tokens, report, KYIV, trusts_publication=True).attack_date == date(2025, 9, 5)


def test_an_undated_report_takes_its_years_from_a_date_that_names_one():
    text = "У ніч на 1 січня 2026 року (з 18:00 31 грудня) ворог атакував."
    times = read_times(tokenize(text), Report(text), KYIV, trusts_publication=True)
    assert times.attack_date == date(2026, 1, 1)
    assert local(times.window_start) == "2025-12-31T18:00"
    assert read_times(tokenize("цієї ночі"), Report("цієї ночі"), KYIV, True).attack_date is None


def test_windows_keep_the_zone_through_the_change_of_clocks():
    text = "У ніч на 26 жовтня (з 18:00 25 жовтня по 08:00 26 жовтня) летіли дрони."
    times = read_times(tokenize(text), Report(text, published=date(2025, 10, 26)), KYIV, True)
    utc = [m.astimezone(UTC).strftime("%H:%M") for m in (times.window_start, times.window_end)]
    assert utc == ["15:00", "06:00"]


def test_the_words_of_dates_and_times_are_taken():
    text = "У ніч на 5 вересня (з 18:00 4 вересня 2025 року) збито 84; станом на 08:30 з 24 лютого 2022 – 9."
    taken = read_times(tokenize(text), Report(text, published=FRIDAY_NOON), KYIV, True).taken
    assert [text[span.start : span.end] for span in taken] == [
        "У ніч на 5 вересня",
        "з 18:00 4 вересня 2025 року",
        "станом на 08:30",
        "24 лютого 2022",
    ]


COUNTS = """
with 18 to 20 drones
20 of 24 drones
о 10 дронів більше
від 5 до 10 ракет
on August 31, 5 drones fell
з 24 збито 20
12 мая сбито 12
"""


@pytest.mark.parametrize("text", COUNTS.strip().splitlines())
def test_counts_are_not_taken_for_times(text):
    last_number = max(i for i, token in enumerate(tokenize(text)) if token.kind == "number")
    assert all(mention.last < last_number for mention in find_dates(tokenize(text), FRIDAY_NOON, KYIV))


# ----------------------------------------------------------------------------------- properties

MONTHS_UK = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
MONTHS_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTHS_EN = "January February March April May June July August September October November December"
DAYS = st.dates(date(2022, 3, 1), date(2026, 12, 31))


@given(DAYS, st.integers(0, 300))
@example(date(2024, 1, 1), 0)
@example(date(2024, 2, 29), 300)
def test_a_day_without_its_year_is_the_latest_before_publication(day, later):
    published = day + timedelta(days=later)
    for months, text in (
        (MONTHS_UK, "у ніч на {day} {month}"),
        (MONTHS_RU, "в ночь на {day} {month}"),
        (MONTHS_EN, "overnight on {month} {day}"),
    ):
        said = text.format(day=day.day, month=months.split()[day.month - 1])
        (mention,) = find_dates(tokenize(said), published, KYIV)
        assert (mention.kind, mention.date) == (DateKind.NIGHT, day)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_latest_one_up_to_publication(published, back):
    day = published - timedelta(days=back)
    (mention,) = find_dates(tokenize(f"on {day:%A}"), published, KYIV)
    assert mention.date == day


@given(DAYS, st.times(), st.times())
def test_a_window_with_its_days_comes_back(day, start, end):
    eve = day - timedelta(days=1)
    text = f"с {start:%H.%M} мск {eve:%d.%m} до {end:%H.%M} мск {day:%d.%m}"
    (mention,) = find_dates(tokenize(text), day, MOSCOW)
    assert (local(mention.window_start), local(mention.window_end)) == (
        f"{eve}T{start:%H:%M}",
        f"{day}T{end:%H:%M}",
    )


PIECES = """
у ніч на з 5 31 24.00 18:00 вересня February May Friday night overnight по до to and 24.03.23 2025 мск
( ) , . – станом pm as of
"""
WORDS = st.one_of(st.sampled_from(["\n", *PIECES.split()]), st.text(max_size=4))
MOMENTS = st.one_of(st.none(), st.dates(), st.datetimes(timezones=st.just(UTC)))


@given(st.lists(WORDS, max_size=14), MOMENTS, st.booleans())
def test_any_text_can_be_read_and_mentions_lie_apart_inside_it(words, published, trusts_publication):
    text = " ".join(words)
    tokens = tokenize(text)
    mentions = find_dates(tokens, published, KYIV)
    assert all(a.last < b.first for a, b in pairwise(mentions))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    read_times(tokens, Report(text, published=published), KYIV, trusts_publication)
