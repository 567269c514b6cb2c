"""Who is taken to assert a number, and whose weapons it counts."""

from __future__ import annotations

import pytest

from parsers.reading import parse_report
from parsers.report import Report

CLAIMANTS = [
    ("Russia launched 41 drones, the Ukrainian air force said.", "UA_AF"),
    ("According to the Russian Defense Ministry, 41 Ukrainian drones were shot down.", "RU_MOD"),
    ("Ukraine's armed forces said 69 missiles were fired by Russia.", "UA_GOV"),
    ("Moscow accused Kyiv of firing two missiles at Rostov region.", "RU_GOV"),
    ("Russia had earlier said it shot down 35 Ukrainian drones.", "RU_GOV"),
    ("Three Kalibr missiles hit Vinnytsia, according to Ukraine.", "UA_GOV"),
    ("Russia, meanwhile, said it had shot down 48 Ukrainian drones.", "RU_GOV"),
    ("Russia, for its part, said it shot down 20 drones.", "RU_GOV"),
    ("Kyiv, in turn, said it had downed 20 Russian drones.", "UA_GOV"),
    ("Ukraine's navy said it had destroyed three Kalibr missiles.", "UA_GOV"),
    ("Ukrainian Ground Forces said five drones were shot down.", "UA_GOV"),
    ("Its drones hit a refinery in Ryazan, the SBU said.", "UA_GOV"),
    ("A drone attack on Kharkiv injured five people, regional prosecutors said.", "UA_REGION"),
    (
        "In Kherson Oblast three people were killed by drones, according to the Oblast authorities.",
        "UA_REGION",
    ),
    (
        "Russian missiles killed 286 civilians, the UN Human Rights Monitoring Mission in Ukraine said.",
        "OTHER",
    ),
    ("Russia's Investigative Committee said four people were killed by a drone in Belgorod.", "RU_GOV"),
    ("За оновленими даними ОВА, російські дрони атакували місто, поранено двох.", "UA_REGION"),
    ("За даними слідства, військові РФ атакували FPV-дроном автомобіль, двоє поранених.", "UA_GOV"),
    ("ДСНС Одещини: внаслідок атаки поранено двох людей.", "UA_REGION"),
    ("За заявами міноборони росії, системи ППО нібито знищили 121 український дрон.", "RU_MOD"),
    ("Средства ПВО за ночь сбили более двадцати беспилотников ВСУ — Минобороны.", "RU_MOD"),
    ("При атаке дронов в Челябинске ранены двое, сообщил Текслер.", "RU_REGION"),
    ("Tatarstan's head said eight drones attacked Yelabuga.", "RU_REGION"),
    ("A pro-Moscow official said Ukraine launched ten drones at Crimea.", "RU_REGION"),
    ("Four drones hit a depot in Melitopol, an occupation official said.", "RU_REGION"),
    ("Kharkiv Mayor Ihor Terekhov said five drones hit the city.", "UA_REGION"),
    ("Two missiles hit Uman, said the head of the Cherkasy regional administration.", "UA_REGION"),
    ("Moscow launched ten drones at the city, local officials said.", "UA_REGION"),
    ("Four drones reportedly struck the refinery in Saratov.", "UNKNOWN"),
    ("Ukraine hit Tula with 20 drones, in what Kyiv says is its deepest strike.", "OTHER"),
    ("Загинули троє людей у Сумах, повідомив Володимир Артюх.", "UA_REGION"),
    ("Погибли трое, сказал глава Удмуртии Александр Бречалов.", "RU_REGION"),
    ("Двадцать дронов сбиты над Тульской областью, сообщили в Минобороны России.", "RU_MOD"),
    (
        "The governor of Kursk, Alexander Khinshtein, said two people were hurt when a drone hit a bus.",
        "RU_REGION",
    ),
    ("У Харкові поранено чотирьох людей. Про це повідомив міський голова Ігор Терехов.", "UA_REGION"),
    ("Пострадали семь человек, рассказал губернатор Гладков у себя в канале.", "RU_REGION"),
    (
        "Над Брянской областью сбиты 14 беспилотников. Об этом сообщил губернатор Александр Богомаз.",
        "RU_REGION",
    ),
    (
        "Силами ПВО Минобороны России сбиты 12 беспилотников, сообщил губернатор Александр Богомаз.",
        "RU_REGION",
    ),
    ("Russia launched 24 missiles, the Air Force of the Armed Forces of Ukraine said.", "UA_AF"),
    ("Russia's army said its air defences had shot down 92 Ukrainian drones.", "RU_MOD"),
    ("According to Air Command East, 12 drones were shot down.", "UA_REGION"),
    ("Ukraine's South Military Command said two civilians were injured in the drone attack.", "UA_REGION"),
    ("Сбито 12 российских дронов, сообщили украинские ВВС.", "UA_AF"),
    ("The Russian side of the strait was hit. Five drones were destroyed.", "OTHER"),
    ("Ukraine's southern defense forces reported 12 drones shot down over Odesa.", "UA_REGION"),
    (
        "Russian sources, including the Russian Ministry of Defense, claimed that Ukrainian forces "
        "launched 12 drones.",
        "RU_MOD",
    ),
    ("Two people died in Kherson. This was reported by Oleksandr Prokudin, head of the region.", "UA_REGION"),
    ("Lavrov's claim of downing 89 Ukrainian drones was not confirmed.", "RU_GOV"),
    ("Воробьев: над Раменским сбиты четыре беспилотника", "RU_REGION"),
    ("Ukraine's air force said 192 targets came. The military said 76 drones were shot down.", "UA_AF"),
    ("По сообщению Воздушных сил, сбиты 76 дронов. Ещё 95, уточнили украинские военные, потеряны.", "UA_AF"),
    ("«Три БпЛА збили, ще два влучили в об'єкт у Дніпрі».", "UNKNOWN"),
    ("Three drones hit a depot in Kharkiv; smoke, reportedly toxic, was seen.", "OTHER"),
    (
        "Ukrainian forces killed seven people with drones in Tula. Governor Milyaev says a plant burns.",
        "OTHER",
    ),
    ("Внаслідок атаки БпЛА у Полтаві загинула жінка. Інформує начальник ОВА Володимир Когут.", "UA_REGION"),
    ("Прокуратура: ворожий безпілотник типу «Герань-2» влучив у дім.", "UA_GOV"),
    ("ГСЧС Украины: 12 погибших после ракетного удара", "UA_GOV"),
    ("При падении обломков БПЛА в Краснодаре ранены двое – оперштаб", "RU_REGION"),
    ("Мэр Воронежа заявил, что ранены шестнадцать человек.", "RU_REGION"),
    ("Глава Чувашии Олег Николаев: «При атаке беспилотников ранены двое».", "RU_REGION"),
    ("«Ночью сбиты семь украинских БПЛА», – уточнили в министерстве обороны.", "RU_MOD"),
    ("«Кинжал» сбит над Киевом.", "OTHER"),
    ('"I could not sleep," she said, as drones struck Odesa.', "OTHER"),
    ("Путин начал войну давно. Ночью Россия запустила по Украине 300 дронов.", "OTHER"),
    ("President Vladimir Putin said that air defences shot down 90 missiles.", "RU_GOV"),
    ("За офіційними даними губернатора Тамбовської області, дрони вбили трьох людей.", "RU_REGION"),
    ("Два человека ранены при атаке дронов, сообщили власти Татарстана.", "RU_REGION"),
    ("ВВС Украины: сегодня были сбиты 79 ракет и 35 «Шахедов».", "UA_AF"),
    ("Минобороны Литвы: Россия выпустила 300 дронов.", "OTHER"),
    ("The UK defence ministry said Russia launched 300 drones.", "OTHER"),
    ("Минобороны Украины сообщило: сбиты 5 дронов.", "UA_GOV"),
    ("The governor of the Samara region – 850 km from Moscow – said two drones hit Syzran.", "RU_REGION"),
    ("Спасательная служба сообщает об одном пострадавшем в Одессе от удара дрона.", "UA_GOV"),
    ("«Дроны атаковали Запорожье. Ранен ребенок. Город цел», – заявил президент Украины.", "UA_GOV"),
    ("Несколько российских военных блогеров сообщают об ударе восемью ракетами ATACMS.", "OTHER"),
    ("Як повідомив заступник голови ОП Кулеба, ворог ударив по Сумах ракетами С-300.", "UA_GOV"),
    ("Two missiles were shot down over Kyiv, according to the head of Kyiv region.", "UA_REGION"),
    ("The Kyiv Independent reported that a missile killed 14 people in Dnipro.", "OTHER"),
    ("Несколько дронов сбиты над Чёрным морем, сообщил мэр Сочи Андрей Прошунин.", "RU_REGION"),
    ("ПВО в Севастополе уничтожила два беспилотника, сообщил губернатор.", "RU_REGION"),
    ("Наши ПВО уничтожили дрон под Каспийском.\n\n— глава региона Сергей Меликов.", "RU_REGION"),
    ("Два человека погибли при ударе ракетами по Курской области, сообщили в СК.", "RU_GOV"),
    ("15 загиблих внаслідок удару ракет по Києву, – КМДА.", "UA_REGION"),
    ("Ранены трое в Сумах, [сообщил](https://t.me/o/7) мэр. «Дрон попал в дом», – написал он.", "UA_REGION"),
    ("A total of 53 people were hurt in missile attacks, the mayor of Kyiv says.", "UA_REGION"),
    ("Air raids went on. The country's military officials said Russian forces fired 40 missiles.", "UA_GOV"),
    ("Glide bombs struck three areas of Kharkiv, killing two (Governor Syniehubov).", "UA_REGION"),
    ("Kyiv Independent: a Russian drone killed one in Dnipro; Mayor Filatov said a bridge was hit.", "OTHER"),
    ("SBU sources said two drones hit a Russian depot.", "UNKNOWN"),
    ("Russia bombed four Ukrainian cities overnight, injuring 15 people, officials said.", "UA_GOV"),
    ("Russia is hurting, Zelensky said; an oil depot burned. Five drones struck it.", "UA_GOV"),
    ("Ukrainian drones hit a refinery, killing 12; Russia's navy said it had lost a ship.", "OTHER"),
    ("Ракета влучила в будинок, троє загиблих, – КМДА.\n\nСеред поранених 6 дітей.", "UA_REGION"),
    ("Россия выпустила 90 ракет по военным объектам Украины, сообщил Путин.", "RU_GOV"),
    ("По данным военных, над Сумами сбито 12 дронов.", "UA_GOV"),
    (
        "Ukraine's Defence Ministry advisor on drones and radio warfare Serhiy Kovalenko reported "
        "that ten drones struck Dnipro.",
        "UA_GOV",
    ),
]


