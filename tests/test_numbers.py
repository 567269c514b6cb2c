"""How many, how exactly, and what is no count: numbers in English, Ukrainian and Russian."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsers.numbers.core import TABLES, Form
from parsers.numbers.quantities import find_quantities
from parsers.report import Bound
from parsers.text import Kind, tokenize
from tests.lexicon_examples import examples_of, have_examples

BOUNDS = {
    Bound.EXACT: "{0}",
    Bound.ABOUT: "~{0}",
    Bound.AT_LEAST: "{0}..",
    Bound.AT_MOST: "..{1}",
    Bound.RANGE: "{0}..{1}",
}


def shown(quantity):
    """A quantity as the lexicon's examples write it: "24.. dozens", "? unit", "1 each"."""
    is_counted = (quantity.low, quantity.high) != (None, None)
    value = BOUNDS[quantity.bound].format(quantity.low, quantity.high) if is_counted else "?"
    form = None if quantity.form is Form.NUMBER else quantity.form.value
    return " ".join(filter(None, [value, form, quantity.name, "each" if quantity.is_each else None]))


def reads(text):
    return "; ".join(shown(quantity) for quantity in find_quantities(tokenize(text)))


@pytest.mark.parametrize(("text", "expected"), examples_of(TABLES))
def test_lexicon_examples(text, expected):
    assert reads(text) == expected


def test_every_table_of_the_lexicon_has_examples():
    assert have_examples(TABLES)


CASES = """
launched 574 drones and 40 missiles              | 574; 40
thirty-six drones, all but five of the 41        | 36; 5 all_but; 41
52 of 54 Shahed drones                           | 52; 54
13 of the 13                                     | 13; 13
all the 13 missiles                              | 13 all
one hundred and twenty-one drones                | 121
two thousand three hundred and four homes        | 2304
a thousand homes                                 | 1000
half of them                                     | ? fraction
half a dozen drones                              | 6
roughly 85 to 90 drones                          | 85..90
between 20 and 30 missiles                       | 20..30
from 5 to 7 drones                               | 5..7
the toll rose from 5 to 7                        | 5; 7
up to 40 rockets                                 | ..40
as many as 12                                    | ..12
at least 2 killed and 5 injured                  | 2..; 5
more than 300, or roughly a third                | 300..; ? fraction
an estimated 100-200 losses                      | 100..200
an unspecified number of drones                  | ? undisclosed
no one of the 12 crew                            | ? name; 12
about $300 million for 25 launchers              | ? money; 25
five 9-storey buildings                          | 5; ? unit
the 12th attack in 24 hours                      | ? ordinal ordinal; ? unit
two thirds of 90 drones                          | ? fraction; 90
Kh-101/555 and Tu-95MS                           | ? name; ? name
seven Kh-22/32 from 4 areas                      | 7; ? name; 4
as reported.[84]                                 | ? footnote
5 Geran-2                                        | 5; ? name
усі 24 безпілотники                              | 24 all
всі, крім двох                                   | 2 all_but
обидві ракети                                    | 2 all
двома ракетами Х-59/69                           | 2; ? name
трьохсот п'ятдесяти двох дронів                  | 352
дев’ятьмастами дев’яноста дев’ятьма              | 999
дві тисячі триста один                           | 2301
близько сотні ракет                              | ~100
сотні ракет                                      | 200.. hundreds
понад пів сотні                                  | 50..
кілька десятків дронів                           | 24.. dozens
не менше ніж 30                                  | 30..
більше, ніж 30                                   | 30..
до 10 БпЛА                                       | ..10
зросла до 10                                     | 10
з 24 до 40                                       | 24..40
від п'яти до семи                                | 5..7
36 ракет і 5-ма дронами                          | 36; 5
20-ї години                                      | ? ordinal ordinal
жодної ракети з 4                                | 0 none; 4
27 ударних БпЛА на 7 локаціях                    | 27; 7
на11 локаціях та на 4                            | 11; 4
за 300 м від 2 будинків                          | ? unit; 2
1 150 і 1 150                                    | 1150; 1150
двадцать шесть беспилотников                     | 26
перехвачен и уничтожен 91                        | 91
по 6 над двумя областями                         | 6 each; 2
по одному – над Крымом                           | 1 each
двое погибших, семеро раненых                    | 2; 7
тремястами сорока четырьмя                       | 344
пятьюдесятью тремя                               | 53
десятки дронов, сотня ракет                      | 24.. dozens; 100
не более чем 12                                  | ..12
свыше двухсот                                    | 200..
две-три ракеты                                   | 2..3
двадцать второго октября                         | ? ordinal ordinal
62-летний мужчина и 3 женщины                    | ? unit; 3
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_cases(line):
    text, expected = (part.strip() for part in line.split("|"))
    assert reads(text) == expected


NOT_COUNTED = """
S-300, S-400 and Shahed-136
3М22, 9К720, Ту22м3, F-16s, S8000, G7
18:00, 08.30, 24.03.23, 2025-09-05, 0830
in 2014, since 2022, 2023–2024
12.5, 3½, 51.37422123
5th, 24-го, 104-й
20 km, 200-mile, 300 кілометрів, 5 поверхів, 35 лет
$5, 30 євро, 2 млн грн
40%, 12 процентів
9999999999999999999999999
"""


@pytest.mark.parametrize("text", NOT_COUNTED.strip().splitlines())
def test_names_dates_and_measures_count_nothing(text):
    assert [q for q in find_quantities(tokenize(text)) if q.name is None] == []


@pytest.mark.parametrize(
    "text", ["", "a drone", "few drones", "the most powerful", "другие дроны", "потерял семью"]
)
def test_words_that_are_no_numbers(text):
    assert reads(text) == ""


def test_bound_words_belong_to_the_quantity_and_not_to_its_core():
    text = "Знищено понад 90 дронів."
    (quantity,) = find_quantities(tokenize(text))
    assert text[quantity.start : quantity.end] == "понад 90"
    assert text[quantity.core_start : quantity.core_end] == "90"


# ------------------------------------------------------------------------------ spelled by other means

ENGLISH = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
"""
ENGLISH_NUMBERS = dict(zip([*range(20), *range(20, 100, 10)], ENGLISH.split(), strict=True))


