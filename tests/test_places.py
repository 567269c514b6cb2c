"""Places as claimants name them: what is found, in which region, and what happened there."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.places.finding import find_places
from parsers.places.gazetteer import gazetteer, regions
from parsers.reading import parse_report
from parsers.report import Place, Report
from parsers.roles.assigning import read_mentions, to_places
from parsers.sentences import split_sentences
from parsers.text import tokenize


def found(text: str) -> list[tuple[str, str | None]]:
    mentions = find_places(tokenize(text))
    return [
        (text[m.start : m.end], m.adm1)
        for m in mentions
        if m.level != "country" and not m.is_actor and not m.is_reference
    ]


def codes(text: str) -> list[str | None]:
    return [code for _, code in found(text)]


def touched(text: str) -> list[Place]:
    tokens = tokenize(text)
    return list(to_places(read_mentions(tokens, split_sentences(tokens))))


def roles(text: str) -> list[str]:
    return [f"{place.adm1} {place.role.value}" for place in touched(text)]


@pytest.mark.parametrize("code", sorted(regions()))
@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
def test_every_region_and_sea_is_known_by_its_own_name(code: str, lang: str) -> None:
    name = regions()[code].names[lang]
    assert codes(f"over {name}" if lang == "en" else f"над {name}")[:1] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("у Києві", "UA-30"),
        ("на Київщині", "UA-32"),
        ("Київська обл.", "UA-32"),
        ("м. Київ", "UA-30"),
        ("в Київській області", "UA-32"),
        ("у бік столиці України", "UA-30"),
        ("ТОТ АР Крим", "UA-43"),
        ("над территорией Республики Крым", "UA-43"),
        ("в Севастополе", "UA-40"),
        ("у Кривому Розі", "UA-12"),
        ("біля Приморсько-Ахтарська", "RU-KDA"),
        ("над Республикой Удмуртия", "RU-UD"),
        ("в Северной Осетии", "RU-SE"),
        ("над Московским регионом", "RU-MOS"),
        ("в Новой Москве", "RU-MOW"),
        ("беспилотник, летевший на Москву", "RU-MOS"),
        ("Истринского района Московской области", "RU-MOS"),
        ("Синельниківський район", "UA-12"),
        ("над акваторией Черного моря", "BLACK_SEA"),
        ("з акваторії Азовського Моря", "AZOV_SEA"),
        ("#Сумщина", "UA-59"),
        ("в Одеський порт", "UA-51"),
        ("по Київській телевежі", "UA-30"),
        ("по Харківській ТЕЦ", "UA-63"),
        ("Київська ТЕЦ", "UA-30"),
        ("Київська ГЕС", "UA-32"),
        ("Московский НПЗ", "RU-MOW"),
        ("атакован Афипский НПЗ", "RU-KDA"),
        ("на Новокуйбышевском НПЗ", "RU-SAM"),
        ("на Новошахтинском заводе нефтепродуктов", "RU-ROS"),
        ("по Славянскому НПЗ", "RU-KDA"),
        ("в Ізмаїльський порт", "UA-51"),
        ("в Охматдит", "UA-30"),
        ("у Голосіївському районі", "UA-30"),
        ("Донецькому напрямку", "UA-14"),
        ("Міллєрово", "RU-ROS"),
        ("Odessa", "UA-51"),
        ("Kiev", "UA-30"),
        ("Kyiv City", "UA-30"),
        ("the Kyiv region", "UA-32"),
        ("Dnipro Oblast", "UA-12"),
        ("Dnipropetrovsk", "UA-12"),
        ("in Vinnytska Oblast", "UA-05"),
        ("near Hulyaipole", "UA-23"),
        ("near Huliaipole", "UA-23"),
        ("near St. Petersburg", "RU-LEN"),
        ("over St Petersburg", "RU-SPE"),
        ("in Krasnodar Krai", "RU-KDA"),
        ("the Novhorod-Siversk district", "UA-74"),
        ("Cape Chauda", "UA-43"),
        ("over the northern Caspian Sea", "CASPIAN_SEA"),
    ],
)
def test_one_place(text: str, code: str) -> None:
    assert codes(text)[0] == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("у Сумській, Полтавській та Харківській областях", ["UA-59", "UA-53", "UA-63"]),
        ("5 Житомирської та 1 Хмельницької областей", ["UA-18", "UA-68"]),
        ("14 – над Белгородской, по две – над Курской и Брянской", ["RU-BEL", "RU-KRS", "RU-BRY"]),
        ("over Moscow, Tula, and Smolensk oblasts", ["RU-MOS", "RU-TUL", "RU-SMO"]),
        ("in the Sumy and Kherson regions", ["UA-59", "UA-65"]),
        ("над акваториями Азовского и Черного морей", ["AZOV_SEA", "BLACK_SEA"]),
        ("восемь – в Краснодарском крае, пять – в Ставропольском.", ["RU-KDA", "RU-STA"]),
        ("із напрямків: Курськ, Орел – рф, ТОТ Донецьк", ["RU-KRS", "RU-ORL", "UA-14"]),
        ("over Moscow, Tula and Kaluga", ["RU-MOW", "RU-TUL", "RU-KLU"]),
        ("Над Рязанской сбиты 14 БПЛА, над Нижегородской – три", ["RU-RYA", "RU-NIZ"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "precision"),
    [
        ("near Popivka, Chernihiv Oblast", "UA-74", 3),
        ("in Oleksandrivka", None, None),
        ("in Oleksandrivka, Donetsk Oblast", "UA-14", 1),
        ("in Poltava", "UA-53", 1),
        ("в Октябрьском районе", None, None),
        ("в Октябрьском районе Ростовской области", "RU-ROS", 3),
    ],
)
def test_ambiguous_names(text: str, code: str | None, precision: int | None) -> None:
    mention = find_places(tokenize(text))[0]
    assert (mention.adm1, mention.geo_precision) == (code, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Миру ще немає, перемога буде",
        "Перемога буде за нами",
        "орёл сидел на дереве",
        "On Sunday and Monday, talks went on",
        "Radio Svoboda reported",
        "Президент Володимир Зеленський",
        "The drones hit seven targets in a mass attack",
        "Mass drone attack repelled",
        "On Jan. 8 two drones were seen",
        "збито ракету Калібр і дрон Молнія",
        "сообщил Олег Николаев",
        "said Oleh Nikolaev",
        "губернатора Владимира Сальдо",
    ],
)
def test_no_place(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said it would answer",
        "Moscow launched 40 missiles",
        "Kyiv first stepped up drone attacks",
        "Moscow began to target power plants",
        "Kyiv had hit a refinery",
        "drone attacks led the Kremlin to shut down the internet",
        "the Kyiv Independent's count",
        "Moscow regularly accuses Ukraine",
        "Moscow last week pulled out of a deal",
        "a deal signed by Moscow and Kyiv",
        "KYIV, Ukraine – Missiles hit",
        "the embassy in Kyiv reported a threat",
        "назначенный Москвой губернатор",
        "Moscow's troops fired 40 missiles",
        "Moscow pounded Ukraine",
        "they accused Moscow of it",
        "the Kyiv Post",
        "Sumy Governor Oleh Hryhorov",
        "the mayor of Kharkiv",
        "the Kyiv City Military Administration",
        "Sumy Oblast Military Administration",
        "a Moscow-installed official",
        "KYIV (Reuters) – Air defences",
        "KYIV, September 3 – Air defences",
        "KHARKIV, Ukraine (AP) – Air defences",
        "the Air Force in Kyiv counted 70 drones",
        "Харківська ОВА",
        "губернатор Белгородской области",
    ],
)
def test_governments_and_offices_are_no_places(text: str) -> None:
    assert all(m.is_actor for m in find_places(tokenize(text)) if m.level != "country")


@pytest.mark.parametrize(
    "text",
    [
        "Moscow was attacked with drones",
        "Kyiv has been hit by drones",
        "Kyiv suffered a drone attack",
        "blasts near the Polish embassy in Kyiv",
        "a strike on Kyiv",
        "in Moscow's Vnukovo",
        "Kyiv, Odesa – drones were shot down",
        "the air force base in Kyiv was hit",
    ],
)
def test_a_capital_can_be_a_place(text: str) -> None:
    assert codes(text)


def test_a_distance_names_a_point_of_its_own() -> None:
    (mention,) = find_places(tokenize("A strike 50 km north of Kharkiv"))
    assert (mention.lat, mention.lon, mention.geo_precision) == (50.43, 36.25, 2)
    assert mention.name == "50 km north of Kharkiv"


def test_a_distance_after_a_place_only_explains_it() -> None:
    text = "in the city of Ryazan, approximately 200 kilometers (125 miles) southeast of Moscow"
    assert found(text) == [("Ryazan", "RU-RYA")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ворог атакував Одещину дронами із напрямків: Курськ, Міллерово – рф, Гвардійське – ТОТ АР Крим.",
            ["UA-51 target", "RU-KRS launch", "RU-ROS launch", "UA-43 launch"],
        ),
        ("Ракети по Києву (район пусків – Саратовська обл.)", ["UA-30 target", "RU-SAR launch"]),
        ("Крилаті ракети з акваторії Чорного моря", ["BLACK_SEA launch"]),
        ("Ракети із повітряного простору над акваторією Азовського моря", ["AZOV_SEA launch"]),
        ("Збито 7 дронів у Сумській та Полтавській областях", ["UA-59 intercept", "UA-53 intercept"]),
        ("Знищено 9 шахедів. Більшість – на Київщині.", ["UA-32 intercept"]),
        ("Основний напрямок удару дронів – Полтавщина", ["UA-53 target"]),
        ("Уламки дрона впали у Вінниці", ["UA-05 debris"]),
        (
            "Над Тульской областью сбит дрон, летевший на Москву",
            ["RU-TUL intercept", "RU-MOS target"],
        ),
        ("Сбиты 9 БПЛА, из них один над Калужской областью", ["RU-KLU intercept"]),
        ("По направлениям Курск, Орел враг атаковал дронами", ["RU-KRS launch", "RU-ORL launch"]),
        ("Drones launched from Cape Chauda hit a depot in Kherson", ["UA-43 launch", "UA-65 target"]),
        ("Russian bombers launched missiles at the port of Izmail", ["UA-51 target"]),
        (
            "Missiles fired from bombers over the Caspian Sea hit Lviv",
            ["CASPIAN_SEA launch", "UA-46 target"],
        ),
        ("Four drones were downed over the Kursk region", ["RU-KRS intercept"]),
        ("Drone debris damaged a plant in Poltava", ["UA-53 debris"]),
        ("Ten drones were shot down over the Black Sea near Sevastopol", ["BLACK_SEA intercept"]),
        ("Drones hit plants from Lviv in the west to Kharkiv", ["UA-46 target", "UA-63 target"]),
        ("The Sumy strike was carried out with two missiles", ["UA-59 target"]),
        ("Air defences in Tula intercepted three drones", ["RU-TUL intercept"]),
        ("The governor of Mykolaiv said six drones were shot down over his region", ["UA-48 intercept"]),
        ("A missile destroyed a house in Nikopol", ["UA-12 target"]),
        ("Дрони летіли з районів Курськ, Міллерово", ["RU-KRS launch", "RU-ROS launch"]),
        (
            "Шахеди йшли з російських Курська та Орла",
            ["RU-KRS launch", "RU-ORL launch"],
        ),
        ("Шахеди запущено з мису Чауда в окупованому Криму", ["UA-43 launch"]),
        ("40 ударних БпЛА різних типів (Курськ, Орел – рф)", ["RU-KRS launch", "RU-ORL launch"]),
        ("Знищено 4 БпЛА (Курськ, Орел – рф)", ["RU-KRS intercept", "RU-ORL intercept"]),
        ("Вночі 30 засобів нападу, основний напрямок – м. Київ.", ["UA-30 target"]),
        (
            "Сбиты шесть беспилотников. Из них пять – над акваторией Черного моря,"
            " один – над территорией Ростовской области Российской Федерации.",
            ["BLACK_SEA intercept", "RU-ROS intercept"],
        ),
        ("Nine drones attacked. They came from Kursk", ["RU-KRS launch"]),
        (
            "Nine drones were used. Their starting points were Kursk and Oryol",
            ["RU-KRS launch", "RU-ORL launch"],
        ),
        (
            "It fired drones at Sumy, using sites at Kursk and, in occupied Crimea, Chauda",
            ["UA-59 target", "RU-KRS launch", "UA-43 launch"],
        ),
        ("Drone launches were seen from 19:00 on May 8 in Kursk", ["RU-KRS launch"]),
        (
            "Drones attacked the port, said the staff, naming Kursk and Yeysk as the launch areas",
            ["RU-KRS launch", "RU-KDA launch"],
        ),
        ("Drones were launched from Kursk, with Sumy as the main target", ["RU-KRS launch", "UA-59 target"]),
        ("Nine drones were shot down over Sumy as Russian attacks went on", ["UA-59 intercept"]),
        ("On May 12 the drones attacked Kyiv and Odesa.", ["UA-30 target", "UA-51 target"]),
        ("In May drones attacked Odesa.", ["UA-51 target"]),
        ("Three drones flying over Kursk were shot down.", ["RU-KRS intercept"]),
        ("Another three drones flying to Voronezh were shot down.", ["RU-VOR target"]),
        ("Nine drones were brought down, six of them over the Oryol region", ["RU-ORL intercept"]),
        ("Four guided bombs hit a school in Sumy", ["UA-59 target"]),
        ("Missiles fired from a ship in the Black Sea strike a port", ["BLACK_SEA launch"]),
        ("От удара дрона в Белой Церкви загорелся дом", ["UA-32 target"]),
        ("Two uncrewed boats were destroyed in the Black Sea", ["BLACK_SEA intercept"]),
        ("Уничтожены два вражеских БПЛА в Орловской области", ["RU-ORL intercept"]),
        ("Збито 9 дронів. Сумщина – головна ціль.", ["UA-59 target"]),
        ("Дронів було дев'ять. Летіли вони з Криму.", ["UA-43 launch"]),
        ("Дев'ять ракет випустили по полігону на Львівщині", ["UA-46 target"]),
        ("Пожар на терминале в Харькове вспыхнул из-за ночного удара", ["UA-63 target"]),
        ("Три дрона уничтожены близ Тосно", ["RU-LEN intercept"]),
        ("Обломки БПЛА упали на Курской АЭС", ["RU-KRS debris"]),
        (
            "За вечер перехвачено 98 БПЛА. Больше всего, как сообщает нам министерство,"
            " было на западе страны: 53 – над Орловской областью, 35 – над Курской.",
            ["RU-ORL intercept", "RU-KRS intercept"],
        ),
        ("Russian forces struck a bridge in Ukraine's capital", ["UA-30 target"]),
        ("Drones hit Ryazan in revenge for a strike on Kyiv a day earlier", ["RU-RYA target"]),
        ("Росія завдала удару по ринку в Чернігові. Співчуття рідним.", ["UA-74 target"]),
        ("Ворог вразив підстанцію на Львівщині.", ["UA-46 target"]),
        (
            "Russia fired drones from various sites, including Kursk, Yeysk and, in occupied Crimea, Chauda",
            ["RU-KRS launch", "RU-KDA launch", "UA-43 launch"],
        ),
        ("Drones flew in. Air defence was activated in several regions, including Sumy", ["UA-59 intercept"]),
        ("Drones struck a market near the consulate in Odesa", ["UA-51 target"]),
        ("Ракети вдарили по Шосткинському району", ["UA-59 target"]),
        ("Дроны атаковали Изюмский район", ["UA-63 target"]),
        ("Nine drones attacked. The Sumy and Odesa regions were affected", ["UA-59 target", "UA-51 target"]),
        (
            "Drones attacked. The Volyn, Lviv, Rivne, Ternopil, Khmelnytskyi, Vinnytsia, Zhytomyr, Cherkasy,"
            " Kirovohrad, Poltava, Sumy and Odesa regions suffered",
            [
                f"UA-{n} target"
                for n in ("07", "46", "56", "61", "68", "05", "18", "71", "35", "53", "59", "51")
            ],
        ),
    ],
)
def test_what_happened_there(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Leaders met in Paris and Uzhhorod to talk about grain.",
        "Drones were seen on many screens, our man reports from Kyiv.",
        "Дрони літали над рікою Дніпро",
        "Infantry advanced near Pokrovsk under artillery fire.",
        "На Сумському напрямку ворог жодного разу не атакував позиції.",
        "На Гуляйпільському напрямку оборонці зупинили 21 атаку ворога в районі Рівного.",
        "Prime Minister Modi landed in Moscow as drones were in the news.",
        "Кадри з міста Суми, де стоять дрони.",
        "Strikes on ammunition depots and positions went on near Beryslav.",
        "Drones may strike Kyiv. Russia will likely launch missiles against Odesa.",
        "The forum opened in the city of Vladivostok.",
        "Drones attacked. Passengers were affected, a spokesman of the airline said, by delays in Moscow.",
        "Drones fell. A week later the president spoke in Moscow about trade with partners from Minsk.",
    ],
)
def test_places_that_no_weapon_touched(text: str) -> None:
    assert roles(text) == []


def test_an_article_gives_its_three_places_and_no_other() -> None:
    text = (
        "Talks in Paris ended on Thursday. A forum in Vladivostok heard Moscow reject the plan.\n\n"
        "Overnight 157 drones flew at Ukraine. Homes were damaged in Dnipro, officials said."
        " In the Chernihiv region north of Kyiv, drones attacked power lines in the Novhorod-Siversk"
        " district.\n\nA refinery in Ryazan, about 200 kilometers (125 miles) southeast of Moscow, had been"
        " targeted, people wrote. After a meeting in Uzhhorod, a city near the border with Slovakia, the two"
        " leaders spoke of oil, gas and pipelines, and of what the coming winter would mean for both sides."
    )
    assert roles(text) == ["UA-12 target", "UA-74 target", "RU-RYA target"]


def test_each_region_and_role_is_told_once() -> None:
    assert roles("Сбиты дроны над Курской областью. Два дрона сбиты над Курской областью.") == [
        "RU-KRS intercept"
    ]


def test_a_region_is_told_by_its_most_precise_name() -> None:
    text = "In the Chernihiv region, drones attacked power lines in the Novhorod-Siversk district."
    assert [place.name for place in touched(text)] == ["Novhorod-Siverskyi"]


def test_spans_point_at_the_name() -> None:
    text = "**Збито** дрони над  «Сумщиною» — 5"
    (mention,) = find_places(tokenize(text))
    assert text[mention.start : mention.end] == "Сумщиною"


@given(st.text(alphabet="КиївСуми обласьті,.–#Moscow region'\n«»5", max_size=80))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    for place in touched(text):
        assert 0 <= place.span.start < place.span.end <= len(text)


@pytest.mark.parametrize("table", ["places.csv", "places_by_hand.csv"])
def test_every_listed_place_lies_in_a_known_region(table: str) -> None:
    rows = csv.DictReader((files("parsers.lexicons") / table).read_text("utf-8").splitlines())
    assert {row["adm1"] for row in rows} <= set(regions())


def test_every_place_kept_by_hand_is_found_by_each_of_its_names() -> None:
    rows = csv.DictReader((files("parsers.lexicons") / "places_by_hand.csv").read_text("utf-8").splitlines())
    for row in rows:
        for form in row["forms"].split("|"):
            name = form.replace("+", "")
            _, entries = gazetteer().find(tokenize(name), 0)
            assert row["name"] in {entry.name for entry in entries}, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("У Подільському районі загинула людина", [None]),
        ("У Дарницькому районі пожежа. У Подільському районі теж", ["UA-30", "UA-30"]),
        ("В Одесі у Київському районі", ["UA-51", "UA-51"]),
        ("Славянский завод", [None]),
        ("у Приморському районі Одеси", ["UA-51", "UA-51"]),
        ("над Приморским районом", [None]),
        ("Взрывы в Курске и Орле. В Приморском районе пожар", ["RU-KRS", "RU-ORL", None]),
        ("На Днепропетровщине в Новомосковском районе", ["UA-12", "UA-12"]),
        ("В Тульской области в Новомосковском районе", ["RU-TUL", "RU-TUL"]),
        ("В Мічурінському муніципальному окрузі Тамбовської області", ["RU-TAM"]),
        ("удари по Києву, Сумській та Одеській областях", ["UA-30", "UA-59", "UA-51"]),
        ("на подступах к Киеву", ["UA-32"]),
        ("вблизи Москвы", ["RU-MOS"]),
        ("в Одесском районе", ["UA-51"]),
        ("Кировский район", [None]),
        ("in Kherson Raion", ["UA-65"]),
        ("у Слов’янську", ["UA-14"]),
        ("в Калининграде", ["RU-KGD"]),
    ],
)
def test_a_shared_name_of_a_district_needs_its_city(text: str, expected: list[str | None]) -> None:
    assert codes(text) == expected


CLAIMED = [
    (
        "At least one person was killed in blasts in Kyiv after the missile attack.",
        ["UA-30 target"],
    ),
    ("After the drone attack Lviv lost power; a woman was injured there.", ["UA-46 target"]),
    ("Drone debris injured two people in Vinnytsia.", ["UA-05 debris"]),
    ("Ten drones were shot down over Sumy; nobody was hurt.", ["UA-59 intercept"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_where_people_were_hurt_or_weapons_hit_was_struck(text: str, expected: list[str]) -> None:
    assert [f"{place.adm1} {place.role.value}" for place in parse_report(Report(text)).places] == expected