@pytest.mark.parametrize(("text", "claimant"), CLAIMANTS)
def test_claimant(text: str, claimant: str):
    assert {claim.claimant.value for claim in parse_report(Report(text)).claims} == {claimant}


SEVERAL_SPEAKERS = [
    (
        "Russia says its units destroyed 13 Ukrainian rockets as governor reports one killed in Kursk.",
        ["RU_GOV", "RU_REGION"],
    ),
    (
        "Russia sent 92 strike and decoy drones and six missiles; air defenses jammed or downed 71 of the "
        "drones, the Ukrainian Air Force said.",
        ["UA_AF", "UA_AF", "UA_AF"],
    ),
    ("Three people died in Odesa; Russia fired 19 drones, Ukraine's air force says.", ["OTHER", "UA_AF"]),
    (
        "Russia's Defense Ministry said it downed 55 drones, and a woman was hurt in Belgorod, Gladkov said.",
        ["RU_MOD", "RU_REGION"],
    ),
    (
        "Kyiv's forces downed 13 drones, while Moscow said its air defences shot down 20.",
        ["OTHER", "RU_GOV"],
    ),
    ("Ukraine shot down 20 drones overnight. Moscow said it destroyed 40.", ["OTHER", "RU_GOV"]),
    (
        "Ukrainian drones hit a refinery in Kazan; the authorities of Tatarstan said two people were killed.",
        ["OTHER", "RU_REGION"],
    ),
]


