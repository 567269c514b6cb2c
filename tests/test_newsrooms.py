"""What assessments, newspapers and digests say in whole sentences, and what is read from them."""

import pytest

from parsers.reading import parse_report
from parsers.report import Report
from tests.one_sentence import in_short

ASSESSMENTS = {
    (
        'Ukrainian forces downed 33 drones over Poltava and Sumy oblasts; that 34 drones were "lost," '
        "likely due to jamming; and that one drone flew towards Russian airspace."
    ): [
        "left_airspace drone 1",
        "lost drone 34",
        "shot_down drone 33 UA-53+UA-59",
    ],
    (
        "The Ukrainian Air Force stated that Ukrainian forces downed 61 drones over Sumy Oblast and that "
        '42 drones were "lost" by 0900.'
    ): [
        "lost drone 42",
        "shot_down drone 61 UA-59",
    ],
    (
        "Footage shows air defenses intercepting at least one of the missiles, and at least two missiles "
        "hit buildings in Dnipro."
    ): [
        "hit missile 2 UA-12",
        "shot_down missile 1",
    ],
    (
        "Russian forces launched four-to-six Kh-101 missiles – modern, high-precision cruise missiles – "
        "at Dnipro."
    ): [
        "launched kh101 4 UA-12",
    ],
    "4-to-6 drones were shot down over Odesa.": ["shot_down drone 4 UA-51"],
    (
        "Governor Milyaev claimed that Russian forces downed 16 drones over Tula Oblast and an additional "
        "drone near Uzlovaya."
    ): [
        "shot_down drone 1 RU-TUL",
        "shot_down drone 16 RU-TUL",
    ],
    "Ukrainian drones struck a depot near Oktyabrsky, Tver Oblast.": ["hit drone 1 RU-TVE"],
    "Ukrainian forces destroyed a Russian “Forpost” reconnaissance drone in Odesa Oblast.": [
        "shot_down recon_drone 1 UA-51",
    ],
    "Ukrainian scouts destroyed a Russian tower in the city of Bryansk with a kamikaze drone.": [
        "hit drone 1 RU-BRY",
    ],
}
NEWSPAPERS = {
    "Gladkov wrote that two districts in his region had been hit by drones.": [
        "hit drone 1 RU-BEL",
        "hit_locations any 2 RU-BEL",
    ],
    "The barrage of missiles struck several districts of Kyiv.": [
        "hit missile 1 UA-30",
        "hit_locations any 2 UA-30",
    ],
    "Missile strikes on over 20 cities went on.": ["hit_locations any 20"],
    "Up to 15 drones were detected and neutralized over Kyiv.": ["shot_down_or_suppressed drone None UA-30"],
    "A drone that hit a bakery in Kharkiv wounded nine.": ["hit drone 1 UA-63", "injured none 9 UA-63"],
    "Ukraine launches missile attack on Crimea. Ten missiles were used to attack the fleet.": [
        "launched missile 10 UA-43",
    ],
    "Missile strikes in the city and region of Kyiv killed at least eight civilians.": [
        "killed none 8 UA-30",
    ],
    "Drones attacked the Oryol border areas.": ["launched drone 1 RU-ORL"],
    "Four drones crossed the Oryol border with Ukraine.": [],
    "The assault from Monday evening into Tuesday morning killed four people in Kyiv.": [
        "killed none 4 UA-30",
    ],
    "Missile strikes in Kyiv, Lviv and other cities killed at least 30 civilians.": ["killed none 30"],
    "Russia says 19 Ukrainian drones were downed over Crimea, the Black Sea, and regions.": [
        "shot_down drone 19",
    ],
    "Russia charged seven people who planned to kill two journalists with a drone.": [],
    "Air defence tried to shoot down drones and incoming missiles.": [],
    "The air force says it blocked a massive barrage of 18 Russian missiles.": ["shot_down missile 18"],
    "Russian drone hits Odesa as leaders visit Kyiv.": ["hit drone 1 UA-51"],
    "Russian drone strikes Odesa.": ["hit drone 1 UA-51"],
    "Russian drone strikes on Odesa killed two.": ["killed none 2 UA-51"],
    "Another person was reported killed by a drone in Belgorod.": ["killed none 1 RU-BEL"],
    "A UAV believed to be from Ukraine also attacked an oil tank in Sochi.": ["launched drone 1 RU-KDA"],
    "A Russian aircraft over the Black Sea launched an anti-radar missile at a ship.": [
        "launched missile 1 BLACK_SEA",
    ],
    "26 missiles and 52 strike UAVs were recorded as hitting 25 locations in Ukraine.": [
        "hit drone 52",
        "hit missile 26",
        "hit_locations any 25",
    ],
    "Information on hits by 10 enemy missiles is being verified.": [],
    "Ukrainian drones attacked dozens of targets in Kursk.": ["launched drone 1 RU-KRS"],
    "Russia attacked Kharkiv with six drones, two of which hit a house.": [
        "hit drone 2 UA-63",
        "launched drone 6 UA-63",
    ],
    "Death toll from Kramatorsk missile strike rises to 57.": ["killed none 57 UA-14"],
    "KYIV: Russian missiles hit Kherson and wounded six people.": [
        "hit missile 1 UA-65",
        "injured none 6 UA-65",
    ],
    (
        "A strike on a restaurant in Kramatorsk killed ten people. Kyiv's National Police said the "
        "missile had also wounded 61 people."
    ): [
        "injured none 61 UA-14",
        "killed none 10 UA-14",
    ],
    (
        "More than 800,000 people in Kyiv and another 400,000 in the northern region of "
        "Chernihiv were without power after Russian strikes."
    ): [
        "customers_without_power none 400000 UA-74",
        "customers_without_power none 800000 UA-30",
    ],
    "The strike left 1.2-million properties without power countrywide.": [
        "customers_without_power none 1200000"
    ],
    "The Ukrainian Air Force tallied 396 aerial weapons, including 21 missiles and 375 drones.": [
        "launched any 396",
        "launched drone 375 part",
        "launched missile 21 part",
    ],
    "Russian forces hit Kyiv and surrounding areas, killing four people.": ["killed none 4 UA-30+UA-32"],
    "Внаслідок атаки дронів у Києві та області загинули 4 людини.": ["killed none 4 UA-30+UA-32"],
    "Drones hit Kyiv and the region of Sumy, killing 3.": [
        "hit drone 1 UA-30+UA-59",
        "killed none 3 UA-30+UA-59",
    ],
    "Five people were hurt by drones in the Khmelnytskyi region, according to Sergiy Tyurin.": [
        "injured none 5 UA-68"
    ],
    "A drone killed a woman in Sochi, in Russia's Krasnodar region on the Black Sea.": [
        "hit drone 1 RU-KDA",
        "killed none 1 RU-KDA",
    ],
    "Drones also struck the Kyiv suburb of Brovary, injuring one person.": [
        "hit drone 1 UA-32",
        "injured none 1 UA-32",
    ],
    "Ukraine fired ten cruise missiles at Sevastopol; three managed to hit the docks.": [
        "hit cruise_missile 3",
        "launched cruise_missile 10 UA-40",
    ],
    (
        "Ukraine attacked an S-400 air defence system division in the Kursk region with five ATACMS missiles."
    ): ["launched atacms 5 RU-KRS"],
    "Ukraine's air defense forces reported shooting down nine drones.": ["shot_down drone 9"],
    "The strike left hundreds of thousands without heat or electricity.": [
        "customers_without_power none 200000"
    ],
    (
        "Four people were killed by a missile, eight more wounded, and another five, including a "
        "child, are missing."
    ): [
        "injured none 8",
        "killed none 4",
    ],
    "Of the 66 people hospitalized after the strike, five remained in critical condition.": [
        "injured none 5 part",
        "injured none 66",
    ],
    "Russian missiles killed 16 people: 9 in Dnipro, 4 in Kharkiv and three in Odesa.": [
        "killed none 16",
        "killed none 3 UA-51 part",
        "killed none 4 UA-63 part",
        "killed none 9 UA-12 part",
    ],
    (
        "Russia's defence ministry said the attack on Sevastopol, which it said involved nine "
        "drones, was repelled."
    ): ["shot_down drone 9 UA-40"],
    "The Russian Defence Ministry said its forces had repelled an attack by eight drones on Volgograd.": [
        "launched drone 8 RU-VGG"
    ],
    "Everything flew but nothing hit except Kalibr cruise missiles.": [],
    (
        "Three men aged 33, 45 and 53 and three women aged 24, 45 and 54 had been injured in a "
        "missile strike."
    ): [
        "injured none 3",
        "injured none 3",
    ],
    "Russia launched 48 missiles and 476 drones, focusing mainly on the Lviv and Ternopil regions.": [
        "launched drone 476",
        "launched missile 48",
    ],
    (
        "A series of attacks in several Ukrainian cities, including Kharkiv and Odesa, left at "
        "least 20 civilians dead."
    ): ["killed none 20"],
    "Astra said it identified one of the locations of a Ukrainian drone strike in the Bryansk region.": [],
    "Russian air defense systems destroyed 216 drones over Russian regions and the Black Sea.": [
        "shot_down drone 216"
    ],
    "Russia said it destroyed 159 drones, with 63 aimed at the Moscow region.": [
        "shot_down drone 159",
        "shot_down drone 63 RU-MOS part",
    ],
    "22 drones were downed over Moscow and 24 more in surrounding oblasts, including Kursk and Oryol.": [
        "shot_down drone 22 RU-MOW",
        "shot_down drone 24 RU-KRS+RU-ORL",
    ],
    (
        "Ukraine's second-largest city, Kharkiv, endured a bombardment that included four guided "
        "bombs and 15 drones."
    ): [
        "launched drone 15",
        "launched guided_bomb 4 UA-63",
    ],
    "Ukraine downed 14 Iranian-manufactured Shahed-136 drones over Odesa.": ["shot_down shahed 14 UA-51"],
    "Nine drones were shot down by soldiers, two – by the National Guard and one – by the police.": [
        "shot_down drone 1",
        "shot_down drone 2",
        "shot_down drone 9",
    ],
    "The missile attack claimed seven lives in Odesa.": ["killed none 7 UA-51"],
    "Rescuers saved seven lives after the missile attack in Odesa.": [],
    "Russia attacked Ukraine with 31 Shahed attack UAVs and drones of other types.": ["launched drone 31"],
    "Strikes left 1,700 consumers in three settlements of the Sumy region without electricity.": [
        "customers_without_power none 1700 UA-59",
        "settlements_without_power none 3 UA-59",
    ],
    "The city of Khmelnytskyi, home to about 275,000 people, was without power after missile strikes.": [],
    "It is unlikely that two drones could have penetrated the defences of Moscow.": [],
    "A total of 74 Shahed drones, as well as 43 missiles, were launched at Ukraine.": [
        "launched missile 43",
        "launched shahed 74",
    ],
    "Russia launched 11 Iskander-M/K missiles.": ["launched iskander_k+iskander_m 11"],
    (
        "The missile strike caused one death in Kryvyi Rih, while another civilian was killed in "
        "shelling in Kherson."
    ): ["killed none 1 UA-12"],
    (
        "At least four people were killed and 16 others injured, including a child, after Russian "
        "forces hit Kyiv."
    ): [
        "injured none 1 UA-30 part",
        "injured none 16 UA-30",
        "killed none 4 UA-30",
    ],
    "Seven people were killed by drones, including two in Kyiv.": [
        "killed none 2 UA-30 part",
        "killed none 7",
    ],
    (
        "In its daily statement the Russian ministry claimed that 338 Ukrainian drones were downed overnight."
    ): ["shot_down drone 338"],
    "Drones hit Tula. Both nations are engaged in an exchange of drone strikes.": ["hit drone 1 RU-TUL"],
    "Russia said three drones were intercepted over each of the Volgograd and Kursk regions.": [
        "shot_down drone 3 RU-KRS",
        "shot_down drone 3 RU-VGG",
    ],
    (
        "Russia launched 48 missiles and 476 drones, with the main targets being the Lviv and "
        "Kharkiv regions."
    ): [
        "launched drone 476",
        "launched missile 48",
    ],
    (
        "After the missile strike 21,000 customers lost electricity, and 17,000 customers were left "
        "without heating."
    ): ["customers_without_power none 21000"],
    "The missile attack resulted in 24 wounded and one fatality.": [
        "injured none 24",
        "killed none 1",
    ],
    "Drones hit residential buildings in Sumy. One of them was almost destroyed.": ["hit drone 1 UA-59"],
    "About 50,000 people were affected by the outage after drone strikes in the Chernihiv region.": [
        "customers_without_power none 50000 UA-74"
    ],
    "Four drones were shot down over the Kherson region and four more over the Dnipropetrovsk region.": [
        "shot_down drone 4 UA-12",
        "shot_down drone 4 UA-65",
    ],
    (
        "Debris from one of the drones destroyed a private home in Mykolaiv, but no casualties were reported."
    ): [],
    "Russia hit a minibus with a first-person-view (FPV) drone.": ["hit fpv 1"],
    "Russian troops carried out 428 strikes with drones on the region of Zaporizhzhia.": [
        "hit drone 1 UA-23"
    ],
    "Russian strikes on a passenger train with drones killed eight people in Kramatorsk.": [
        "hit drone 1",
        "killed none 8 UA-14",
    ],
    "Several power outages were reported after missile strikes.": [],
    (
        "Attacks killed two people in Kharkiv. Mayor Vitali Klitschko said air defenses had shot "
        "down 16 missiles over the city."
    ): [
        "killed none 2 UA-63",
        "shot_down missile 16 UA-30",
    ],
    (
        "Airstrikes with missiles were reported in Kremenchuk, another city along the Dnieper "
        "River, south of Kyiv."
    ): [],
    (
        "Ukraine downed 72 of the 76 drones. Aircraft and mobile fire groups were all involved in "
        "repelling the attack."
    ): [
        "launched drone 76",
        "shot_down drone 72",
    ],
    "A port worker was injured by a missile.": ["injured none 1"],
    "Air defence destroyed over 20 drones over the Black and Azov seas.": [
        "shot_down drone 20 AZOV_SEA+BLACK_SEA"
    ],
    "Missiles hit Vinnytsia, a town 268 kilometers southwest from the capital, Kyiv, killing 23 people.": [
        "hit missile 1 UA-05",
        "killed none 23 UA-05",
    ],
    "The Russians struck the village of Zolochiv in Bohodukhiv district with two missiles.": [
        "hit missile 2 UA-63"
    ],
}
DIGESTS = {
    "Упродовж доби окупанти завдали 391 удар по 16 населених пунктах Запорізької області.": [
        "hit_locations any 16 UA-23",
    ],
    "Російський дрон пошкодив будинок у Сумах.": ["hit drone 1 UA-59"],
    "Ракета разрушила дом в Харькове.": ["hit missile 1 UA-63"],
    "Уламки дрона пошкодили будинок у Сумах.": [],
    "Тракторист загинув від удару дрона в Одесі.": ["killed none 1 UA-51"],
    "У лікарнях після удару дрона в Сумах лікуються 38 людей, серед них дев'ять дітей.": [
        "injured none 38 UA-59",
        "injured none 9 UA-59 part",
    ],
    "Противник атакував Київщину. Було застосовано 35 ударних БпЛА.": ["launched drone 35 UA-32"],
    "Силы ПВО сбили 19 дронов над Курской и другими областями.": ["shot_down drone 19"],
    "Інформація щодо влучання ще 10 ворожих ракет уточнюється.": [],
    "Враг атаковал Кривой Рог ракетами, две из них попали в завод.": ["hit missile 2 UA-12"],
    (
        "в Сумской области вследствие атак БПЛА и миномётного обстрела погиб один человек, ещё пять "
        "пострадали."
    ): [
        "injured none 5 UA-59",
        "killed none 1 UA-59",
    ],
    (
        "на оккупированной территории Луганской области вследствие атак БПЛА четыре человека, включая "
        "подростка, погибли, и ещё 13 человек, среди которых подросток, пострадали."
    ): [
        "injured none 1 UA-09 part",
        "injured none 13 UA-09",
        "killed none 1 UA-09 part",
        "killed none 4 UA-09",
    ],
    "В Одессе ищут под завалами ещё двух человек после удара дрона.": [],
    "Кроме того, стало известно о трёх пострадавших от дронов в Херсонской области 5, 7 и 8 сентября.": [
        "injured none 3 UA-65",
    ],
    "За сутки от ударов дронов по Сумской области стало известно как минимум о 27 погибших.": [
        "killed none 27 UA-59",
    ],
    "32 дрона, как утверждало министерство, были сбиты над Брянской областью.": ["shot_down drone 32 RU-BRY"],
    "#Запоріжжя. 5 людей загинули внаслідок ворожої атаки дронів": ["killed none 5 UA-23"],
    "Ворог випустив 2 КРМБ типу «Калібр».": ["launched kalibr 2"],
    "Наша ППО вже має дуже високий відсоток збиття дронів.": [],
    "Більше 22 тисяч ракет влучили у житлові будинки України.": ["hit missile 22000"],
    "Сім днів масштабних російських ударів по Україні: понад 1800 дронів.": ["launched drone 1800"],
}

