"""Each page of the app, with a ledger made by hand, and with none."""

import json
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.figures import region_map
from dashboard.labels import codes, label
from data.corrections import edit, reject
from data.ledger import Ledger, LedgerError, open_ledger
from data.seeding import starter_reports
from parsers.reading import parse_report
from parsers.report import KYIV, MOSCOW, Claimant, Place, Reading, Report, Role, Side, Span
from tests.made import claim, reading

DASHBOARD = Path(dashboard.__file__).parent
PAGES = ["overview", "rates", "map", "claims", "add_reports", "ledger", "method"]
TEXT = "157 drones, 121 down <b>over</b> Dnipro"
NIGHT = (
    "Russia attacked Ukraine overnight with 157 drones, Ukraine's air force said Friday. "
    "Air defenses shot down 121 drones."
)


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    path = tmp_path / "ledger.sqlite"
    monkeypatch.setenv("STRIKELEDGER_LEDGER", str(path))
    return path


@pytest.fixture
def night(ledger):
    claims = (
        claim("launched", "drone", 157, span=(0, 3), evidence=Span(0, len(TEXT))),
        claim("shot_down_or_suppressed", "drone", 121, span=(12, 15), evidence=Span(0, len(TEXT))),
    )
    places = (
        Place("Kursk", Span(0, 3), Role.LAUNCH, "RU-KRS", "RU", 51.73, 36.19, 1),
        Place("Dnipro", Span(33, 39), Role.TARGET, "UA-12", "UA", 48.45, 34.98, 1),
    )
    made = reading(TEXT, *claims)
    with open_ledger(ledger) as held:
        held.add(Reading(made.report, made.claims, places, made.times, unread=made.unread), is_starter=True)
    return ledger


def page(name: str) -> AppTest:
    app = AppTest.from_file(DASHBOARD / "app.py", default_timeout=60).run()
    return app.switch_page(f"views/{name}.py").run()


def words(app: AppTest) -> str:
    """All that the page says, as people see it (without the backslashes that keep Markdown off)."""
    kinds = (
        app.title,
        app.subheader,
        app.markdown,
        app.caption,
        app.info,
        app.warning,
        app.error,
        app.success,
    )
    return "\n".join(element.value for elements in kinds for element in elements).replace("\\", "")