@pytest.mark.parametrize(("text", "claimants"), SEVERAL_SPEAKERS)
def test_each_number_goes_to_who_tells_it(text: str, claimants: list[str]):
    assert [claim.claimant.value for claim in parse_report(Report(text)).claims] == claimants


ATTACKERS = [
    ("на оккупированной территории Луганской области вследствие атак БПЛА ранены двое.", "UA"),
    ("Two people were killed by drones in Russian-held Horlivka.", "UA"),
    ("Russian missiles rock the south. At least seven missiles hit the city of Zaporizhzhia.", "RU"),
    ("Russia launched 41 drones.", "RU"),
    ("Russian air defenses shot down 41 drones.", "UA"),
    ("41 drones were shot down by Ukrainian forces.", "RU"),
    ("Twelve Shaheds were shot down.", "RU"),
    ("Moscow has also fired ten missiles.", "RU"),
    ("The Ukrainian Air Force recorded direct hits of 56 attack drones.", "RU"),
    ("The SBU has said its drones destroyed two aircraft.", "UA"),
    ("Russia launched 40 drones, seen flying over Russia's border, the air force said.", "RU"),
    ("У РФ дрони атакували НПЗ у Рязані.", "UA"),
    ("Чотирма «Іскандерами» атакував ворог — із них збили 3 балістичні ракети.", "RU"),
    ("Сили оборони України уразили нафтобазу у Феодосії. Зафіксовано влучання трьох безпілотників.", "UA"),
    ("Kyiv came under attack with 20 drones.", "RU"),
    ("Ukraine hit by 20 drones.", "RU"),
    ("Over the Bryansk region 12 drones were shot down.", "UA"),
    ("Kyiv fired two ATACMS missiles.", "UA"),
    ("President Zelensky said the assault involved 500 strike drones.", "RU"),
    ("Kyiv's air force said Russia fired 728 drones, with air defences shooting down 711.", "RU"),
    ("25 беспилотников ВСУ сбили в Брянской области.", "UA"),
    ("Ukraine launched 20 drones at Tula.", "UA"),
    ("Ukraine used F-16s and shot down 40 drones.", "RU"),
    ("ЗСУ застосували Patriot і збили 6 ракет.", "RU"),
    ("Moscow Mayor Sergei Sobyanin said defenders had repelled an attack by 19 drones.", "UA"),
    ("Over 30 drones were intercepted over Russia.", "UA"),
    ("Наші дрони вдарили по заводу.", "UA"),
    ("Силами ППО збито 30 ударних БпЛА над Сумщиною.", "RU"),
    ("Дежурными средствами ПВО уничтожены 12 украинских БПЛА.", "UA"),
    ("25 беспилотников ВСУ сбили в Брянской области, 23 – в Ростовской.", "UA"),
    ("Russian forces strike Kyiv using Iskander and cruise missiles.", "RU"),
    ("Далекобійні дрони СБУ вразили завод.", "UA"),
    ("Two drones were seen striking a Russian oil terminal.", "UA"),
    ("Russia pounded Kyiv in a long attack and dispatched a record 741 drones.", "RU"),
    ("Russia bombed four Ukrainian cities overnight, injuring at least 15 people.", "RU"),
    ("Russia struck Ukraine's capital Kyiv and pounded the east with drones.", "RU"),
    ("Russia used cluster bombs in strikes on Donetsk that left two dead.", "RU"),
    ("A Russian missile strike left 35 dead, a day after the attack on Belgorod.", "RU"),
    ("Із 97 безпілотників, випущених противником, збито 71.", "RU"),
    ("Russia launched 40 drones – 38 downed.", "RU"),
    ("Air defences repelled a massive Russian drone attack and shot down 20 drones.", "RU"),
    ("Russian forces repelled a Ukrainian attack and destroyed 12 drones.", "UA"),
    ("Сили ППО відбили російську атаку та збили 20 дронів.", "RU"),
    ("Силы ПВО отразили украинскую атаку и сбили 20 дронов.", "UA"),
    ("In the massive overnight attack Russian forces launched 38 missiles.", "RU"),
    ("Of the 45 drones launched by Moscow, 38 were downed.", "RU"),
    ("Kyiv said 38 of the 45 drones Moscow launched were downed.", "RU"),
    ("Russia said Ukraine launched 40 drones at Moscow and that it downed 35 of them.", "UA"),
    ("Russia, which invaded Ukraine in 2022, launched 84 missiles.", "RU"),
    ("Ukraine, which Russia invaded in February 2022, downed 84 missiles.", "RU"),
    (
        "According to the Ukrainian Air Force, 70 missiles were fired by jets over Russia's Rostov region.",
        "RU",
    ),
    ("Ukraine shot down a barrage of Russian weapons, including six missiles.", "RU"),
    ("Russia launched what the Ukrainian Air Force called a record: 71 missiles.", "RU"),
    ("Two people were killed in Luhansk after Ukrainian drones hit a bus.", "UA"),
    ("Россия ночью нанесла удар 90 ракетами, поражено 17 целей, сообщил Путин.", "RU"),
    ("Средствами ПВО сбиты 72 БПЛА, в том числе 11 реактивных, над Курской областью.", "UA"),
    ("Уражено завод у Самарській області рф. Застосовувалися ударні БпЛА.", "UA"),
    ("Отражена атака ВСУ: за ночь сбито 24 БПЛА.", "UA"),
    ("Военные отражали массированную атаку ВСУ: за ночь сбито уже 24 БПЛА.", "UA"),
    ("ВСУ атаковали Белгород: сбито 20 дронов.", "UA"),
    ("Украина отразила удар России: сбито 40 дронов.", "RU"),
    ("Сили оборони відбили атаку РФ: збито 40 дронів.", "RU"),
    ("Беспилотники атаковали российские регионы: сбито 83 дрона.", "UA"),
    ("Киев запустил 91 беспилотник.", "UA"),
    ("Запущено 12 ракет Storm Shadow. Усі ракети були збиті.", "UA"),
    ("ВСУ запустили 91 беспилотник. Все они были сбиты.", "UA"),
    ("После атаки украинские средства ПВО сбили 12 беспилотников.", "RU"),
    ("После удара российские военные сбили 12 беспилотников.", "UA"),
    ("Враг на Киев направил 12 ракет.", "RU"),
    ("Киев атаковали 91 беспилотником.", "RU"),
    ("Ночью Киев атаковал 91 беспилотник.", "RU"),
    ("Москва атаковала Киев 40 ракетами.", "RU"),
    ("Київ випустив 40 дронів по Криму.", "UA"),
    ("Ukraine's air force put the number of drones at 293 and said 240 of them were shot down.", "RU"),
]


