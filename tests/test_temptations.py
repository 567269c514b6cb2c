"""Sentences of news that tempt a reader to a wrong count, and what is read from them."""

from datetime import UTC, datetime

import pytest

from parsers.reading import parse_report
from parsers.report import Claim, Report, Scope
from tests.one_sentence import in_short

PUBLISHED = datetime(2025, 9, 5, 8, tzinfo=UTC)
# What flies over a city, and what drones destroy or are destroyed by.
AIRCRAFT_AND_DESTROYERS = {
    "Russia launched 40 drones, several of them flying over Poltava and Kyiv.": [
        "launched drone 2 UA-30+UA-53 part",
        "launched drone 40",
    ],
    "Thirty drones were launched and flying over Russia by midnight, 12 were shot down.": [
        "launched drone 30",
        "shot_down drone 12",
    ],
    "Ночью 20 беспилотников уничтожили истребители Су-35.": ["shot_down drone 20"],
    "20 дронов уничтожили экипажи вертолётов Ми-28.": ["shot_down drone 20"],
    "Двадцять дронів знищили винищувачі МіГ-29.": ["shot_down drone 20"],
    "Над Брянском ночью 20 дронов уничтожили зенитчики, склад не пострадал.": ["shot_down drone 20 RU-BRY"],
    "20 дронів знищили над Одесою, пошкоджено склад.": ["shot_down drone 20 UA-51"],
    "Дрони знищили склад у Брянську.": ["hit drone 1 RU-BRY"],
    "Украинские дроны уничтожили истребители Су-30 на аэродроме Саки.": ["hit drone 1 UA-43"],
    "На аеродромі уражено три дрони «Оріон» і склад.": [],
    "Ударом по складу поражены четыре ракеты и две пусковые установки.": [],
    (
        "Air defences shot down all 24 drones launched by Russia overnight, the air force said, "
        "while local officials reported damage in Odesa."
    ): ["launched drone 24", "shot_down drone 24"],
}
# Shares of a number, numbers out of a list, and lists of a night without a verb.
SHARES_AND_WHOLES = {
    "Ukraine downed 120 drones overnight. Half of the 120 drones shot down were decoys.": [
        "shot_down drone 120",
    ],
    "Half the 30 drones downed over Kyiv were Shaheds.": ["shot_down drone 30 UA-30"],
    "About a third of the 90 missiles that hit Kyiv were ballistic.": ["hit missile 90 UA-30"],
    "Half of the 120 drones were shot down.": ["launched drone 120"],
    "Of 70 missiles and 145 drones, 44 and 130 respectively were shot down.": [
        "launched drone 145",
        "launched missile 70",
        "shot_down drone 130",
        "shot_down missile 44",
    ],
    (
        "Ukraine shot down 30 missiles, including eight of 11 Kh-101 cruise missiles, all four "
        "Kalibrs and both Kinzhals."
    ): [
        "launched kh101 11",
        "shot_down kalibr 4 part",
        "shot_down kh101 8 part",
        "shot_down kinzhal 2 part",
        "shot_down missile 30",
    ],
    (
        "Ukraine shot down 20 drones and two Iskander ballistic missiles out of 28 drones and four "
        "missiles launched by Russia."
    ): ["launched drone 28", "launched missile 4", "shot_down drone 20", "shot_down iskander_m 2"],
    ("Чотирма «Іскандерами-М» та 83 дронами атакував ворог — із них збили 3 балістичні ракети й 61 дрон."): [
        "launched drone 83",
        "launched iskander_m 4",
        "shot_down ballistic_missile 3",
        "shot_down drone 61",
    ],
    "З двадцяти дронів, які атакували Запоріжжя вночі, вісімнадцять знищила ППО.": [
        "launched drone 20 UA-23",
        "shot_down drone 18",
    ],
    "Усього за цю ніч — 574 дрони та 40 ракет.": ["launched drone 574", "launched missile 40"],
    "Цієї ночі було 574 ударні дрони та 40 ракет.": [],
    (
        "Минобороны сообщило о сбитых за ночь 97 беспилотниках. 33 из них уничтожены над Брянской "
        "областью, 21 — над Калужской, еще 14 — над Тульской."
    ): [
        "shot_down drone 14 RU-TUL part",
        "shot_down drone 21 RU-KLU part",
        "shot_down drone 33 RU-BRY part",
        "shot_down drone 97",
    ],
    (
        "Противник застосовував різні види озброєння: 6 КАБ; 9 БпЛА типу «Герань-2»; 4 БпЛА типу "
        "«Ланцет»; 12 FPV-дронів."
    ): ["launched fpv 12", "launched guided_bomb 6", "launched lancet 4", "launched shahed 9"],
    (
        "Russia's Defence Ministry, which only reports the number of drones destroyed and not how "
        "many Ukraine launched, said 38 had been downed over the Black Sea, 22 over Crimea and eight "
        "over the Krasnodar region."
    ): ["shot_down drone 22 UA-43", "shot_down drone 38 BLACK_SEA", "shot_down drone 8 RU-KDA"],
    ("Most were intercepted or suppressed, with 63 drones and 26 missiles impacting across 25 locations."): [
        "hit drone 63",
        "hit missile 26",
        "hit_locations any 25",
    ],
    'Russia launched 60 drones, with 42 shot down and 16 "lost".': [
        "launched drone 60",
        "lost drone 16",
        "shot_down drone 42",
    ],
    "Ukraine shot down 33 drones and suppressed a further 25 using electronic warfare systems.": [
        "shot_down drone 33",
        "suppressed drone 25",
    ],
    "Ukraine attacked with 20 drones. Russia said it shot down 44 Ukrainian ones.": [
        "launched drone 20",
        "shot_down drone 44",
    ],
    "Russia hit Kharkiv with three KAB guided bombs.": ["hit guided_bomb 3 UA-63"],
    "Russia dropped two KAB-250 bombs on Kharkiv.": ["launched guided_bomb 2 UA-63"],
    "Росіяни скинули на село дві бомби ФАБ-250.": ["launched guided_bomb 2"],
    "БПЛА попал в здание школы в Белгороде.": ["hit drone 1 RU-BEL"],
    "Дрон «Молнія» влучив в автомобіль у Харкові.": ["hit drone 1 UA-63"],
    "Three drones en route to Moscow were destroyed, Sobyanin said.": ["shot_down drone 3 RU-MOS"],
}
# Clauses that open with a place of their own.
CLAUSES_OF_PLACES = {
    "У Києві загинула людина, в Одесі поранені троє.": ["injured none 3 UA-51", "killed none 1 UA-30"],
    "Унаслідок атаки на Дніпро поранено п’ятьох людей, у Запоріжжі загинула жінка.": [
        "injured none 5 UA-12",
        "killed none 1 UA-23",
    ],
    "В Белгородской области ранены пять человек, в Брянской области погиб один.": [
        "injured none 5 RU-BEL",
        "killed none 1 RU-BRY",
    ],
    "На Київщині загинули двоє людей, на Житомирщині — троє дітей, на Хмельниччині — четверо.": [
        "killed none 2 UA-32",
        "killed none 3 UA-18",
        "killed none 4 UA-68",
    ],
    "Атака на Україну: у Києві поранено сімох, в Одесі — двох, на Сумщині загинула жінка.": [
        "injured none 2 UA-51",
        "injured none 7 UA-30",
        "killed none 1 UA-59",
    ],
    "В Туле при атаке БПЛА пострадали двое, в Рязани один человек погиб.": [
        "injured none 2 RU-TUL",
        "killed none 1 RU-RYA",
    ],
    "У Києві, Одесі та у Львові загинули троє людей.": ["killed none 3 UA-30+UA-46+UA-51"],
    "Троє загинули у Києві, в Одесі та Львові.": ["killed none 3 UA-30+UA-46+UA-51"],
    "Вісім людей загинули у Києві, в Одесі двоє поранені, на Сумщині без світла 15 сіл.": [
        "injured none 2 UA-51",
        "killed none 8 UA-30",
        "settlements_without_power none 15 UA-59",
    ],
    "In Kyiv, one person was killed, and in Odesa three were injured.": [
        "injured none 3 UA-51",
        "killed none 1 UA-30",
    ],
    (
        "Two people were killed in Kherson, four were wounded in Zaporizhzhia, and in Kharkiv three "
        "were injured."
    ): ["injured none 3 UA-63", "injured none 4 UA-23", "killed none 2 UA-65"],
    "In the Kherson region two people died, while in Kharkiv five were hurt.": [
        "injured none 5 UA-63",
        "killed none 2 UA-65",
    ],
    "In Kyiv, Odesa and Lviv three people were killed.": ["killed none 3 UA-30+UA-46+UA-51"],
    (
        "The attack killed two people in Kyiv. In Odesa, one person died and four were hurt, and in "
        "Sumy a woman was wounded."
    ): ["injured none 1 UA-59", "injured none 4 UA-51", "killed none 1 UA-51", "killed none 2 UA-30"],
    "Постраждали 60 людей у семи областях. У Києві — 23, на Житомирщині — 11, на Хмельниччині — 5.": [
        "injured none 11 UA-18 part",
        "injured none 23 UA-30 part",
        "injured none 5 UA-68 part",
        "injured none 60",
    ],
    "Унаслідок атаки поранені 60 людей: у Києві — 23, на Житомирщині — 11, на Хмельниччині — 5.": [
        "injured none 11 UA-18 part",
        "injured none 23 UA-30 part",
        "injured none 5 UA-68 part",
        "injured none 60",
    ],
    "У Полтавській громаді поранено трьох після удару дрона.": ["injured none 3 UA-53"],
    "У Харківській громаді дрон влучив у дім.": ["hit drone 1 UA-63"],
    "У Росії безпілотники атакували Туапсинський НПЗ.": ["launched drone 1 RU-KDA"],
}
# Who was hurt, who died, and who is named for something else.
PEOPLE = {
    (
        "A drone strike hit Kharkiv. A 54-year-old man was killed and two women, aged 61 and 38, "
        "were injured."
    ): ["injured none 2 UA-63", "killed none 1 UA-63"],
    "A civilian was killed and seven more, including a child, were wounded in a drone attack.": [
        "injured none 1 part",
        "injured none 7",
        "killed none 1",
    ],
    "Five people were killed and 12 are being treated for injuries after the drone attack.": [
        "injured none 12",
        "killed none 5",
    ],
    ("The missile attack on Kyiv injured 60 people. Forty-two of the injured had been taken to hospital."): [
        "injured none 42 UA-30 part",
        "injured none 60 UA-30",
    ],
    "The missile attack injured 39 people in Kyiv, and nine were taken to hospital.": [
        "injured none 39 UA-30",
        "injured none 9 UA-30 part",
    ],
    "A drone hit a bus, killing the driver.": ["hit drone 1", "killed none 1"],
    "A resident of Kherson was killed by a drone.": ["killed none 1 UA-65"],
    "Унаслідок удару дрона загинула дитина, ще двоє людей у лікарні.": ["injured none 2", "killed none 1"],
    "При ударе дрона один человек погиб, двое в больнице.": ["injured none 2", "killed none 1"],
    "Після удару 66 поранених. Ще 28 людей — у лікарнях, з них семеро дітей.": [
        "injured none 28",
        "injured none 66",
        "injured none 7 part",
    ],
    "Внаслідок масованої атаки постраждали 9 людей. 5 із них у лікарнях.": [
        "injured none 5 part",
        "injured none 9",
    ],
    "В результате атаки девять пострадавших, трое — в реанимации.": [
        "injured none 3 part",
        "injured none 9",
    ],
    "Кількість постраждалих від удару зросла до дев’яти. Двоє з них — діти.": [
        "injured none 2 part",
        "injured none 9",
    ],
    "При ударе пострадали пятеро. Двое из них — дети.": ["injured none 2 part", "injured none 5"],
    (
        "В Батайске при атаке пострадали семь человек. Четырем оказали помощь на месте, трех "
        "госпитализировали."
    ): ["injured none 3 RU-ROS part", "injured none 4 RU-ROS", "injured none 7 RU-ROS"],
    "После удара один пострадавший скончался.": ["killed none 1"],
    "В результате ракетного удара погибли 46 человек, ещё 11 человек остаются пропавшими без вести.": [
        "killed none 46",
    ],
    "Після атаки загинуло подружжя — 68-річна жінка та її 70-річний чоловік.": ["killed none 2"],
    "Унаслідок атаки загинуло подружжя пенсіонерів.": ["killed none 2"],
    "У с. Сподобівка постраждали 88-річна та 66-річна жінки після удару КАБом.": [
        "injured none 2",
        "launched guided_bomb 1",
    ],
    "При ударе дрона пострадали 40-летний и 55-летний мужчины.": ["injured none 2"],
    "Удар по лікарні: поранено двох. У лікарні перебувають 120 пацієнтів.": ["injured none 2"],
    "В больнице находятся 200 пациентов, в крышу попал дрон.": ["hit drone 1"],
    "Не вдалося врятувати 12 автомобілів після влучання дрона.": ["hit drone 1"],
    "После удара дрона не удалось спасти 40 коров.": [],
    "Беспилотник атаковал машину врача, ранен врач.": ["injured none 1", "launched drone 1"],
    "После удара дрона ранен мужчина, его друг доставил его в больницу.": ["injured none 1"],
    "Унаслідок удару загинула жінка, тіло знайшов її сусід.": ["killed none 1"],
    "Унаслідок удару загинула одна з мешканок міста.": ["killed none 1"],
    "При ударе БПЛА пострадал один из жителей города.": ["injured none 1"],
    "Осколками поранено 12 людей на 3 локаціях.": ["hit_locations any 3", "injured none 12"],
    "Дрон попал в дом, трое – в больнице.": ["hit drone 1", "injured none 3"],
    "A missile hit a ship carrying wheat near Odesa, killing two crew members.": [
        "hit missile 1 UA-51",
        "killed none 2 UA-51",
    ],
}
# Power lost, and other things cut off.
OUTAGES = {
    "После атаки БПЛА отключение мобильного интернета затронуло 40 тысяч абонентов.": [],
    "Удар дрона вызвал отключение водоснабжения у 12 тысяч жителей.": [],
    "Удар дрона призвів до відключення газопостачання у 300 абонентів.": [],
    "Удар дрона привёл к отключению электричества у 12 тысяч жителей.": [
        "customers_without_power none 12000",
    ],
    "The strike hit a substation. The outages affected 115,000 households.": [
        "customers_without_power none 115000",
    ],
    "The attack plunged 50,000 households in Odesa into darkness.": [
        "customers_without_power none 50000 UA-51",
    ],
    "Electricity was cut off for 25,000 subscribers in the Sumy region after the attack.": [
        "customers_without_power none 25000 UA-59",
    ],
    (
        "After the strikes more than half a million customers in nine Ukrainian regions were without "
        "electricity."
    ): ["customers_without_power none 500000"],
}
# What was planned, given or made, and what came of it.
PLANS_AND_AID = {
    "Overnight Russia sent Ukraine 40 Shahed drones and three missiles, the Air Force said.": [
        "launched missile 3",
        "launched shahed 40",
    ],
    "Germany has sent Ukraine 40 drones.": [],
    "Russia has repeatedly targeted Ukraine's energy grid, and overnight it launched 120 drones.": [
        "launched drone 120",
    ],
    "Ukraine has repeatedly attacked the refinery; on Friday it fired 20 drones at it.": [
        "launched drone 20",
    ],
    "Russia wanted to hit the energy grid and launched 120 drones overnight.": ["launched drone 120"],
    "Russia wanted to launch 120 drones.": [],
    "The city, which Russia has repeatedly shelled, was hit by three missiles on Friday.": ["hit missile 3"],
    "Губернатор: бойцам СВО направлено 120 беспилотников от жителей области.": [],
    "На фронт скеровані 120 дронів від громади.": [],
    "Для пошуку поранених використані два дрони ДСНС.": [],
    "Волонтери вгатили 40 тисяч у дрон.": [],
    "500 дронів і 40 ракет: Росія планує завдати удару по енергетиці.": [],
    "500 дронів: Росія не змогла завдати удару.": [],
    "Ворог атакував вісім населених пунктів піхотою.": [],
    "Russia has lost 11,160 tanks and 56,000 drones since the start of the war.": [],
    (
        "Росіяни втратили два танки, 883 БпЛА оперативно-тактичного рівня, 37 крилатих ракет і 116 "
        "одиниць автомобільної техніки."
    ): [],
}
# Accidents, illnesses and storms, which are no attacks.
ACCIDENTS = {
    "Пожар в Ростове тушили 60 человек, причина – короткое замыкание, погибли двое.": [],
    "Унаслідок пожежі в Києві загинула жінка, двоє людей постраждали.": [],
    "После удара дрона в Ростове начался пожар, погибли двое.": ["killed none 2 RU-ROS"],
    "У Києві вибухнув газ у будинку, загинули троє.": [],
    "У Львові вантажівка в’їхала в зупинку, загинули двоє людей.": [],
    "В Махачкале обрушился жилой дом, погибли три человека.": [],
    (
        "Число заболевших гриппом в Ростове выросло до 12 тысяч, госпитализированы 340 человек, двое "
        "скончались."
    ): [],
    "Из-за ледяного дождя в Брянской области без света остались 8 тысяч человек.": [],
    "Six people were killed and 12 injured in a road crash in the Zhytomyr region.": [],
    "Six people were killed when two buses collided in Ukraine's Rivne region.": [],
    "A fire in a nursing home in Kharkiv killed 15.": [],
    "A drone started a fire in a nursing home in Kharkiv that killed 15.": ["killed none 15 UA-63"],
    "Three miners were killed in a methane explosion in the Donetsk region.": [],
    "An explosion at a munitions plant in the Ryazan region killed 28.": [],
    "Storms left 120,000 households without power in five Ukrainian regions.": [],
    "ОАЭ перехватили 14 баллистических ракет и 30 дронов.": [],
    "У Катарі, ОАЕ та Саудівській Аравії вітали обмін. Вночі двох людей поранено, 40 дронів збито.": [
        "injured none 2",
        "shot_down drone 40",
    ],
}
# An earlier attack told beside this one, and sums.
EARLIER_AND_SUMS = {
    "It was the deadliest attack on Kyiv since July, when 32 people were killed.": [
        "killed none 32 UA-30 past",
    ],
    "Russia launched 500 drones, its biggest attack since May, when Russia fired 355 drones.": [
        "launched drone 355 past",
        "launched drone 500",
    ],
    (
        "Russia launched 80 drones overnight. A month ago, it launched 741 drones and missiles in a "
        "single night."
    ): ["launched drone 80", "launched drone+missile 741 past"],
    "Twenty drones were downed after 30 were shot down the day before.": [
        "shot_down drone 20",
        "shot_down drone 30 past",
    ],
    "Ukraine's air force said it shot down 28 drones on the night before Christmas.": ["shot_down drone 28"],
    "Russia had attacked with over 100 drones since Thursday evening, the air force said.": [
        "launched drone 100",
    ],
    "Russia destroyed 47 Ukrainian drones in the space of four hours on Thursday evening.": [
        "shot_down drone 47",
    ],
    "A 14-month-old girl was killed in the missile strike.": ["killed none 1"],
    (
        "Удар по Харкову: двоє поранених. Нагадаємо, вчора внаслідок удару КАБами по місту загинули "
        "троє людей."
    ): ["injured none 2 UA-63", "killed none 3 UA-63 past", "launched guided_bomb 1 UA-63 past"],
    "ППО змогла збити всі 28 ракет. Нагадаємо, що уночі ворог випустив 28 ракет і 16 БпЛА.": [
        "launched drone 16",
        "launched missile 28",
        "shot_down missile 28",
    ],
    "Удар по Одесі: двоє постраждалих. Напередодні РФ атакувала місто 30 дронами.": [
        "injured none 2 UA-51",
        "launched drone 30 past",
    ],
    (
        "Удар по Сумах: поранено двох. Раніше, 13 квітня 2025 року, удар по центру міста забрав "
        "життя 35 людей."
    ): ["injured none 2 UA-59", "killed none 35 UA-59 past"],
    "Дроны атаковали Белгород, ранены двое. Накануне при атаке дронов в области погибли три человека.": [
        "injured none 2 RU-BEL",
        "killed none 3 RU-BEL past",
        "launched drone 1 RU-BEL",
    ],
    "Росія запустила 500 дронів. Для порівняння, 9 липня Росія запустила 728 дронів і 13 ракет.": [
        "launched drone 500",
        "launched drone 728 past",
        "launched missile 13 past",
    ],
    "За місяць росіяни випустили 2023 безпілотники. З цієї кількості збито 1185 безпілотників.": [
        "launched drone 2023 cumulative",
        "shot_down drone 1185 cumulative",
    ],
    "In July Russia launched 6,297 drones. Of these, 5,300 were shot down and 600 were lost.": [
        "launched drone 6297 cumulative",
        "lost drone 600 cumulative",
        "shot_down drone 5300 cumulative",
    ],
    "За неделю сбито 900 дронов. Пострадали двое в Белгороде утром.": [
        "injured none 2 RU-BEL",
        "shot_down drone 900 cumulative",
    ],
    "Атака началась вчера – сбиты 31 беспилотник, ранены двое.": ["injured none 2", "shot_down drone 31"],
    "Лікарню збудували рік тому, вночі її атакували три дрони.": ["launched drone 3"],
    "Рік тому по місту випустили 12 ракет.": ["launched missile 12 past"],
    "В Брянской области сбито 9 дронов. В Курской области сбито 5 дронов и подавлены 4 дрона.": [
        "shot_down drone 5 RU-KRS",
        "shot_down drone 9 RU-BRY",
        "suppressed drone 4 RU-KRS",
    ],
}
# How badly people were hurt, and who of them died.
DEGREES_AND_DEATHS = {
    "Пострадали четыре человека, двое находятся в реанимации.": ["injured none 2 part", "injured none 4"],
    "Ранены восемь человек, двое — тяжело.": ["injured none 2 part", "injured none 8"],
    "Вследствие ракетного удара четверо пострадавших: один средней тяжести, трое – лёгкой.": [
        "injured none 1 part",
        "injured none 3 part",
        "injured none 4",
    ],
    "Внаслідок удару постраждали восьмеро людей, двоє — важкі.": ["injured none 2 part", "injured none 8"],
    "Six people were wounded in the drone attack, two seriously.": ["injured none 2 part", "injured none 6"],
    "Після удару 66 поранених. Ще 28 людей — у лікарнях.": ["injured none 28", "injured none 66"],
    "Дівчинка, яку поранило під час обстрілу, померла в лікарні.": ["killed none 1"],
    "A man wounded in Monday's drone attack died in hospital.": ["killed none 1"],
    "Жінка поранена внаслідок удару, помер чоловік.": ["injured none 1", "killed none 1"],
    "A woman was wounded in the strike and a man died.": ["injured none 1", "killed none 1"],
    "Внаслідок обстрілу загинула жінка, її чоловік — з пораненнями у лікарні.": [
        "injured none 1",
        "killed none 1",
    ],
    "Загинув чоловік, жінка та дитина поранені внаслідок удару.": [
        "injured none 1",
        "injured none 1",
        "killed none 1",
    ],
    "Загинув хлопчик, його матір та двох сестер госпіталізовано після удару.": [
        "injured none 1",
        "injured none 2",
        "killed none 1",
    ],
    "Чоловік, один із поранених внаслідок удару, помер.": ["killed none 1"],
    "Внаслідок удару семеро осіб травмувались.": ["injured none 7"],
    "A woman was killed and a 16-year-old was among nine people hurt in the drone attack.": [
        "injured none 1 part",
        "injured none 9",
        "killed none 1",
    ],
    "The drone attack injured six people, forcing 50 residents to evacuate.": ["injured none 6"],
    "A drone hit a hospital, injuring six people and forcing the evacuation of 50 patients.": [
        "hit drone 1",
        "injured none 6",
    ],
    "Внаслідок удару загинули 30 корів.": [],
    "Three people were killed and two seriously injured in the drone attack.": [
        "injured none 2",
        "killed none 3",
    ],
    "Трое тяжело ранены при атаке дрона.": ["injured none 3"],
    "Двое легко ранены, один — тяжело при атаке дрона.": ["injured none 1", "injured none 2"],
    "Загинули троє людей, двоє тяжко поранені внаслідок удару.": ["injured none 2", "killed none 3"],
    "One person was fatally wounded in the drone attack on Belgorod.": ["killed none 1 RU-BEL"],
    "A drone killed two people, among them a child, and injured five in Kharkiv.": [
        "hit drone 1",
        "injured none 5 UA-63",
        "killed none 1 UA-63 part",
        "killed none 2 UA-63",
    ],
    "The strike killed seven people, among them two children, and wounded 20.": [
        "injured none 20",
        "killed none 2 part",
        "killed none 7",
    ],
    "Внаслідок удару загинули двоє людей, серед них дитина, поранено п'ятьох.": [
        "injured none 5",
        "killed none 1 part",
        "killed none 2",
    ],
    "В результате удара погибли двое, среди них ребёнок, ранены пятеро.": [
        "injured none 5",
        "killed none 1 part",
        "killed none 2",
    ],
    "Удар по Сумах: двоє поліцейських поранені. Двоє дітей отримали гостру реакцію на стрес.": [
        "injured none 2 UA-59",
        "injured none 2 UA-59",
    ],
    "Удар по Сумах: двоє людей поранені. Серед поранених двоє дітей.": ["injured none 2 UA-59"],
}
# Joined subjects, asides and weeks.
JOINED_AND_SUMMED = {
    (
        "Ukrainian forces downed 558 drones and 19 missiles, and 14 missiles and 35 drones struck 22 "
        "locations."
    ): [
        "hit drone 35",
        "hit missile 14",
        "hit_locations any 22",
        "shot_down drone 558",
        "shot_down missile 19",
    ],
    "Of the weapons fired by Russia, 592 drones and 31 missiles were intercepted.": [
        "shot_down drone 592",
        "shot_down missile 31",
    ],
    "Of 81 missiles fired by Russia, six were hypersonic weapons.": [
        "launched missile 6",
        "launched missile 81",
    ],
    (
        "Russia's army said its air defences shot down 92 drones. At least 33 were over the Krasnodar region."
    ): ["shot_down drone 33 RU-KDA part", "shot_down drone 92"],
    "22 missiles, including four Kinzhals, and 464 drones were launched by Russia.": [
        "launched drone 464",
        "launched kinzhal 4 part",
        "launched missile 22",
    ],
    "ПВО сбила ещё два украинских БПЛА. Всего за ночь — 7.": ["shot_down drone 2 part", "shot_down drone 7"],
    "Пятьдесят восемь украинских беспилотников были сбиты и подавлены.": [
        "shot_down_or_suppressed drone 58",
    ],
    "Під ранок — ще 17 крилатих ракет Х-101: збито 15.": ["launched kh101 17", "shot_down kh101 15"],
    "ВСУ запустили 91 беспилотник. Все они были сбиты.": ["launched drone 91", "shot_down drone 91"],
    "Россия выпустила 4 ракеты; сообщается об обесточивании 120 тыс. потребителей в Киевской области.": [
        "customers_without_power none 120000 UA-32",
        "launched missile 4",
    ],
    "Ukraine downed 128 drones, while 21 drones made it through, striking nine locations.": [
        "hit drone 21",
        "hit_locations any 9",
        "shot_down drone 128",
    ],
    ("Over the week, Russia's air defenses shot down 1,478 unmanned aerial vehicles and 27 guided bombs."): [
        "shot_down drone 1478 cumulative",
        "shot_down guided_bomb 27 cumulative",
    ],
    "As a result of Russian aggression, 2 people were killed and 16 others were wounded.": [
        "injured none 16",
        "killed none 2",
    ],
    "Russian strikes left 30 settlements in the Chernihiv region without electricity.": [
        "settlements_without_power none 30 UA-74",
    ],
    "Power was cut in 30 settlements of the Chernihiv region after a Russian drone attack.": [
        "settlements_without_power none 30 UA-74",
    ],
    "Росія за ніч випустила рекордні 741 засіб: 728 дронів, 7 ракет Х-101 та 6 «Кинджалів».": [
        "launched any 741",
        "launched drone 728 part",
        "launched kh101 7 part",
        "launched kinzhal 6 part",
    ],
    "ПВО удалось сбить или подавить 392 украинских дрона.": ["shot_down_or_suppressed drone 392"],
    "Севастополь подвергся атаке двух надводных беспилотников.": ["launched naval_drone 2 UA-40"],
    "Второй украинский морской беспилотник был уничтожен в акватории Чёрного моря.": [
        "shot_down naval_drone 1 BLACK_SEA",
    ],
}
# Weather, accidents, exchanges, sappers and rockets of others.
NO_ATTACKS = {
    "Через сильний вітер знеструмлено 57 населених пунктів у Київській області.": [],
    "Из-за снегопада без электричества остались 11 тысяч жителей Белгородской области.": [],
    "В Белгородской области опрокинулся микроавтобус, погибли три человека.": [],
    "При крушении вертолета на Камчатке погибли пять человек.": [],
    "At least 22 people were killed when a small passenger plane crashed in Russia's far east.": [],
    "A methane blast at a coal mine in Kemerovo killed four. Eight of the injured were hospitalised.": [],
    "Україна повернула з полону 157 військових, серед них 12 поранених.": [],
    "Україні повернули тіла 1000 загиблих військових.": [],
    "SpaceX запустила ракету Falcon 9.": [],
    "Внаслідок удару по Сумах загинули 12 людей, гасінню заважав сильний вітер.": ["killed none 12 UA-59"],
    "Ракетоносії Ту-95 запустили 12 ракет Х-101, 10 збито.": ["launched kh101 12", "shot_down kh101 10"],
    "Ракета KN-23 виробництва КНДР влучила в будинок у Києві, загинули 12 людей.": ["killed none 12 UA-30"],
    "In Donetsk region, Russian drone attacks killed 4 civilians amid ground assaults.": [
        "killed none 4 UA-14",
    ],
    "Ранены 5 человек, 2 тяжёлых беспилотника сбиты над Белгородом.": [
        "injured none 5 RU-BEL",
        "shot_down drone 2 RU-BEL",
    ],
    "Російських 3 важкі дрони збито над Сумами.": ["shot_down drone 3 UA-59"],
    "Дрон влучив у ферму: загинули двоє тваринників.": ["hit drone 1", "killed none 2"],
    "Сбито 20 украинских дронов. Всего за март — 800.": ["shot_down drone 20"],
    "Two people were wounded when a grenade was dropped from a drone in Kherson.": ["injured none 2 UA-65"],
    "Автобус перекинувся після удару дрона, загинули двоє людей.": ["killed none 2"],
    "В Запорожье после удара дрона взорвался автомобиль, погибли двое.": ["killed none 2 UA-23"],
    "Через негоду та удар дрона поранено двох людей.": ["injured none 2"],
}
TABLES = (
    AIRCRAFT_AND_DESTROYERS,
    SHARES_AND_WHOLES,
    CLAUSES_OF_PLACES,
    PEOPLE,
    OUTAGES,
    PLANS_AND_AID,
    ACCIDENTS,
    EARLIER_AND_SUMS,
    DEGREES_AND_DEATHS,
    JOINED_AND_SUMMED,
    NO_ATTACKS,
)


def told(claim: Claim) -> str:
    """A claim in short, with its scope where that is not the attack reported."""
    return in_short(claim) + ("" if claim.scope is Scope.ATTACK else f" {claim.scope.value}")


@pytest.mark.parametrize(("text", "claims"), [case for table in TABLES for case in table.items()])
def test_what_a_text_says(text: str, claims: list[str]):
    assert sorted(map(told, parse_report(Report(text, published=PUBLISHED)).claims)) == claims