def figures(app: AppTest) -> list[str]:
    return [chart.proto.spec for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_on_an_empty_ledger(name, ledger):
    app = page(name)
    assert not app.exception
    assert app.title[0].value


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_on_a_night(name, night):
    app = page(name)
    assert not app.exception


@pytest.mark.parametrize("name", ["overview", "rates", "map", "claims"])
def test_an_empty_ledger_says_what_to_do(name, ledger):
    app = page(name)
    assert "Add your own reports" in words(app)
    assert "Load the starter reports" in [button.label for button in app.button]


def test_the_overview_tells_the_latest_attack(night):
    app = page("overview")
    assert "Russia attacked Ukraine with 157 drones: 121 drones were shot down or jammed" in words(app)
    assert {metric.label: metric.value for metric in app.metric}["Did not reach the target"] == "77%"
    assert "No attack of this side is in the ledger yet." in words(app)
    assert len(figures(app)) == 2


def test_the_overview_says_up_to_which_day_it_knows(night):
    told = words(page("overview"))
    assert "Only the starter reports are in this ledger. They end on 5 September 2025" in told
    assert "Counted back from 5 September 2025" in told
    with open_ledger(night) as held:
        held.add(reading("a 2"))
    assert "Only the starter reports" not in words(page("overview"))


def test_rates_are_drawn_and_say_what_they_leave_out(night):
    app = page("rates")
    assert "77% of 157 drones launched did not reach their targets" in words(app)
    assert "No attack is left out of 1." in words(app)
    assert len(figures(app)) == 2


def test_a_rate_that_nobody_gives_is_said_to_be_missing(night):
    app = page("rates")
    rate = next(control for control in app.button_group if control.label == "Rate")
    rate.set_value("rate_shot_down").run()
    assert "No attack shown here has this rate" in words(app)


def test_the_map_draws_regions_and_distances(night):
    app = page("map")
    assert "UA-12" in figures(app)[0]
    assert "Dnipropetrovsk Oblast is the region most often named as attacked by Russia" in words(app)
    assert "By the word of: Ukrainian Air Force (1 report)" in words(app)
    assert "375" in words(app)


def test_the_map_says_how_many_places_have_no_day(night):
    places = (Place("Lviv", Span(0, 4), Role.TARGET, "UA-46", "UA", 49.84, 24.03, 1),)
    with open_ledger(night) as held:
        held.add(Reading(Report("Lviv was attacked"), places=places))
    assert "nor that of the report is known: 1 place of 1 report." in words(page("map"))


def test_the_map_shows_one_direction_at_a_time(night):
    app = page("map")
    direction = next(control for control in app.button_group if control.label == "Direction")
    direction.set_value("UA").run()
    assert "No region that Ukraine attacked is named in these reports" in words(app)
    assert "375" not in words(app)


@pytest.mark.parametrize(("browser", "is_narrow"), [("X11; Linux", False), ("Pixel; Mobile", True)])
def test_the_map_is_drawn_narrow_on_a_phone(night, monkeypatch, browser, is_narrow):
    asked = []
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.headers", {"User-Agent": browser})
    monkeypatch.setattr(region_map, "draw_map", lambda *given: asked.append(given[-1]) or go.Figure())
    page("map")
    assert asked == [is_narrow]


def test_a_place_is_found_by_its_distance(night):
    app = page("map")
    app.text_input[0].input("200 kilometres southeast of Moscow").run()
    assert "54.46" in words(app)


def test_claims_are_filtered(night):
    app = page("claims")
    assert "2 of 2 claims" in words(app)
    measure = next(box for box in app.multiselect if box.label == "Of what")
    measure.set_value(["launched"]).run()
    assert "1 of 2 claims" in words(app)
    assert app.dataframe[0].value["number"].tolist() == ["157"]


def test_many_claims_come_page_by_page(night, monkeypatch):
    app = page("claims")
    assert not app.get("pagination")
    monkeypatch.setattr("dashboard.paging.ROWS_ON_A_PAGE", 1)
    app = page("claims")
    assert "2 of 2 claims" in words(app)
    assert app.get("pagination")
    assert len(app.dataframe[0].value) == 1


def test_a_long_deriving_says_how_far_it_is(night, monkeypatch):
    told = []
    monkeypatch.setattr("data.derived.derivation", lambda: "newer code")
    monkeypatch.setattr("data.derived.DATES_AT_ONCE", 0)
    monkeypatch.setattr("streamlit.progress", lambda *_: Bar(told))
    monkeypatch.setattr("data.ledger.refresh_attacks", lambda connection: not told)
    assert not page("overview").exception
    assert told[0].startswith("Working out all attacks once again after a change: ")


class Bar:
    """Stands in for a progress bar and keeps what it says."""

    def __init__(self, told):
        self.progress = lambda share, text: told.append(text)
        self.empty = lambda: None


def test_tables_can_be_downloaded(night):
    app = page("claims")
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels[0] == "Claims shown (2)"
    assert [label.split()[0] for label in labels[1:]] == ["Reports", "Places", "Attacks", "All"]


def test_the_address_of_a_claim_opens_it(night):
    with open_ledger(night) as held:
        claim_id = held.claims()["claim_id"].iloc[0]
    app = AppTest.from_file(DASHBOARD / "app.py", default_timeout=60).run()
    app.query_params["claim"] = claim_id
    app.switch_page("views/claims.py").run()
    assert "157 drones launched (Ukrainian Air Force)" in words(app)
    assert app.code[0].value == (
        f"157 drones launched (Ukrainian Air Force) · attack of 5 September 2025 · “{TEXT}” · "
        "Published by kpszsu · 5 September 2025"
    )


def test_the_columns_of_the_downloads_are_explained(night):
    app = page("claims")
    assert "- **bound** (code): How the number was stated" in words(app)
    next(box for box in app.button_group if box.label == "File").set_value("attacks").run()
    assert "- **part_measures** (names): " in words(app)


def test_starter_reports_are_hidden_and_shown_again(night):
    app = page("ledger")
    assert "1 report;" in words(app)
    app.toggle[0].set_value(False).run()
    assert "No reports are shown." in words(app)
    app.toggle[0].set_value(True).run()
    assert "1 report;" in words(app)


def test_starter_reports_are_removed_in_one_step(night):
    app = page("ledger")
    next(button for button in app.button if button.label == "Remove them").click().run()
    with open_ledger(night) as held:
        assert held.is_empty


def test_starter_reports_that_are_missing_are_offered(night):
    app = page("ledger")
    total = len(starter_reports())
    button = next(button for button in app.button if button.label == f"Load {total} missing starter reports")
    button.click().run(timeout=300)
    assert not any("missing" in button.label for button in app.button)
    assert reports_in(night) > total


@pytest.mark.parametrize("method", ["hide_starters", "remove_starters"])
def test_a_ledger_that_cannot_be_changed_is_said_so(method, night, monkeypatch):
    app = page("ledger")

    def refuse(ledger):
        raise LedgerError(f"{ledger.path}: the disk is full")

    monkeypatch.setattr(Ledger, method, refuse)
    if method == "hide_starters":
        app.toggle[0].set_value(False).run()
    else:
        next(button for button in app.button if button.label == "Remove them").click().run()
    assert "Not done." in words(app)
    assert "the disk is full" in words(app)
    assert not app.exception


def test_a_stop_while_adding_says_how_many_were_added(ledger, monkeypatch):
    app = page("add_reports")
    other = NIGHT.replace("157", "90").replace("121", "80")
    lines = "".join(f'{{"text": "{text}", "published": "2025-09-05"}}\n' for text in (NIGHT, other))
    app.file_uploader[0].upload("lines.jsonl", lines.encode(), "application/json").run()
    add = Ledger.add

    def add_first_only(held, reading, is_starter=False):
        if not held.is_empty:
            raise LedgerError(f"{held.path}: the disk is full")
        return add(held, reading, is_starter)

    monkeypatch.setattr(Ledger, "add", add_first_only)
    save_button(app).click().run()
    assert "Stopped: 1 report of 2 added." in words(app)
    assert "the disk is full" in words(app)
    assert not app.exception
    assert save_button(app).label == "Add 2 reports to the ledger"


def paste(text: str, published: date | None = date(2025, 9, 5)) -> AppTest:
    app = page("add_reports")
    app.text_area[0].input(text)
    if published:
        app.date_input[0].set_value(published)
    return app.run()


def save_button(app: AppTest):
    return next(button for button in app.button if button.label.startswith("Add "))


def reports_in(ledger) -> int:
    with open_ledger(ledger) as held:
        return len(held.reports())


def test_a_pasted_report_is_previewed_and_kept_only_on_request(ledger):
    app = paste(NIGHT)
    assert app.dataframe[0].value["number"].tolist() == ["157", "121"]
    assert reports_in(ledger) == 0
    save_button(app).click().run()
    assert "1 report added" in words(app)
    assert reports_in(ledger) == 1


def test_the_same_report_again_adds_nothing(ledger):
    for _ in range(2):
        app = paste(NIGHT)
        save_button(app).click().run()
    assert "in the ledger already" in words(app)
    assert reports_in(ledger) == 1


def test_the_preview_says_which_reports_are_new(ledger):
    with open_ledger(ledger) as held:
        held.add(parse_report(Report(NIGHT, id="night", published=date(2025, 9, 5), publisher="AP")))
    lines = [
        {"id": "night", "text": NIGHT, "published": "2025-09-05", "publisher": "AP"},
        {"id": "elsewhere", "text": NIGHT, "published": "2025-09-05", "publisher": "Reuters"},
        {"id": "other", "text": NIGHT.replace("157", "90").replace("121", "80"), "published": "2025-09-05"},
        {"id": "undated", "text": NIGHT},
    ]
    app = page("add_reports")
    content = "\n".join(map(json.dumps, lines)).encode()
    app.file_uploader[0].upload("lines.jsonl", content, "application/json").run()
    assert [box.label.rpartition(" · ")[2] for box in app.expander] == [
        "in the ledger already",
        "in the ledger already, from another source",
        "new",
        "day of the attack not known",
    ]
    assert reports_in(ledger) == 1


def test_a_text_that_names_no_day_is_said_so(ledger):
    assert "The text does not say on which day" in words(paste("Air defence shot down 12 drones."))
    assert "The text does not say on which day" not in words(paste(NIGHT))


def test_the_table_says_what_is_part_of_what(night):
    part = claim("launched", "shahed", 100, span=(4, 10), subset=True, subset_of=Span(0, 3))
    unknown = claim("shot_down", "shahed", 9, span=(12, 15), subset=True)
    with open_ledger(night) as held:
        held.add(reading(f"{TEXT}.", claim("launched", "drone", 157, span=(0, 3)), part, unknown))
    told = page("claims").dataframe[0].value.set_index("number")["part_of"]
    assert (told["100"], told["9"], set(told["157"])) == (
        "157 drones launched",
        "a total that is not told",
        {""},
    )


@pytest.mark.parametrize(
    ("text", "published", "message"),
    [
        (NIGHT, None, "it has no publication date. Say above on which day it was published"),
        (f"published: 2999-01-01\n\n{NIGHT}", None, "its publication date lies in the future"),
        ("The festival lasts nine days.", date(2025, 9, 5), "no figure or place of an attack was found"),
    ],
)
def test_what_may_not_be_kept_says_why(text, published, message, ledger):
    app = paste(text, published)
    assert message in words(app)
    assert save_button(app).disabled
    assert reports_in(ledger) == 0


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty.txt: is empty"),
        ("image.txt", b"PK\x03\x04\x00\x00", "image.txt: is not text"),
        ("rows.csv", b"id,words\n1,12 drones", "rows.csv: has no column “text”"),
        ("lines.jsonl", b"nonsense", "lines.jsonl, line 1: is not JSON"),
        ("page.html", b"<p>12", "page.html: is a web page, which cannot be read: open it, copy the report's"),
        ("table.xlsx", b"PK", "table.xlsx: is a spreadsheet, which cannot be read: save it as .csv"),
    ],
)
def test_a_bad_upload_says_what_to_do(name, content, message, ledger):
    app = page("add_reports")
    app.file_uploader[0].upload(name, content, "text/plain").run()
    assert message in words(app)
    assert not app.exception