@pytest.mark.parametrize(("text", "attacker"), ATTACKERS)
def test_attacker(text: str, attacker: str):
    claims = parse_report(Report(text)).claims
    assert {claim.attacker.value for claim in claims if claim.attacker} == {attacker}


ATTACKERS_OF_PEOPLE = [
    ("Three people were killed in Kharkiv as Ukrainian drones hit a Russian refinery.", "RU"),
    ("Three people were killed in Odesa a day after Ukraine struck a bridge in Crimea.", "RU"),
    ("Ukraine struck back after a missile killed 20 people in Sumy.", "RU"),
    ("Двое погибли в Харькове после того, как украинские дроны атаковали Белгород.", "RU"),
    ("A Russian missile strike killed seven; a Kursk drone hit followed.", "RU"),
]


@pytest.mark.parametrize(("text", "attacker"), ATTACKERS_OF_PEOPLE)
def test_who_struck_people_beside_attacks_of_the_other_side(text: str, attacker: str):
    claims = parse_report(Report(text)).claims
    assert {claim.attacker.value for claim in claims if claim.measure == "killed" and claim.attacker} == {
        attacker
    }


REGIONS_OF_SPEAKERS = [
    ("Тимур Ткаченко повідомив, що від удару дронами поранені двоє людей.", "UA-30"),
    ("Губернатор Вячеслав Гладков сообщил, что при атаке беспилотников ранены семь человек.", "RU-BEL"),
    ("Kharkiv Mayor Ihor Terekhov said four people were injured by drones.", "UA-63"),
]