def in_english(n):
    if n >= 1000:
        rest = n % 1000
        return in_english(n // 1000) + " thousand" + (f" {in_english(rest)}" if rest else "")
    if n >= 100:
        rest = n % 100
        return ENGLISH_NUMBERS[n // 100] + " hundred" + (f" and {in_english(rest)}" if rest else "")
    if n >= 20:
        return ENGLISH_NUMBERS[n - n % 10] + (f"-{ENGLISH_NUMBERS[n % 10]}" if n % 10 else "")
    return ENGLISH_NUMBERS[n]


# One row a number: nominative, genitive, dative, instrumental, locative.
UKRAINIAN = """
0 нуль нуля нулю нулем нулі
1 один одного одному одним одному
2 два двох двом двома двох
3 три трьох трьом трьома трьох
4 чотири чотирьох чотирьом чотирма чотирьох
5 п'ять п'яти п'яти п'ятьма п'яти
6 шість шести шести шістьма шести
7 сім семи семи сьома семи
8 вісім восьми восьми вісьма восьми
9 дев'ять дев'яти дев'яти дев'ятьма дев'яти
10 десять десяти десяти десятьма десяти
11 одинадцять одинадцяти одинадцяти одинадцятьма одинадцяти
12 дванадцять дванадцяти дванадцяти дванадцятьма дванадцяти
13 тринадцять тринадцяти тринадцяти тринадцятьма тринадцяти
14 чотирнадцять чотирнадцяти чотирнадцяти чотирнадцятьма чотирнадцяти
15 п'ятнадцять п'ятнадцяти п'ятнадцяти п'ятнадцятьма п'ятнадцяти
16 шістнадцять шістнадцяти шістнадцяти шістнадцятьма шістнадцяти
17 сімнадцять сімнадцяти сімнадцяти сімнадцятьма сімнадцяти
18 вісімнадцять вісімнадцяти вісімнадцяти вісімнадцятьма вісімнадцяти
19 дев'ятнадцять дев'ятнадцяти дев'ятнадцяти дев'ятнадцятьма дев'ятнадцяти
20 двадцять двадцяти двадцяти двадцятьма двадцяти
30 тридцять тридцяти тридцяти тридцятьма тридцяти
40 сорок сорока сорока сорока сорока
50 п'ятдесят п'ятдесяти п'ятдесяти п'ятдесятьма п'ятдесяти
60 шістдесят шістдесяти шістдесяти шістдесятьма шістдесяти
70 сімдесят сімдесяти сімдесяти сімдесятьма сімдесяти
80 вісімдесят вісімдесяти вісімдесяти вісімдесятьма вісімдесяти
90 дев'яносто дев'яноста дев'яноста дев'яноста дев'яноста
100 сто ста ста ста ста
200 двісті двохсот двомстам двомастами двохстах
300 триста трьохсот трьомстам трьомастами трьохстах
400 чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах
500 п'ятсот п'ятисот п'ятистам п'ятьмастами п'ятистах
600 шістсот шестисот шестистам шістьмастами шестистах
700 сімсот семисот семистам сьомастами семистах
800 вісімсот восьмисот восьмистам вісьмастами восьмистах
900 дев'ятсот дев'ятисот дев'ятистам дев'ятьмастами дев'ятистах
"""
RUSSIAN = """
0 ноль ноля нолю нолём ноле
1 один одного одному одним одном
2 два двух двум двумя двух
3 три трёх трём тремя трёх
4 четыре четырёх четырём четырьмя четырёх
5 пять пяти пяти пятью пяти
6 шесть шести шести шестью шести
7 семь семи семи семью семи
8 восемь восьми восьми восемью восьми
9 девять девяти девяти девятью девяти
10 десять десяти десяти десятью десяти
11 одиннадцать одиннадцати одиннадцати одиннадцатью одиннадцати
12 двенадцать двенадцати двенадцати двенадцатью двенадцати
13 тринадцать тринадцати тринадцати тринадцатью тринадцати
14 четырнадцать четырнадцати четырнадцати четырнадцатью четырнадцати
15 пятнадцать пятнадцати пятнадцати пятнадцатью пятнадцати
16 шестнадцать шестнадцати шестнадцати шестнадцатью шестнадцати
17 семнадцать семнадцати семнадцати семнадцатью семнадцати
18 восемнадцать восемнадцати восемнадцати восемнадцатью восемнадцати
19 девятнадцать девятнадцати девятнадцати девятнадцатью девятнадцати
20 двадцать двадцати двадцати двадцатью двадцати
30 тридцать тридцати тридцати тридцатью тридцати
40 сорок сорока сорока сорока сорока
50 пятьдесят пятидесяти пятидесяти пятьюдесятью пятидесяти
60 шестьдесят шестидесяти шестидесяти шестьюдесятью шестидесяти
70 семьдесят семидесяти семидесяти семьюдесятью семидесяти
80 восемьдесят восьмидесяти восьмидесяти восемьюдесятью восьмидесяти
90 девяносто девяноста девяноста девяноста девяноста
100 сто ста ста ста ста
200 двести двухсот двумстам двумястами двухстах
300 триста трёхсот трёмстам тремястами трёхстах
400 четыреста четырёхсот четырёмстам четырьмястами четырёхстах
500 пятьсот пятисот пятистам пятьюстами пятистах
600 шестьсот шестисот шестистам шестьюстами шестистах
700 семьсот семисот семистам семьюстами семистах
800 восемьсот восьмисот восьмистам восемьюстами восьмистах
900 девятьсот девятисот девятистам девятьюстами девятистах
"""
# One thousand, two in the nominative, and thousands, in the same cases.
THOUSANDS = {
    "uk": (
        "одна тисяча|однієї тисячі|одній тисячі|однією тисячею|одній тисячі",
        "дві",
        "тисяч тисячам тисячами тисячах",
    ),
    "ru": (
        "одна тысяча|одной тысячи|одной тысяче|одной тысячей|одной тысяче",
        "две",
        "тысяч тысячам тысячами тысячах",
    ),
}
TABLE_OF = {
    lang: {int(row.split()[0]): row.split()[1:] for row in table.strip().splitlines()}
    for lang, table in (("uk", UKRAINIAN), ("ru", RUSSIAN))
}
CASES_OF_NUMBERS = range(5)
INSTRUMENTAL = 3


def parts(n):
    """The numbers that are said one after another, below a thousand: 352 is 300, 50, 2."""
    if n < 21:
        return [n]
    place = 100 if n >= 100 else 10
    return [n - n % place, *(parts(n % place) if n % place else [])]


def thousands_in_slavic(n, lang, case):
    one, two, plurals = THOUSANDS[lang]
    if n == 1:
        return one.split("|")[case]
    if case == 0:
        many = plurals.split()[0]
        return f"{two if n == 2 else TABLE_OF[lang][n][0]} {many if n > 4 else many + 'иі'[lang == 'uk']}"
    return f"{TABLE_OF[lang][n][case]} {plurals.split()[case - 1]}"


def in_slavic(n, lang, case):
    thousands, rest = divmod(n, 1000)
    said = [thousands_in_slavic(thousands, lang, case)] if thousands else []
    if rest or not thousands:
        said += [TABLE_OF[lang][part][case] for part in parts(rest)]
    return " ".join(said)


def counted(text):
    return [(q.low, q.high, q.bound, q.name) for q in find_quantities(tokenize(text))]


@given(st.integers(0, 9_999))
@example(1_000)
@example(120)
def test_english_numbers_come_back(n):
    assert counted(f"{in_english(n)} drones") == [(n, n, Bound.EXACT, None)]


@given(st.integers(0, 9_999), st.sampled_from(["uk", "ru"]), st.sampled_from(CASES_OF_NUMBERS))
@example(352, "uk", INSTRUMENTAL)
@example(7, "ru", INSTRUMENTAL)
def test_slavic_numbers_come_back_in_every_case(n, lang, case):
    noun = "дронами" if case == INSTRUMENTAL else "дронів"
    assert counted(f"{in_slavic(n, lang, case)} {noun}") == [(n, n, Bound.EXACT, None)]


@given(st.integers(0, 9_999))
def test_digits_come_back(n):
    assert counted(f"{n} drones") == counted(f"{n:,} drones") == [(n, n, Bound.EXACT, None)]


# ----------------------------------------------------------------------------------- any text at all

WORDS = (
    "more than all two hundred дві сотні до по кілька S Kh км року - – / . , [ ] % $ 18:00 24.03.23 1,150 ½"
)
PIECES = st.sampled_from(["\n", *WORDS.split(" ")])
TEXTS = st.lists(st.one_of(PIECES, st.integers(0, 10**12).map(str), st.text(max_size=5)), max_size=15)


@given(TEXTS, st.sampled_from(["", " "]))
@example(["٣", "²", "ⅷ", "1" * 5_000], " ")
def test_every_digit_is_in_exactly_one_quantity_inside_the_text(pieces, space):
    text = space.join(pieces)
    tokens = tokenize(text)
    quantities = find_quantities(tokens)
    covered = [i for q in quantities for i in range(q.first, q.last + 1)]
    assert covered == sorted(set(covered))
    assert {i for i, token in enumerate(tokens) if token.kind == Kind.NUMBER} <= set(covered)
    for q in quantities:
        assert 0 <= q.start <= q.core_start < q.core_end <= q.end <= len(text)
        assert (q.start, q.end) == (tokens[q.first].start, tokens[q.last].end)
        assert q.name is None or (q.low, q.high) == (None, None)


@given(st.text())
def test_any_text_can_be_read(text):
    find_quantities(tokenize(text))