def test_an_upload_with_one_bad_line_keeps_the_others(ledger):
    app = page("add_reports")
    lines = f'{{"text": "{NIGHT}", "published": "2025-09-05"}}\nnonsense\n'.encode()
    app.file_uploader[0].upload("lines.jsonl", lines, "application/json").run()
    assert "lines.jsonl, line 2: is not JSON" in words(app)
    save_button(app).click().run()
    assert reports_in(ledger) == 1


def test_words_of_others_are_shown_as_they_stand(ledger):
    app = paste(f"title: ![x](http://evil.example/x.png)\npublished: 2025-09-05\n\n{NIGHT}", published=None)
    assert "![x]" not in app.expander[0].label
    assert "evil" in app.expander[0].label


def test_the_method_page_says_what_the_figures_do_not_mean(ledger):
    app = page("method")
    assert "What the figures do not mean" in words(app)
    assert "Not disclosed is not zero" in words(app)


def test_the_method_page_defines_every_measure(ledger):
    table = words(page("method")).split("| Word |")[1].split("\n\n")[0]
    assert [name for name in map(partial(label, "measure"), codes("measure")) if name not in table] == []


def test_the_rates_open_on_the_claimant_who_counts_night_by_night(ledger):
    told = (
        claim("shot_down", "drone", 5, attacker=Side.UA, claimant=Claimant.UA_GOV),
        claim("shot_down", "drone", 92, span=(12, 15), attacker=Side.UA, claimant=Claimant.RU_MOD),
    )
    with open_ledger(ledger) as held:
        held.add(reading(TEXT, *told))
    app = page("rates")
    next(control for control in app.button_group if control.label == "Direction").set_value("UA").run()
    assert next(box for box in app.selectbox if box.label == "Says who").value == "RU_MOD"


