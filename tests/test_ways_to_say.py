"""The many ways in which writers say what was launched, brought down, lost and hit, by whom and when."""

from datetime import date

import pytest

from parsers.reading import parse_report
from parsers.report import Claim, Report
from tests.one_sentence import in_short

LAUNCHED = {
    "Moscow flung 18 missiles at the country before dawn.": ["launched missile 18"],
    "The enemy let loose 48 Shaheds and two missiles on our city.": [
        "launched missile 2",
        "launched shahed 48",
    ],
    "Seventy-five Shaheds, more than in any raid before, came at the capital.": ["launched shahed 75"],
    "About 40 drones bore down on the region from the sea.": ["launched drone 40"],
    "Russian crews peppered the town with 12 drones.": ["launched drone 12"],
    "Russia was pounding the city with drones when the siren sounded.": ["launched drone 1"],
    "Four Russian Iskander-Ks and five Iskander-Ms were fired from Crimea.": [
        "launched iskander_k 4",
        "launched iskander_m 5",
    ],
    "Russia sent five Onyxes and two Oreshniks.": ["launched onyx 5", "launched oreshnik 2"],
    "Росіяни засипали місто 40 дронами.": ["launched drone 40"],
    "На Сумщину за ніч полетіло 26 дронів.": ["launched drone 26 UA-59"],
    "У бік столиці йшло близько десяти дронів.": ["launched drone 10 UA-30"],
    "Повітряні сили нарахували 64 дрони, з яких 60 збили.": ["launched drone 64", "shot_down drone 60"],
    "На город шли 14 дронов.": ["launched drone 14"],
    "В налёте участвовали 52 дрона и шесть ракет.": ["launched drone 52", "launched missile 6"],
    "По порту были задействованы десять «Гераней».": ["launched shahed 10"],
    "Ukraine launched 12 sea drones, said to be low-cost and small ones.": ["launched naval_drone 12"],
    "Russia launched 60 small drones overnight.": ["launched drone 60"],
    "Russia launched 45 cheap plywood drones overnight.": ["launched drone 45"],
    "The enemy used 158 means of air attack.": ["launched any 158"],
    "Russia launched 60 small, low-cost drones.": ["launched drone 60"],
    "Учора противник скинув 83 керовані бомби.": ["launched guided_bomb 83"],
    "Five Magura V5s took part in the attack on the port.": ["launched naval_drone 5"],
    "More than 30 drones participated in the attack.": ["launched drone 30"],
    "Fifty drones entered Kyiv's airspace.": ["launched drone 50"],
}
DOWNED = {
    "None were hurt, and two drones or three missiles were shot down.": [
        "shot_down drone 2",
        "shot_down missile 3",
    ],
    "Air defences hit one drone overnight.": ["shot_down drone 1"],
    "Air defences felled 31 drones overnight.": ["shot_down drone 31"],
    "Air defence crews hit 14 drones over Odesa.": ["shot_down drone 14 UA-51"],
    "The ministry counted 104 drones destroyed over nine regions.": ["shot_down drone 104"],
    "Every one of the 16 missiles was intercepted.": ["shot_down missile 16"],
    "Ukrainian soldiers neutralised two tanks, 13 missiles and 440 drones.": [
        "shot_down_or_suppressed drone 440",
        "shot_down_or_suppressed missile 13",
    ],
    "Українські воїни знешкодили три танки, 11 ракет та 430 дронів.": [
        "shot_down_or_suppressed drone 430",
        "shot_down_or_suppressed missile 11",
    ],
    "Збили чи придушили 226 дронів.": ["shot_down_or_suppressed drone 226"],
    "Ещё 80 дронов объявлены сбитыми.": ["shot_down drone 80"],
    "Fourteen drones were put out of action by jamming.": ["suppressed drone 14"],
    "They shot down four drones, electronically disabling a fifth drone.": [
        "shot_down drone 4",
        "suppressed drone 1",
    ],
    "It counted 84 missiles and 24 drones; 50 had been intercepted — 37 missiles and 13 drones.": [
        "launched drone 24",
        "launched missile 84",
        "shot_down any 50",
        "shot_down drone 13 part",
        "shot_down missile 37 part",
    ],
    "Russia launched 14 missiles, its military said, and one drone and 10 of the missiles were shot down.": [
        "launched missile 14",
        "shot_down drone 1",
        "shot_down missile 10",
    ],
    "None of the three Iskanders or the four Kalibrs was intercepted.": [
        "launched iskander_m 3",
        "shot_down iskander_m 0",
        "shot_down kalibr 0",
    ],
    "Минобороны насчитало 221 уничтоженный дрон.": ["shot_down drone 221"],
    "Командование сообщило о 728 дронах и 13 ракетах, 296 дронов сбито.": ["shot_down drone 296"],
    "A total of 14 drones, including 13 Shaheds, as well as one cruise missile were destroyed.": [
        "shot_down cruise_missile 1",
        "shot_down drone 14",
        "shot_down shahed 13 part",
    ],
}
LOST = {
    "Another 38 drones simply vanished from radar.": ["lost drone 38"],
    "Nine drones never reached their targets.": ["lost drone 9"],
    "Ще 58 дронів зникли.": ["lost drone 58"],
    "Ещё 30 дронов исчезли.": ["lost drone 30"],
    "Three drones went missing and one turned back to Russia.": ["left_airspace drone 1", "lost drone 3"],
    "Три дрони перетнули кордон.": ["left_airspace drone 3"],
    "Один БпЛА відхилився від курсу та залетів у Румунію.": ["left_airspace drone 1"],
    "Один БпЛА залетів у повітряний простір Білорусі.": ["left_airspace drone 1"],
    "Станом на п'яту ранку у небі лишається 35 шахедів.": ["in_airspace shahed 35"],
}
HITS = {
    "Two dozen drones found their mark, officials said.": ["hit drone 24"],
    "A powerful Russian missile hit 200 metres from the plant.": ["hit missile 1"],
    "A low-flying Russian drone struck the school.": ["hit drone 1"],
    "До міста долетіли три дрони.": ["hit drone 3"],
    "Дрон пробив дах лікарні.": ["hit drone 1"],
    "Ракета пробила крышу склада.": ["hit missile 1"],
    "Х-101 попала в жилой дом.": ["hit kh101 1"],
    "The city took another hit as drones were downed.": [],
    "It said that it had hit all its targets.": [],
    "Россия выпустила 400 дронов; до целей добрались 13 ракет и 21 дрон.": [
        "hit drone 21",
        "hit missile 13",
        "launched drone 400",
    ],
    "The power plant suffered another hit by four missiles.": ["hit missile 4"],
    "Попадания 56 дронов и девяти ракет зафиксированы.": ["hit drone 56", "hit missile 9"],
}
PAIRS = {
    "Russia fired 78 missiles and 106 drones; 59 and 54 were shot down.": [
        "launched drone 106",
        "launched missile 78",
        "shot_down drone 54",
        "shot_down missile 59",
    ],
    "Russia launched 415 drones and 43 missiles, 386 and 27 of which were shot down.": [
        "launched drone 415",
        "launched missile 43",
        "shot_down drone 386",
        "shot_down missile 27",
    ],
    "The air force counted 127 missiles and 109 drones. It shot down 102 and 99.": [
        "launched drone 109",
        "launched missile 127",
        "shot_down drone 99",
        "shot_down missile 102",
    ],
    "Russia fired five missiles and 12 drones. Three and 14 people were hurt.": [
        "injured none 14",
        "injured none 3",
        "launched drone 12",
        "launched missile 5",
    ],
    "Six Kinzhals, nine Kalibrs and three Iskanders were fired at Kyiv, and all 18 were destroyed.": [
        "launched iskander_m 3 UA-30",
        "launched kalibr 9 UA-30",
        "launched kinzhal 6 UA-30",
        "shot_down missile 18 UA-30",
    ],
    "Обезвредить удалось 623: 592 дрона и 31 ракету.": [
        "shot_down_or_suppressed drone 592",
        "shot_down_or_suppressed missile 31",
    ],
    "Russia fired 84 missiles and 24 drone attacks, 13 of which were carried out with Shaheds.": [
        "launched missile 84",
        "launched shahed 1",
    ],
}
PEOPLE = {
    "A girl of 15 was among four people hurt in the drone strike.": ["injured none 1 part", "injured none 4"],
    "Sixty-one were wounded in the missile strike, three children among them.": [
        "injured none 3 part",
        "injured none 61",
    ],
    "Fourteen were injured by the missile, of whom seven are fighting for their lives.": [
        "injured none 14",
        "injured none 7 part",
    ],
    "Two of the ten people wounded by the drone were police.": ["injured none 10", "injured none 2 part"],
    "After the missile strike the driver died on the spot.": ["killed none 1"],
    "Petro Koval (pictured), 52, died in the missile strike.": [],
    "The missile killed four of one family, the youngest 15.": ["killed none 4"],
    "Killing three and wounding two, the drones struck a depot.": ["injured none 2", "killed none 3"],
    "Внаслідок удару дрона загинули четверо, наймолодшій — 15.": ["killed none 4"],
    "После удара дрона четверо погибших, двое — дети.": ["killed none 2 part", "killed none 4"],
    "Після удару дрона поранено десятеро; усіх 48 дітей вивели неушкодженими.": ["injured none 10"],
    "Після удару дрона з-під завалів дістали живими 37 людей.": [],
    "По словам губернатора Юрия Слюсаря, после атаки беспилотников погиб машинист.": ["killed none 1"],
    "Three died in the drone strike, one of them a nine-year-old child.": [
        "killed none 1 part",
        "killed none 3",
    ],
    "Three colleagues of the dead man were in hospital after the drone strike.": ["injured none 3"],
    "The missile hit a kindergarten sheltering 48 children and killed one man.": ["killed none 1"],
    "От осколков дрона пострадали двое, у женщины перелом.": ["injured none 2"],
    "A drone operator killed 12 soldiers.": ["killed none 12"],
    "12 поранених на день Незалежності після удару дрона.": ["injured none 12"],
    "The drone killed four people a month into the truce.": ["killed none 4"],
    "Після удару дронів 14 поранено, з них троє — медики.": ["injured none 14", "injured none 3 part"],
    "При падении обломков дрона пострадали три человека.": ["injured none 3"],
    "I thank the rescuers – 140 of them came after the drone strike.": [],
    "Число раненых при атаке дронов выросло до пяти. Трое из них — члены экипажа.": [
        "injured none 3 part",
        "injured none 5",
    ],
}
OUTAGES = {
    "Power is still off in six settlements after the drone attack.": ["settlements_without_power none 6"],
    "After the strike 40,000 customers have no electricity.": ["customers_without_power none 40000"],
    "Пів мільйона споживачів лишилися без опалення після удару ракет.": [],
    "68 тисяч споживачів лишилися без світла після удару ракет.": ["customers_without_power none 68000"],
    "After the drone attack power was restored to the city; 35 villages are without electricity.": [
        "settlements_without_power none 35"
    ],
}
LISTS = {
    "Ворог атакував:\n• 397 ударних дронів;\n• 8 ракет Іскандер-М.": [
        "launched drone 397",
        "launched iskander_m 8",
    ],
    "Сбиты 43 дрона.\n▫️ Брянская область – 22 БПЛА;\n▫️ Республика Крым – 21 БПЛА.": [
        "shot_down drone 21 UA-43 part",
        "shot_down drone 22 RU-BRY part",
        "shot_down drone 43",
    ],
    "Сбиты дроны. Треть пришлась на Брянскую область — 108.": ["shot_down drone 1"],
    "Дроны сбиты. Всего в манёврах участвуют 120 дронов.": [],
    "Russia launched drones. A year earlier a whole month brought 420 drones.": ["launched drone 1"],
}
NO_CLAIMS = {
    "1 ,": [],
    "The army loses an average of 100 drones a day.": [],
    "The front costs 100-200 casualties a day.": [],
    "Britain promised hundreds of air defence missiles as well as attack drones.": [],
    "How Russia uses Shahed drones against Ukraine.": [],
    "Artillery struck positions with support from Ukrainian drones.": [],
    "Crews rehearsed the launch of two Iskander missiles and fired on 14 target drones.": [],
    "A midair collision killed three pilots.": [],
    "Russian forces released a video of drones.": [],
    "A shed was hit by a drone, and 46 damaged houses are listed.": ["hit drone 1"],
    "Двоє військових дістали травми при перекиданні авто.": [],
    "The Pentagon halted the transfer of dozens of missiles to Kyiv.": [],
    "Zelensky spoke of 300 drones that Ukraine needs.": [],
    "A depot with 40 missiles blew up.": [],
    "Donations came in for 15 drones in a single day.": [],
    "Twenty drones took part in the parade.": [],
    "The 14 missiles never arrived because of a dispute.": [],
    "Очевидцы сняли на видео три дрона.": [],
    "На ремонт пішло 300 дронів.": [],
    "Поліція накрила склад із 40 дронами.": [],
    "Кабмін підняв ціни на 30 дронів.": [],
    "Кум пробив 40 дронів для бригади.": [],
    "Russia hit 12 drones on the ground at an airfield.": [],
    "Ukraine hit one missile boat.": [],
    "The general died in Moscow aged 80.": [],
    "Число погибших при взрыве на предприятии достигло 23 человек.": [],
    "Фрегат выполнил пуск ракеты «Циркон» по морской цели.": [],
    "The drone is a single-use drone that can search for targets.": [],
}
SAID = {
    "Russia fired 120 missiles from air and sea - Ukraine": ["launched missile 120 RU UA_GOV attack -"],
    "At least eight drones were intercepted, the Kremlin said, but the raid raised questions.": [
        "shot_down drone 8 UA RU_GOV attack -"
    ],
    "By the air force's account 165 drones were used.": ["launched drone 165 RU UA_AF attack -"],
    "За підрахунками Повітряних сил, ворог пустив 33 ракети.": ["launched missile 33 RU UA_AF attack -"],
    "Утверждает украинская сторона: сбит 21 «Шахед».": ["shot_down shahed 21 RU UA_GOV attack -"],
    "A depot was reportedly hit by drones.\nUkraine intercepted 15 missiles.": [
        "hit drone 1 RU UNKNOWN attack -",
        "shot_down missile 15 RU OTHER attack -",
    ],
    "Ukrainian sources said that air defences shot down 14 Russian drones and reported troops downed most.": [
        "shot_down drone 14 RU UNKNOWN attack -"
    ],
    "За даними влади, російський дрон убив одну людину.": ["killed none 1 RU UA_GOV attack -"],
    "The Kremlin announced a truce. Overnight, 40 drones attacked Odesa.": [
        "launched drone 40 RU OTHER attack UA-51"
    ],
    "The Russian presidential administration said 40 drones attacked Moscow.": [
        "launched drone 40 UA OTHER attack RU-MOW"
    ],
    "Officials in western Russia said a drone killed two people.": [
        "hit drone 1 UA RU_GOV attack -",
        "killed none 2 UA RU_GOV attack -",
    ],
    "По словам главы Херсонской области Владимира Сальдо, дроны ранили двоих.": [
        "injured none 2 UA RU_REGION attack UA-65"
    ],
    "Укрзалізниця повідомила, що дрон влучив у потяг.": ["hit drone 1 RU UA_GOV attack -"],
    "DTEK said a drone hit a power plant.": ["hit drone 1 ? OTHER attack -"],
}
SIDES = {
    "Sea drones target Sevastopol.": ["launched naval_drone 1 UA OTHER attack UA-40"],
    "Три дрони були збиті в Криму.": ["shot_down drone 3 UA OTHER attack UA-43"],
    "Airstrikes killed three in Ukraine, Moscow airport halted flights.": ["killed none 3 RU OTHER attack -"],
    "The attack on a western Ukrainian city killed 10.": ["killed none 10 RU OTHER attack -"],
    "A café in a Russian border town was struck by a missile, wounding 16.": [
        "hit missile 1 UA OTHER attack -",
        "injured none 16 UA OTHER attack -",
    ],
    "A writer died after a Russian missile strike.\nA missile hit a café in Kramatorsk, killing 12.": [
        "killed none 1 RU OTHER attack -",
        "hit missile 1 RU OTHER attack UA-14",
        "killed none 12 RU OTHER attack UA-14",
    ],
    "The command said Russia was attacking with drones.": ["launched drone 1 RU OTHER attack -"],
    "Reporters told of Russia showering Ukraine with missiles.": ["launched missile 1 RU OTHER attack -"],
    "Russia launched 90 drones, according to Ukraine's air force, which said it jammed a further 58.": [
        "launched drone 90 RU UA_AF attack -",
        "suppressed drone 58 RU UA_AF attack -",
    ],
    "По данным ВСУ, применялись 78 ракет; сбито 59 ракет.": [
        "launched missile 78 RU UA_GOV attack -",
        "shot_down missile 59 RU UA_GOV attack -",
    ],
    "Донецк, по словам главы ДНР Дениса Пушилина, атаковали более десяти дронов.": [
        "launched drone 10 UA RU_REGION attack UA-14"
    ],
    "Gunmen kill 20 in Russia.": ["killed none 20 ? OTHER attack -"],
    "Drones struck Crimea and Kherson; two people were killed in Crimea and Kherson.": [
        "killed none 2 ? OTHER attack UA-43+UA-65"
    ],
    "Two people were hurt in southern Ukraine after a drone strike.": ["injured none 2 RU OTHER attack -"],
    "Russia-Ukraine war live: two injured as Moscow launches sixth drone attack on Kyiv": [
        "injured none 2 RU OTHER attack UA-30"
    ],
    "Strikes by drones hurt 28 people in Ukraine's second city after an attack on Belgorod.": [
        "hit drone 1 RU OTHER attack -",
        "injured none 28 RU OTHER attack -",
    ],
    "A child was killed in Ukraine missile strikes.": ["killed none 1 RU OTHER attack -"],
    "Zelenskiy said Russia may be switching tactics as the nation's air defence shot down 36 drones.": [
        "shot_down drone 36 RU UA_GOV attack -"
    ],
    "Ukraine may shoot down drones from jets; air defence downed 12 drones.": [
        "shot_down drone 12 ? OTHER attack -"
    ],
    "Украинским военным удалось сбить 747 дронов; попадания 56 дронов зафиксированы.": [
        "shot_down drone 747 RU OTHER attack -",
        "hit drone 56 RU OTHER attack -",
    ],
    "A drone hit a house in central Kyiv. The air force recorded 54 drone hits at 33 places.": [
        "hit drone 1 RU OTHER attack UA-30",
        "hit drone 54 RU UA_AF attack -",
        "hit_locations any 33 RU UA_AF attack -",
    ],
    "Дрони вдарили по Одесі. Усього по країні збито 42 дрони.": ["shot_down drone 42 RU OTHER attack -"],
}
WHEN = {
    "A jet was shot down by a missile in July 2014, killing all 298.": [
        "killed none 298 ? OTHER cumulative -"
    ],
    "In 2020, missiles struck a flight, killing 176.": ["killed none 176 ? OTHER past -"],
    "Raids have grown since a drone was downed over the Kremlin in early May.": [
        "shot_down drone 1 UA OTHER past RU-MOW"
    ],
    "Russia launched 20 drones at the peninsula that it annexed in 2014.": [
        "launched drone 20 RU OTHER attack -"
    ],
    "In March, Russia launched 1,200 drones.": ["launched drone 1200 RU OTHER cumulative -"],
    "Russia has fired 5,000 missiles since start of the war.": [
        "launched missile 5000 RU OTHER cumulative -"
    ],
    "On Thursday Russia launched 20 drones.": ["launched drone 20 RU OTHER attack -"],
    "A drone killed two near the memorial unveiled in 2015.": [
        "hit drone 1 ? OTHER attack -",
        "killed none 2 ? OTHER attack -",
    ],
    "Russia launched 12 drones at the plant, hit in March, killing two.": [
        "launched drone 12 RU OTHER attack -",
        "killed none 2 RU OTHER attack -",
    ],
    "Each month Russia launches 5,000 drones.": ["launched drone 5000 RU OTHER cumulative -"],
    "Three drones hit a resort on Thursday. It followed Monday's raid, when 580 were fired.": [
        "hit drone 3 ? OTHER attack -",
        "launched drone 580 ? OTHER past -",
    ],
    "Earlier in the week Ukraine had fired six ATACMS at a depot.": ["launched atacms 6 UA OTHER past -"],
    "Доля дронов растёт: за ноябрь запустили 5400 дронов.": ["launched drone 5400 ? OTHER cumulative -"],
    "Атака стала крупной за год. В области дрон ранил шестерых.": ["injured none 6 ? OTHER attack -"],
    "In all 1,150 drones, 1,400 guided bombs and 35 missiles, were launched in the past week.": [
        "launched drone 1150 ? OTHER cumulative -",
        "launched guided_bomb 1400 ? OTHER cumulative -",
        "launched missile 35 ? OTHER cumulative -",
    ],
}
MEASURES = (LAUNCHED, DOWNED, LOST, HITS, PAIRS, PEOPLE, OUTAGES, LISTS, NO_CLAIMS)
PUBLISHED = date(2023, 8, 11)


def in_full(claim: Claim) -> str:
    """What a claim says with whose weapons, who asserts it, of which attack and region."""
    attacker = claim.attacker.value if claim.attacker else "?"
    words = (claim.measure.value, claim.weapon, str(claim.low), attacker, claim.claimant.value)
    return " ".join((*words, claim.scope.value, claim.adm1 or "-"))


@pytest.mark.parametrize(("text", "told"), [case for table in MEASURES for case in table.items()])
def test_what_a_text_counts(text: str, told: list[str]):
    assert sorted(map(in_short, parse_report(Report(text)).claims)) == told


@pytest.mark.parametrize(("text", "told"), [case for table in (SAID, SIDES, WHEN) for case in table.items()])
def test_whose_who_says_so_and_when(text: str, told: list[str]):
    assert list(map(in_full, parse_report(Report(text, published=PUBLISHED)).claims)) == told