@pytest.mark.parametrize(("text", "region"), REGIONS_OF_SPEAKERS)
def test_a_number_with_no_place_is_of_the_region_its_speaker_governs(text: str, region: str):
    injured = [claim for claim in parse_report(Report(text)).claims if claim.measure.value == "injured"]
    assert [claim.adm1 for claim in injured] == [region]


ELSEWHERE = [
    "Poland shot down three drones that had crossed from Belarus.",
    "Israel intercepted 12 drones fired from Lebanon.",
    "Sudan's army shot down 30 drones.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_countries_make_no_claim(text: str):
    assert parse_report(Report(text)).claims == ()


def test_a_ministry_that_spoke_before_counts_no_weapons_of_its_own_side():
    text = "The Russian Defence Ministry said 35 drones were shot down. Russian troops launched 20 Shaheds."
    claims = parse_report(Report(text)).claims
    assert [(claim.measure.value, claim.claimant.value) for claim in claims] == [
        ("shot_down", "RU_MOD"),
        ("launched", "OTHER"),
    ]


OFFICES = [
    ("Дніпропетровська ОВА", "Уже 11 постраждалих у Самарі після удару дрона.", "UA-12"),
    ("Гладков", "В селе Безлюдовка дрон атаковал автомобиль, ранен мужчина.", "RU-BEL"),
    ("Полтавська ОВА", "У Полтавській громаді влучання БпЛА, поранено рятувальника.", "UA-53"),
    ("Gladkov", "Drones launched from Kharkiv hit Belgorod, two were hurt.", "RU-BEL"),
]


@pytest.mark.parametrize(("publisher", "text", "region"), OFFICES)
def test_an_office_tells_of_its_own_region_and_of_no_namesake_abroad(publisher: str, text: str, region: str):
    claims = parse_report(Report(text, publisher=publisher)).claims
    assert {claim.adm1 for claim in claims} == {region}


OWN_STRIKES = [
    ("Сегодня ночью ВС РФ нанесли групповой удар ударными беспилотниками по аэродромам.", "RU"),
    ("Пресечена попытка киевского режима совершить атаку с применением двух БПЛА.", "UA"),
]


@pytest.mark.parametrize(("text", "attacker"), OWN_STRIKES)
def test_a_ministry_also_tells_of_its_own_strikes(text: str, attacker: str):
    claims = parse_report(Report(text, publisher="mod_russia")).claims
    assert {claim.attacker.value for claim in claims if claim.attacker} == {attacker}