def test_a_single_day_and_a_single_share_are_named_once(night):
    assert "Russia's drones, 5 September 2025, as" in words(page("overview"))
    assert "Attack by attack, 77% did not reach the target" in words(page("rates"))


def test_a_ledger_that_cannot_be_opened_is_told_and_not_touched(tmp_path, monkeypatch):
    path = tmp_path / "notes.sqlite"
    path.write_bytes(b"these are not tables" * 100)
    monkeypatch.setenv("STRIKELEDGER_LEDGER", str(path))
    app = AppTest.from_file(DASHBOARD / "app.py", default_timeout=60).run()
    assert "The ledger cannot be used." in words(app)
    assert path.read_bytes() == b"these are not tables" * 100


def choose_claim(app: AppTest, ledger, measure: str = "launched") -> str:
    """Choose a claim of a measure, as a click into the table does; gives its id."""
    with open_ledger(ledger) as held:
        claims = held.claims()
    claim_id = claims.loc[claims["measure"] == measure, "claim_id"].iloc[0]
    app.session_state["claim"] = claim_id
    app.run()
    return claim_id


def send(app: AppTest, question: str, **given) -> AppTest:
    """Answer "Is this claim right?", fill in the form and send it; `given` by the beginning of its labels."""
    next(box for box in app.button_group if box.label == "Is this claim right?").set_value(question).run()
    inputs = [*app.multiselect, *app.selectbox, *app.number_input, *app.datetime_input, *app.text_input]
    for name, value in given.items():
        title = name.replace("_", " ")
        next(
            one for one in reversed(inputs) if one.label.casefold().replace(",", "").startswith(title)
        ).set_value(value)
    next(button for button in app.button if button.proto.is_form_submitter).click().run()
    assert not app.exception
    return app