NEAR_MISSES = {
    "Капітан судна загинув від удару дрона в Одесі.": ["killed none 1 UA-51"],
    "Капітан Коваль розповів, що дрон збили над Одесою.": ["shot_down drone 1 UA-51"],
    (
        "A missile strike on Belgorod killed 25, a day after the largest Russian attack of the war. "
        "Russia says it shot down 13 missiles over the region."
    ): [
        "killed none 25 RU-BEL",
        "shot_down missile 13 RU-BEL",
    ],
    "Russian forces destroyed two HIMARS launchers with Lancet drones.": ["hit lancet 1"],
    "Air defences downed 103 drones over Russian regions and Crimea, including 41 over Bryansk Oblast.": [
        "shot_down drone 103",
        "shot_down drone 41 RU-BRY part",
    ],
    "A drone attack on Nikopol put four people, aged 15 to 70, in hospital with wounds.": [
        "injured none 4 UA-12"
    ],
    "Four people aged between 15 and 70 were wounded in Nikopol.": ["injured none 4 UA-12"],
    "Ukraine fired six ATACMS at Bryansk, adding that five were shot down and one damaged.": [
        "launched atacms 6 RU-BRY",
        "shot_down atacms 5",
    ],
    "A man was killed and three people, including a child, were wounded in a drone strike on Kherson.": [
        "injured none 1 UA-65 part",
        "injured none 3 UA-65",
        "killed none 1 UA-65",
    ],
    "Russia attacked Kyiv on Friday, a day after talks, killing six.": ["killed none 6 UA-30"],
    "The air force downed 84 drones, including three flying towards Moscow.": [
        "shot_down drone 3 part",
        "shot_down drone 84",
    ],
    "Russia wants to launch 2,000 drones at once, the analysts said.": [],
    "Washington has sent Ukraine more than 500 missiles.": [],
    "Ukraine, invaded by Russia in February 2022, shot down 30 of 40 drones overnight.": [
        "launched drone 40",
        "shot_down drone 30",
    ],
    "Three people were wounded in Kharkiv, and in Sumy two were killed.": [
        "injured none 3 UA-63",
        "killed none 2 UA-59",
    ],
    (
        "The attack killed one person and injured 15 in Kyiv, one person died in Kyiv Oblast, "
        "and five people were injured in Kharkiv."
    ): [
        "injured none 15 UA-30",
        "injured none 5 UA-63",
        "killed none 1 UA-30",
        "killed none 1 UA-32",
    ],
    "Russia launched 40 drones, 35 of which were shot down, the air force said.": [
        "launched drone 40",
        "shot_down drone 35",
    ],
    "Russia launched 12 missiles, of which seven were intercepted, at Odesa.": [
        "launched missile 12",
        "shot_down missile 7 UA-51",
    ],
    "Russia, which invaded Ukraine in 2022, launched 84 missiles.": ["launched missile 84"],
    "A flood followed the Russian attack on Sumy Oblast, and 15 villages were cut off.": [],
    "After the Russian attack on Sumy Oblast 15 villages were cut off from power.": [
        "settlements_without_power none 15 UA-59"
    ],
    "The school, opened two years ago, was hit by three drones.": ["hit drone 3"],
    "One drone crashed into a roof after crews tried to shoot it down.": ["hit drone 1"],
    "Two drones could have penetrated the defences, while four were shot down.": ["shot_down drone 4"],
    "Беспилотник уничтожил боец территориальной обороны.": ["shot_down drone 1"],
    "Сбитым дроном повреждён автомобиль.": ["shot_down drone 1"],
    "Над Курською областю збито 25 дронів та ще 5 над сусідніми областями.": [
        "shot_down drone 25 RU-KRS",
        "shot_down drone 5",
    ],
    (
        "У кількох областях знеструмлення: на Вінниччині 400 населених пунктів, "
        "на Сумщині 20 тисяч споживачів."
    ): [
        "customers_without_power none 20000 UA-59",
        "settlements_without_power none 400 UA-05",
    ],
    "БПЛА атаковали завод в Одесском районе Омской области.": ["launched drone 1 RU-OMS"],
    "Ukraine destroyed a patrol boat with Bayraktar drones.": ["hit drone 1"],
    "Air defences destroyed 12 drones with Patriot missiles.": ["shot_down drone 12"],
    "БПЛА разрушили силы ПВО над Курском.": [],
    "ЗАПОРІЖЖЯ: росіяни вдарили по місту двома КАБ, поранено 5.": [
        "injured none 5 UA-23",
        "launched guided_bomb 2 UA-23",
    ],
    "КИЇВ: збито 12 дронів.": ["shot_down drone 12 UA-30"],
    "За добу ворог застосував 5113 дронів-камікадзе.": ["launched drone 5113"],
    "Під завалами шукають людей, загинули 14 і поранено 44 людини після удару дронів.": [
        "injured none 44",
        "killed none 14",
    ],
    "Внаслідок удару дронів загинули двоє людей, зникла електрика.": ["killed none 2"],
    "Power was cut to 12 settlements after substations had been hit by drones.": [
        "settlements_without_power none 12",
    ],
    "After drone strikes Kyiv warned residents; 3 were hurt.": ["injured none 3"],
    "Росія вдарила по Києву. Всього по Україні використано 300 дронів.": ["launched drone 300"],
    "Вибухи, 3 загиблих від удару дрона. #харків #новини": ["killed none 3 UA-63"],
    "Відсоток збиття становить 85%, знищено 340 дронів.": ["shot_down drone 340"],
    "The interception rate for drones was 85%, with 340 drones shot down out of 400.": [
        "shot_down drone 340",
    ],
    "За тиждень Росія застосувала 1200 дронів. Через атаки цієї ночі загинули 6 людей у Києві.": [
        "killed none 6 UA-30",
        "launched drone 1200",
    ],
    "На тимчасово окупованій території Херсонщини від удару росіян загинули двоє людей.": [
        "killed none 2 UA-65",
    ],
    "Ukraine downed 5 missiles and 10 drones hitting power sites.": [
        "shot_down drone 10",
        "shot_down missile 5",
    ],
    "Drones attacked cities such as Kharkiv and Odesa.": ["launched drone 1 UA-51+UA-63"],
    "20 drones were downed as Russia attacked Odesa.": ["shot_down drone 20 UA-51"],
    "Three drones hit targets as far as Perm.": ["hit drone 3 RU-PER"],
    "Збитий безпілотник пошкодив лінію.": ["shot_down drone 1"],
    "В Белгороде и других городах области ранены пятеро при атаке дронов.": ["injured none 5 RU-BEL"],
    "В Белгороде ранены 5 человек дронами. В общей сложности пострадали 7 человек.": [
        "injured none 5 RU-BEL",
        "injured none 7 RU-BEL",
    ],
    "В результате ДТП погибли двое, ещё трое ранены при атаке БПЛА.": [],
    "A drone believed to be a Shahed hit a house in Sumy.": ["hit shahed 1 UA-59"],
    "Збито 54 БпЛА (інформація щодо влучань уточнюється).": ["shot_down drone 54"],
    "We shot down 20 drones over regions such as Sumy and Poltava; 12 over Kharkiv as well as Sumy.": [
        "shot_down drone 12 UA-59+UA-63",
        "shot_down drone 20 UA-53+UA-59",
    ],
    "Air defence units attempting to shoot down drones destroyed 12 of them over Sumy.": [
        "shot_down drone 12 UA-59",
    ],
    "Odesa spokesman said a drone hit a house, killing two.": ["hit drone 1 UA-51", "killed none 2 UA-51"],
    "Drones sent to Kyiv were shot down, killing two.": ["killed none 2 UA-30", "shot_down drone 1 UA-30"],
    "In Kherson and other towns of the region 9 were injured by drones.": ["injured none 9 UA-65"],
    "За словами вчителя, троє людей поранено дроном.": ["injured none 3"],
    "Внаслідок атаки 12 дронів пошкодило склад.": ["launched drone 12"],
    "В Сумах дроном-камикадзе уничтожили склад с топливом.": ["hit drone 1 UA-59"],
    "С помощью дронов-камикадзе бойцы уничтожили колонну машин.": [],
    "Дроном-камикадзе збили над Сумами «Шахед».": ["shot_down shahed 1 UA-59"],
    "Заметили катер – носитель FPV-БпЛА и потопили его.": [],
    "За добу авіація уразила дев'ять районів зосередження живої сили, одну гармату.": [],
    (
        "Росіяни вдарили по Запоріжжю: є загиблий. У Запорізькому районі РФ вдарила дроном по "
        "автобусу: загинув чоловік."
    ): [
        "killed none 1 UA-23",
        "launched drone 1 UA-23",
    ],
    "В Белгородской области в Грайвороне дрон ранил мужчину. В посёлке Октябрьский дрон ранил женщину.": [
        "injured none 1 RU-BEL",
        "injured none 1 RU-BEL",
    ],
    "Город Октябрьский атаковали два дрона.": ["launched drone 2 RU-BA"],
    "Посёлок Октябрьский Белгородского района атакован тремя дронами.": ["launched drone 3 RU-BEL"],
}


@pytest.mark.parametrize(
    ("text", "told"),
    [case for table in (ASSESSMENTS, NEWSPAPERS, DIGESTS, NEAR_MISSES) for case in table.items()],
)
def test_what_a_text_says(text: str, told: list[str]):
    assert sorted(map(in_short, parse_report(Report(text)).claims)) == sorted(told)
