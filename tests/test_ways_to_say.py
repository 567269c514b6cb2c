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
    "In the small hours the Russians threw 62 drones at the port.": ["launched drone 62"],
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
    "ВСУ подняли свыше ста дронов.": ["launched drone 100"],
    "По порту были задействованы десять «Гераней».": ["launched shahed 10"],
    "Ukraine launched 12 sea drones, said to be low-cost and small ones.": ["launched naval_drone 12"],
    "Russia launched 60 small drones overnight.": ["launched drone 60"],
    "Russia launched 45 cheap plywood drones overnight.": ["launched drone 45"],
}
DOWNED = {
    "Air defences felled 31 drones overnight.": ["shot_down drone 31"],
    "Gunners picked off nine drones over the river.": ["shot_down drone 9"],
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
    "Розрахунки поклали вісім «шахедів».": ["shot_down shahed 8"],
    "Збили чи придушили 226 дронів.": ["shot_down_or_suppressed drone 226"],
    "Расчёты ПВО сняли двенадцать дронов.": ["shot_down drone 12"],
    "Ещё 80 дронов объявлены сбитыми.": ["shot_down drone 80"],
    "Fourteen drones were put out of action by jamming.": ["suppressed drone 14"],
    "It coped with 60 of the drones.": ["shot_down_or_suppressed drone 60"],
    "They shot down four drones, electronically disabling a fifth drone.": [
        "shot_down drone 4",
        "suppressed drone 1",
    ],
}
LOST = {
    "Another 38 drones simply vanished from radar.": ["lost drone 38"],
    "Nine drones never reached their targets.": ["lost drone 9"],
    "Two of the missiles went astray.": ["lost missile 2"],
    "Ще 58 дронів зникли.": ["lost drone 58"],
    "Ещё 30 дронов исчезли.": ["lost drone 30"],
    "Three drones went missing and one turned back to Russia.": ["left_airspace drone 1", "lost drone 3"],
    "Три дрони перетнули кордон.": ["left_airspace drone 3"],
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
}
OUTAGES = {
    "Power is still off in six settlements after the drone attack.": ["settlements_without_power none 6"],
    "After the missile strike 6,200 households are still off.": ["customers_without_power none 6200"],
    "After the strike 40,000 customers have no electricity.": ["customers_without_power none 40000"],
    "Пів мільйона споживачів лишилися без опалення після удару ракет.": [],
    "68 тисяч споживачів лишилися без світла після удару ракет.": ["customers_without_power none 68000"],
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