def held_claims(ledger):
    with open_ledger(ledger) as held:
        return held.claims()


def report_page() -> AppTest:
    """The page of the ledger with its first report chosen, as a click into the table does."""

    def show() -> None:
        from dashboard.report_panel import show_report_panel, show_set_aside
        from dashboard.store import load_tables

        show_set_aside()
        if len(reports := load_tables().reports):
            show_report_panel(reports["report_id"].iloc[0])

    return AppTest.from_function(show, default_timeout=60).run()


def say(app: AppTest, question: str, **given) -> AppTest:
    """Say what is wrong with the report, fill in the form and send it; `given` by its labels' first words."""
    app.button_group[0].set_value(question).run()
    for name, value in given.items():
        inputs = [*app.selectbox, *app.radio, *app.date_input, *app.datetime_input, *app.text_input]
        next(one for one in reversed(inputs) if one.label.startswith(name.replace("_", " "))).set_value(value)
    next(button for button in app.button if button.proto.is_form_submitter).click().run()
    assert not app.exception
    return app


def test_a_report_is_set_aside_and_taken_back(night):
    app = say(report_page(), "aside", Your_name="Olena", Note="a test")
    assert "The report is set aside." in words(app)
    assert "set aside by Olena: “a test”" in words(app)
    assert held_claims(night).empty
    next(button for button in app.button if button.label == "Take it back").click().run()
    assert "The report is back." in words(app)
    assert len(held_claims(night)) == 2


def test_a_report_is_dated_anew_and_its_place_moved_and_both_undone(night):
    app = say(report_page(), "times", Date=date(2025, 9, 6), Your_name="Olena")
    assert held_claims(night)["attack_date"].dt.date.unique().tolist() == [date(2025, 9, 6)]
    say(app, "place", What="edit", Region="RU-BRY", Your_name="Olena")
    with open_ledger(night) as held:
        assert held.places()["adm1"].tolist() == ["RU-BRY", "UA-12"]
    assert "region: Kursk Oblast → Bryansk Oblast" in words(app)
    for _ in range(2):
        next(button for button in app.button if button.label == "Undo").click().run()
    assert held_claims(night)["attack_date"].dt.date.unique().tolist() == [date(2025, 9, 5)]
    with open_ledger(night) as held:
        assert held.places()["adm1"].tolist() == ["RU-KRS", "UA-12"]


BEGAN, ENDED = datetime(2025, 9, 4, 18, tzinfo=KYIV), datetime(2025, 9, 5, 8, tzinfo=KYIV)
RETIMED = [
    # what a person gives, by the clock         began, ended and as of when it is counted; what is told
    ({"Began": datetime(2025, 9, 4, 20)}, (BEGAN.replace(hour=20), ENDED, None),
     "began: 4 September 2025, 18:00 Kyiv time → 4 September 2025, 20:00 Kyiv time"),
    ({"Ended": datetime(2025, 9, 5, 9, 37)}, (BEGAN, ENDED.replace(hour=9, minute=37), None),
     "ended: 5 September 2025, 08:00 Kyiv time → 5 September 2025, 09:37 Kyiv time"),
    ({"Counted": datetime(2025, 9, 5, 8, 30)}, (BEGAN, ENDED, ENDED.replace(minute=30)),
     "counted as of: none → 5 September 2025, 08:30 Kyiv time"),
    ({"Began": None}, (None, ENDED, None), "began: 4 September 2025, 18:00 Kyiv time → none"),
    ({"Date": date(2025, 12, 6)},
     (datetime(2025, 12, 5, 18, tzinfo=KYIV), datetime(2025, 12, 6, 8, tzinfo=KYIV), None),
     "date of attack: 2025-09-05 → 2025-12-06"),
    ({"Began": datetime(2025, 1, 4, 18), "Hours": MOSCOW},
     (datetime(2025, 1, 4, 17, tzinfo=KYIV), ENDED, None),
     "began: 4 September 2025, 18:00 Kyiv time → 4 January 2025, 17:00 Kyiv time"),
]  # fmt: skip


def times_held(ledger):
    """When the attack of all claims was, and as of when they are counted."""
    [times] = held_claims(ledger)[["window_start", "window_end", "as_of"]].drop_duplicates().to_numpy()
    return tuple(None if pd.isna(moment) else moment for moment in times)


@pytest.mark.parametrize(("given", "then", "told"), RETIMED)
def test_a_report_is_given_other_hours_and_they_are_undone(night, given, then, told):
    app = say(report_page(), "times", Your_name="Olena", **given)
    assert times_held(night) == then
    assert told in words(app)
    next(button for button in app.button if button.label == "Undo").click().run()
    assert times_held(night) == (BEGAN, ENDED, None)


@pytest.mark.parametrize("given", [{"Began": datetime(2025, 9, 5, 9)}, {"Ended": datetime(2025, 9, 4, 17)}])
def test_an_attack_that_would_end_before_it_starts_is_refused(night, given):
    app = say(report_page(), "times", Your_name="Olena", **given)
    assert "Not done: the attack would end before it starts: correct its start or its end." in words(app)
    assert times_held(night) == (BEGAN, ENDED, None)


def test_the_form_of_hours_begins_with_what_was_read_in_the_zone_of_the_claimant(ledger):
    january = {
        "window_start": datetime(2025, 1, 4, 20, tzinfo=MOSCOW),
        "window_end": datetime(2025, 1, 5, 7, tzinfo=MOSCOW),
    }
    told = claim("shot_down", "drone", 92, claimant=Claimant.RU_MOD, attacker=Side.UA, **january)
    with open_ledger(ledger) as held:
        held.add(reading("92 drones", told, publisher="mod_russia", claimant=Claimant.RU_MOD))
    app = report_page()
    app.button_group[0].set_value("times").run()
    assert [box.value for box in app.datetime_input] == [
        datetime(2025, 1, 4, 20),
        datetime(2025, 1, 5, 7),
        None,
    ]
    assert app.radio[0].value == MOSCOW


def test_hours_that_differ_among_the_numbers_are_said_to(ledger):
    later = claim("shot_down", "drone", 3, span=(4, 5), window_start=datetime(2025, 9, 5, 1, tzinfo=KYIV))
    with open_ledger(ledger) as held:
        held.add(reading("157 drones", claim("launched", "drone", 157), later))
    app = report_page()
    app.button_group[0].set_value("times").run()
    assert [box.value for box in app.datetime_input] == [None, datetime(2025, 9, 5, 8), None]
    assert "Its numbers differ in what stands empty here." in words(app)


def test_a_report_without_numbers_on_an_attack_has_no_hours_to_correct(ledger):
    with open_ledger(ledger) as held:
        held.add(reading("5000 so far", claim("launched", "drone", 5000, scope="cumulative")))
    app = say(report_page(), "times", Your_name="Olena")
    assert "This report has no numbers on an attack." in words(app)
    assert "Nothing was chosen." in words(app)


def test_a_report_needs_a_name_and_something_chosen(night):
    assert "Nothing was chosen." in words(say(report_page(), "times", Your_name="Olena"))
    assert "Not done: say who makes the correction." in words(say(report_page(), "aside"))
    assert len(held_claims(night)) == 2


def test_a_claim_is_confirmed_and_says_so(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "confirm", your_name="Olena", note="read it")
    assert "The claim is confirmed." in words(app)
    assert "confirmed" in app.dataframe[0].value["status"].tolist()
    assert "Olena" in words(app)
    assert "“read it”" in words(app)


def test_a_claim_is_edited_and_the_edit_undone(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "edit", your_name="Olena", number_at_least=150, number_at_most=160)
    assert "number: 157 → 150 to 160" in words(app)
    assert app.dataframe[0].value["number"].tolist()[0] == "150 to 160"
    next(button for button in app.button if button.label == "Undo").click().run()
    assert held_claims(night)["low"].tolist() == [157, 121]
    assert "undone by Olena" in words(app)


def test_one_claim_is_given_other_hours_and_they_are_undone(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "edit", your_name="Olena", began=datetime(2025, 9, 5, 1))
    assert "began: 4 September 2025, 18:00 Kyiv time → 5 September 2025, 01:00 Kyiv time" in words(app)
    assert "ended:" not in words(app)
    assert held_claims(night)["window_start"].dt.hour.tolist() == [22, 15]
    next(button for button in app.button if button.label == "Undo").click().run()
    assert times_held(night) == (BEGAN, ENDED, None)


def test_a_rejected_claim_stays_in_the_table(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "reject", your_name="Olena")
    assert app.dataframe[0].value["status"].tolist() == ["rejected, not counted", "not checked"]
    with open_ledger(night) as held:
        assert held.attacks()["launched_low"].isna().all()


def test_a_missed_number_is_added_with_its_words(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "add", your_name="Olena", number_at_least=9, number_at_most=9, of_what="lost")
    assert "These words are not in the report" in words(app)
    send(
        app,
        "add",
        your_name="Olena",
        the_report="Dnipro",
        number_at_least=9,
        number_at_most=9,
        of_what="lost",
    )
    added = held_claims(night).iloc[-1]
    told = (added["measure"], added["low"], added["status"], added["evidence"])
    assert told == ("lost", 9, "added", TEXT)
    assert added["attack_date"].date() == date(2025, 9, 5)


def test_words_that_stand_twice_are_asked_for_with_more_around_them(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "add", your_name="Olena", the_report="b", number_at_least=9)
    assert "in the report more than once" in words(app)
    assert len(held_claims(night)) == 2


def test_an_added_number_can_be_part_of_another(night):
    app = page("claims")
    whole = choose_claim(app, night)
    send(app, "add", your_name="Olena", the_report="Dnipro", number_at_least=9, part_of=whole)
    added = held_claims(night).iloc[-1]
    assert (added["subset"], added["subset_of"]) == (True, whole)


def test_the_history_says_which_number_a_claim_became_a_part_of(night):
    with open_ledger(night) as held:
        held.add(reading("9 and 5", claim("hit", "drone", 9), claim("hit", "drone", 5, span=(6, 7))))
        whole, part = held.claims()["claim_id"].iloc[-2:]
        edit(held, part, {"subset": True, "subset_of": whole}, "Olena")
    app = page("claims")
    app.session_state["claim"] = part
    app.run()
    assert "part of: none → 9 drones hit, Ukrainian Air Force" in words(app)


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (
            "edit",
            "Correct it: 157 drones launched (Ukrainian Air Force) · “157” · "
            "Published by kpszsu · 5 September 2025",
        ),
        ("add", "For the report: Published by kpszsu · 5 September 2025"),
    ],
)
def test_a_form_says_which_claim_it_is_about(action, told, night):
    app = page("claims")
    choose_claim(app, night)
    next(box for box in app.button_group if box.label == "Is this claim right?").set_value(action).run()
    assert told in words(app)
    assert "With “at most” left empty it is kept as “at least”" in words(app)


def test_an_added_number_says_how_it_is_kept(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "add", your_name="Olena", the_report="Dnipro", number_at_least=7)
    assert "The claim is added, its number kept as “at least 7”." in words(app)


def test_the_name_is_kept_where_a_correction_was_not_made(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "edit", your_name="Olena")
    assert "Nothing was changed." in words(app)
    send(app, "confirm")
    assert "The claim is confirmed." in words(app)


def test_a_correction_needs_a_name(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "confirm")
    assert "Not done: say who makes the correction." in words(app)
    assert held_claims(night)["status"].tolist() == ["read", "read"]


def test_the_name_is_kept_for_the_next_correction(night):
    app = page("claims")
    choose_claim(app, night)
    send(app, "confirm", your_name="Olena")
    send(app, "reject")
    assert held_claims(night)["status"].tolist()[0] == "rejected"


def test_a_balance_that_does_not_close_names_the_numbers_behind_it(ledger):
    figures = (("launched", 10), ("shot_down", 8), ("hit", 4), ("hit_locations", 2))
    told = [claim(measure, "drone", low, span=(n, n + 1)) for n, (measure, low) in enumerate(figures)]
    with open_ledger(ledger) as held:
        held.add(reading("10 drones, 8 down, 4 hit", *told))
    app = page("claims")
    claim_id = choose_claim(app, ledger)
    [message] = [warning.value for warning in app.warning if "accounted for" in warning.value]
    assert "[10 drones launched (Ukrainian Air Force)](claims?claim=" + claim_id in message
    assert "8 drones shot down" in message
    assert "4 drones hit" in message
    assert "places hit" not in message


def test_a_report_shows_its_balance(night):
    app = page("claims")
    choose_claim(app, night)
    balance = app.dataframe[1].value
    assert balance["Not accounted for"].tolist() == ["36"]


def test_an_undo_needs_a_name_too(night):
    with open_ledger(night) as held:
        reject(held, held.claims()["claim_id"].iloc[0], "Olena")
    app = page("claims")
    choose_claim(app, night)
    undo_button = next(button for button in app.button if button.label == "Undo")
    undo_button.click().run()
    assert "Not done: say who makes the correction." in words(app)
    next(box for box in app.text_input if box.label.startswith("Your name, to undo")).input("Petro").run()
    next(button for button in app.button if button.label == "Undo").click().run()
    assert "undone by Petro" in words(app)
    assert held_claims(night)["status"].tolist() == ["read", "read"]


def test_a_revised_figure_is_shown_beside_the_one_used(night):
    later = datetime(2025, 9, 5, 12, tzinfo=KYIV)
    down = claim("shot_down_or_suppressed", "drone", 126, span=(12, 15), as_of=later)
    with open_ledger(night) as held:
        held.add(
            reading("157 drones, 126 down by noon", claim("launched", "drone", 157), down, published=later)
        )
    app = page("rates")
    assert "1 figure revised later" in words(app)
    [row] = next(t.value for t in app.dataframe if "set_aside" in t.value).to_dict("records")
    assert (row["used"], row["set_aside"]) == ("126 at 12:00 (kpszsu)", "121 (kpszsu)")


def test_figures_that_nobody_revised_are_said_to_stand(night):
    assert "No figure of these attacks was revised or contradicted" in words(page("rates"))


def test_the_rates_page_sets_what_a_report_says_twice_side_by_side(ledger):
    text = "157 were launched. Later 170 were."
    twice = (
        claim("launched", "drone", 157, span=(0, 3), evidence=Span(0, 18)),
        claim("launched", "drone", 170, span=(25, 28), evidence=Span(19, 34)),
    )
    with open_ledger(ledger) as held:
        held.add(reading(text, *twice))
    app = page("rates")
    assert not app.exception
    assert "1 figure contradicted" in words(app)
    [shown] = [table.value for table in app.dataframe if "rule" in table.value]
    assert shown[["used", "set_aside", "kind", "rule"]].values.tolist() == [
        ["170 (kpszsu)", "157 (kpszsu)", "contradicts, in the same report", "largest_in_report"]
    ]
