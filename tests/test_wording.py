"""What short texts say: each claim as its measure, weapon, number and region, and whether it is a part."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.reading import parse_report
from parsers.report import Report, Scope
from tests.one_sentence import in_short

PARTS_AND_WHOLES = {
    "Противник атакував 118 ударними БпЛА типу Shahed, близько 50 із них – шахеди.": [
        "launched drone 118",
        "launched shahed 50 part",
    ],
    "Збито 97 ударних БпЛА типу Shahed (безпілотників інших типів).": ["shot_down drone 97"],
    "Russia launched 367 aerial weapons, of which 45 cruise missiles and 266 drones were intercepted.": [
        "launched any 367",
        "shot_down cruise_missile 45",
        "shot_down drone 266",
    ],
    "Силы ПВО сбили 10 беспилотников. Из них 4 – над Брянской областью.": [
        "shot_down drone 10",
        "shot_down drone 4 RU-BRY part",
    ],
    "Уничтожены 78 украинских БПЛА. Всего за ночь уничтожено 84 БПЛА.": [
        "shot_down drone 78 part",
        "shot_down drone 84",
    ],
    "Двадцать украинских БПЛА уничтожено и ещё тринадцать перехвачено над Крымом.": [
        "shot_down drone 13 UA-43",
        "shot_down drone 20",
    ],
    "Russian drones hit a clinic in Zaporizhzhia; four Shaheds struck a bus in Dnipro.": [
        "hit drone 1 UA-23",
        "hit shahed 4 UA-12",
    ],
    "Russia shot down three drones over Crimea, one in the north and two in the west.": [
        "shot_down drone 1 UA-43 part",
        "shot_down drone 2 UA-43 part",
        "shot_down drone 3 UA-43",
    ],
    "Russia shot down 5 drones over Crimea, 4 over Kursk and 1 over Tula.": [
        "shot_down drone 1 RU-TUL",
        "shot_down drone 4 RU-KRS",
        "shot_down drone 5 UA-43",
    ],
    "Один из дронов попал в жилой дом.": ["hit drone 1"],
    "Один із дронів влучив у склад.": ["hit drone 1"],
    "Ворог застосував 3 «Кинджали» (збито 2), 40 Х-101 (збито 38) і 476 БпЛА (збито 315, 125 втрачено).": [
        "launched drone 476",
        "launched kh101 40",
        "launched kinzhal 3",
        "lost drone 125",
        "shot_down drone 315",
        "shot_down kh101 38",
        "shot_down kinzhal 2",
    ],
    "Russia fired 6 Iskanders (4 downed), 20 Kh-101s (18 downed) and 215 drones (187 downed, 20 lost).": [
        "launched drone 215",
        "launched iskander_m 6",
        "launched kh101 20",
        "lost drone 20",
        "shot_down drone 187",
        "shot_down iskander_m 4",
        "shot_down kh101 18",
    ],
    "3 «Кинджали» — збито 2; 40 Х-101 — збито 38.": [
        "launched kh101 40",
        "launched kinzhal 3",
        "shot_down kh101 38",
        "shot_down kinzhal 2",
    ],
    "Збито 45 дронів (ще 3 подавлено РЕБ).": ["shot_down drone 45", "suppressed drone 3"],
    "Air defences shot down 12 of 15 Shaheds and 4 of 6 over Mykolaiv region.": [
        "launched shahed 15",
        "launched shahed 6",
        "shot_down shahed 12",
        "shot_down shahed 4",
    ],
}
ALL_OF_THEM = {
    "Russia fired 24 Shaheds and an Iskander-M. All projectiles, except for the Iskander, were shot down.": [
        "launched iskander_m 1",
        "launched shahed 24",
        "shot_down shahed 24",
    ],
    "24 of the 25 drones were shot down over Sumy.": ["launched drone 25", "shot_down drone 24 UA-59"],
    "Officials in Kyiv said all drones were shot down.": ["shot_down drone 1"],
    "Ukraine shot down all five Russia-launched drones.": ["launched drone 5", "shot_down drone 5"],
    "Air defences shot down all eight Shaheds over Dnipropetrovsk Oblast.": ["shot_down shahed 8 UA-12"],
    "All 16 drones – of which seven were aimed at Kyiv – were destroyed.": [
        "launched drone 16",
        "launched drone 7 UA-30 part",
        "shot_down drone 16",
    ],
    "The 16 drones, seven of which were flying towards Kyiv, were destroyed.": [
        "launched drone 7 UA-30",
        "shot_down drone 16",
    ],
    "Ukraine shot down all missiles and drones.": ["shot_down drone 1", "shot_down missile 1"],
    "Russia launched 29 ballistic missiles; all 29 ballistic missiles struck targets in Kyiv.": [
        "hit ballistic_missile 29 UA-30",
        "launched ballistic_missile 29",
    ],
}
ONE_FOR_EACH = {
    "По одному дрону сбито над Тульской и Калужской областями.": [
        "shot_down drone 1 RU-KLU",
        "shot_down drone 1 RU-TUL",
    ],
    "Над Тульской и Калужской областями сбито по два беспилотника.": [
        "shot_down drone 2 RU-KLU",
        "shot_down drone 2 RU-TUL",
    ],
}
ATTACKS_OF_N = {
    "Внаслідок атаки 10 дронів поранені шестеро людей у Сумах.": [
        "launched drone 10",
        "injured none 6 UA-59",
    ],
    "В результате атаки четырёх беспилотников ранены двое.": ["launched drone 4", "injured none 2"],
    "Атака четырёх беспилотников отражена над Тульской областью.": ["shot_down drone 4 RU-TUL"],
    "По селу выпущено 36 боеприпасов и 80 беспилотников, 56 из которых сбиты.": [
        "launched drone 80",
        "shot_down drone 56",
    ],
}
MISSILES_OF_SEVERAL_KINDS = {
    "Были запущены семь крылатых ракет Х-101 и аэробаллистическая ракета Х-47М2 «Кинжал».": [
        "launched kh101 7",
        "launched kinzhal 1",
    ],
    "Russia launched ballistic and cruise missiles at Kyiv.": [
        "launched ballistic_missile 1 UA-30",
        "launched cruise_missile 1 UA-30",
    ],
    "There were ballistic missile strikes and cruise missile strikes.": [],
}
NO_CLAIM = {
    "Обломки трёх беспилотников упали на территорию порта.": [],
    "Уламки двох ракет впали на подвір'я.": [],
    "Kyiv did not say what happened to the two missiles.": [],
    "The attack killed and injured 20 people.": [],
    "ВС РФ поразили три пусковые установки Himars в Сумской области.": [],
    "Франция разрешила наносить удары ракетами SCALP.": [],
    "The ministry claimed that ships destroyed a Ukrainian missile depot in Plesetske.": [],
}
PEOPLE = {
    "Three people, including a girl, were killed in Sumy when a drone struck a bus.": [
        "hit drone 1 UA-59",
        "killed none 3 UA-59",
        "killed none 1 UA-59 part",
    ],
    "Two women and a man, aged 60 and 71, were killed by a drone in Kherson.": [
        "killed none 1 UA-65",
        "killed none 2 UA-65",
    ],
    "Число погибших в Сумах выросло до 11. Среди погибших – двое подростков.": [
        "killed none 11 UA-59",
        "killed none 2 UA-59 part",
    ],
    "Three children were among the dead in Vinnytsia, where 23 people were killed by missiles.": [
        "killed none 23 UA-05",
        "killed none 3 UA-05 part",
    ],
    "The number of people killed by Monday's missile attack on Kyiv rose to 19.": ["killed none 19 UA-30"],
    "У Херсоні дрон поранив двох: 70-річну жінку та її сина.": ["injured none 2 UA-65"],
    "Атака дронів: 13 людей поранені, зокрема дитина.": ["injured none 1 part", "injured none 13"],
    "Ранены семь человек, четверо госпитализированы.": ["injured none 7", "injured none 4 part"],
    "У Дніпрі від удару дрона загиблих немає, поранено двох.": ["injured none 2 UA-12"],
    "При атаке дронов на Белгород ранен водитель. В соседнем селе ранена женщина.": [
        "injured none 1 RU-BEL",
        "injured none 1 RU-BEL",
    ],
    "Drones left 60,000 homes without power in Zaporizhzhia and 15,000 in Kherson.": [
        "customers_without_power none 60000 UA-23",
        "customers_without_power none 15000 UA-65",
    ],
    "Crews lifted the bodies of three people from the ruins of a Kharkiv block.": ["killed none 3 UA-63"],
    "Four more bodies were found under the slabs in Dnipro.": ["killed none 4 UA-12"],
    "Під плитами в Тернополі знайшли тіла ще п’яти людей.": ["killed none 5 UA-61"],
    "В Белгороде из-под завалов извлекли два тела.": ["killed none 2 RU-BEL"],
    "Russia fired five drones at Sumy; two people were killed and three are missing.": [
        "killed none 2 UA-59",
        "launched drone 5 UA-59",
    ],
    "Human rights groups say the attack killed 12 people including 14-year-old twins in Kramatorsk.": [
        "killed none 12",
        "killed none 2 UA-14 part",
    ],
    "A drone killed an elderly couple in Kherson.": ["hit drone 1 UA-65", "killed none 2 UA-65"],
    "Внаслідок удару дрона загинуло подружжя.": ["killed none 2"],
    "Погибла мирная жительница, ещё четверо, в том числе подросток, госпитализированы.": [
        "injured none 1 part",
        "injured none 4",
        "killed none 1",
    ],
    "Трьох цивільних поранено дроном, серед них – 11-річний хлопчик.": [
        "injured none 1 part",
        "injured none 3",
    ],
    "Житель спас двух пострадавших при обстреле ВСУ.": ["injured none 2"],
    "Three were injured in Odesa region, while 14 people were injured, including a teenager, in Dnipro.": [
        "injured none 1 UA-12 part",
        "injured none 14 UA-12",
        "injured none 3 UA-51",
    ],
    "Russia fired 26 cruise missiles, killing two in Chernivtsi and wounding 38 across the country.": [
        "injured none 38",
        "killed none 2 UA-77",
        "launched cruise_missile 26",
    ],
    "The drone wounded two women, 45 and 60.": ["injured none 2"],
    "A man and woman were killed by a drone in Kherson.": ["killed none 2 UA-65"],
    "У Броварах загинули чоловік і жінка внаслідок удару дрона.": ["killed none 2 UA-32"],
    "A missile attack on Kyiv killed three people, including a 9-year-old and her mother.": [
        "killed none 1 UA-30 part",
        "killed none 1 UA-30 part",
        "killed none 3 UA-30",
    ],
}
TOLLS = {
    "Поранень зазнали 67-річна жінка та двоє чоловіків під час атаки FPV-дрона на Берислав.": [
        "injured none 1 UA-65",
        "injured none 2 UA-65",
    ],
    "The death toll from the strike on Kyiv rose to 28 after two more bodies were found.": [
        "killed none 2 UA-30",
        "killed none 28 UA-30",
    ],
    "The governor of Belgorod said a drone strike on a car killed a man and wounded his wife.": [
        "injured none 1 RU-BEL",
        "killed none 1 RU-BEL",
    ],
    "A Russian drone hit a car near Kherson, killing its driver.": [
        "hit drone 1 UA-65",
        "killed none 1 UA-65",
    ],
    "Атака дронов на Киев привела к гибели восьми человек и ранениям ещё семи.": [
        "injured none 7 UA-30",
        "killed none 8 UA-30",
    ],
    "В Черниговской области при налёте БПЛА погиб мужчина; в Сумской области была ранена женщина.": [
        "injured none 1 UA-59",
        "killed none 1 UA-74",
    ],
    "В Сумской области в результате удара БПЛА по автомобилю была ранена женщина.": ["injured none 1 UA-59"],
    "В Харьковской области от удара дрона погибла женщина, а её супруг получил ранения.": [
        "injured none 1 UA-63",
        "killed none 1 UA-63",
    ],
    "В Киевской ГВА сообщили: скончался мужчина, пострадавший при атаке дронов на Киев.": [
        "killed none 1 UA-30",
    ],
    "**В Курской области дрон убил редактора**\n\nГубернатор: при атаке дрона погибла редактор газеты.": [
        "killed none 1 RU-KRS",
    ],
    "Число раненых при атаке на Белгород выросло до 25, трое в тяжелом состоянии.": [
        "injured none 25 RU-BEL",
        "injured none 3 RU-BEL part",
    ],
    "25 people were injured in the drone attack on Kharkiv, three are in serious condition.": [
        "injured none 25 UA-63",
        "injured none 3 UA-63 part",
    ],
    "Внаслідок атаки дронів на Харків постраждали 4 людини, серед них 31-річний чоловік.": [
        "injured none 1 UA-63 part",
        "injured none 4 UA-63",
    ],
    "Ворог атакував дроном цивільний автомобіль у Нікополі, водій отримав опіки.": [
        "injured none 1 UA-12",
        "launched drone 1 UA-12",
    ],
    "A strike on Izium injured 17 – among them three children.": [
        "injured none 17 UA-63",
        "injured none 3 UA-63 part",
    ],
    "The find brings the death toll to six in the missile strike on Poltava.": ["killed none 6 UA-53"],
    "The death toll of the drone attack on Sumy now stands at nine.": ["killed none 9 UA-59"],
    "До лікарні прийшли троє людей, які постраждали від удару дрона в Сумах.": ["injured none 3 UA-59"],
    "У Сумах від удару дрона померла жінка, яка постраждала тиждень тому.": ["killed none 1 UA-59"],
    "ДСНС сообщает об одном пострадавшем в Сумах от удара дрона.": ["injured none 1 UA-59"],
    "При ударе дронов в Сумах в больнице 4 раненых, всего пострадали 11 человек.": [
        "injured none 11 UA-59",
        "injured none 4 UA-59 part",
    ],
    "Five Bangladeshi crew members were killed by a Ukrainian drone in Taganrog.": ["killed none 5 RU-ROS"],
    "A British safety adviser is killed in a Russian missile strike in Kramatorsk.": ["killed none 1 UA-14"],
    "A Russian missile killed a family of four in Dnipro.": ["hit missile 1 UA-12", "killed none 4 UA-12"],
    "Two people were killed in Sumy by drones and dozens more reportedly injured.": [
        "injured none 24 UA-59",
        "killed none 2 UA-59",
    ],
    "До 16 людей зросла кількість загиблих від удару дронів по Сумах.": ["killed none 16 UA-59"],
    "Кількість жертв цієї атаки дронів на Сумщині зросла до 9.": ["killed none 9 UA-59"],
    "Ранее сообщалось о гибели женщины при атаке дронов на Сумы.": ["killed none 1 UA-59"],
    "Дрон ударив біля зупинки в Сумах, є загиблий.": ["hit drone 1 UA-59", "killed none 1 UA-59"],
    "Після удару дрона в Сумах знайшли тіло загиблої жінки.": ["killed none 1 UA-59"],
    "Среди пострадавших при атаке дронов на Сумы – девятилетний ребёнок. Ранены восемь человек.": [
        "injured none 1 UA-59 part",
        "injured none 8 UA-59",
    ],
    "Дом в Сумах пострадал при обстреле дронами. Известно о трёх погибших.": [
        "killed none 3 UA-59",
    ],
    "In Sumy, one person was killed and dozens including two children have been hurt by drones.": [
        "injured none 2 UA-59 part",
        "injured none 24 UA-59",
        "killed none 1 UA-59",
    ],
    "The missile that crashed inside Poland was Ukraine's, Warsaw says.": [],
    "Injury toll after Russian missile attack on Kremenchuk rises to 47.": ["injured none 47 UA-53"],
    "Russian drones hit Sumy and have taken the lives of five people.": [
        "hit drone 1 UA-59",
        "killed none 5 UA-59",
    ],
    "None of the people hurt by the drone in Tula is in danger.": [],
    "Four prisoners died in custody in Kherson amid Russian attacks.": [],
    "A stray missile killed two farmers in Poland, Ukraine said.": [],
    "Двоє поранених померли в лікарні після удару дрона.": ["killed none 2"],
    "3 people were killed and injured people were taken to hospital.": ["killed none 3"],
    "More than 20 people were killed and injured.": [],
    "До 12 зросла кількість загиблих у результаті атаки ворога на столицю.": ["killed none 12 UA-30"],
    "Областная прокуратура сообщает о восьми пострадавших от удара ракеты. Среди них — девочка и мальчик.": [
        "injured none 1 part",
        "injured none 1 part",
        "injured none 8",
    ],
}
ONE_PERSON_OR_TWO = {
    "У Херсоні дрон убив жінку. Загинула 54-річна мешканка.": ["killed none 1 UA-65"],
    "У Херсоні дрон убив жінку. Загинув і чоловік.": ["killed none 1 UA-65", "killed none 1 UA-65"],
    "Drones hurt 12 people in Kharkiv. In Odesa, five people were hospitalised after a strike.": [
        "injured none 12 UA-63",
        "injured none 5 UA-51",
    ],
    "Despite bad weather, the attack killed two people in Kyiv.": ["killed none 2 UA-30"],
}
STRUCK = {
    "Ukrainian drones struck two ammunition depots in Kursk.": [
        "hit drone 1 RU-KRS",
        "hit_locations any 2 RU-KRS",
    ],
    "A Russian missile killed two people in Kharkiv.": ["hit missile 1 UA-63", "killed none 2 UA-63"],
    "A missile fired by a Russian bomber hit a house in Odesa.": ["hit missile 1 UA-51"],
    "Russian drones and missiles hit a power plant in Dnipro.": ["hit drone 1 UA-12", "hit missile 1 UA-12"],
    "The Russian ship was destroyed overnight by three naval drones.": ["hit naval_drone 3"],
    "Two Russian drones were destroyed by missiles over Sumy.": ["shot_down drone 2 UA-59"],
    "The plant in Ufa, Russia, burned after several hits by drones.": ["hit drone 2 RU-BA"],
    "A Russian missile carrying cluster munitions struck a school in Dnipro.": ["hit missile 1 UA-12"],
    "The Russian Oreshnik missile launched on Friday night struck a plant in Lviv.": ["hit oreshnik 1 UA-46"],
    "A Russian missile landed near a clinic in Sumy.": ["hit missile 1 UA-59"],
    "Безпілотники росіян подолали 800 км та влучили в завод у Сумах.": ["hit drone 1 UA-59"],
    "Кілька російських дронів прорвалися до заводу в Сумах.": ["hit drone 2 UA-59"],
    "After Russia signed a grain deal, two sea-launched Kalibr missiles slammed into Odesa.": [
        "hit kalibr 2 UA-51"
    ],
    "Two Ukrainian drones attacked Kurchatov, one drone shot down near Tula.": [
        "launched drone 2 RU-KRS",
        "shot_down drone 1 RU-TUL",
    ],
    "Russian forces struck Mykolaiv with S-300 anti-aircraft missile systems.": ["hit s300 1 UA-48"],
    "Russian drone crashes into a block in Sumy.": ["hit drone 1 UA-59"],
    "Ten drones hit the Odesa port on the Black Sea coast.": ["hit drone 10 UA-51"],
    "Унаслідок потрапляння безпілотника у будинок загинула жінка.": ["hit drone 1", "killed none 1"],
    "Россия ночью нанесла удар с применением 90 ракет, поражено 17 целей.": [
        "hit_locations any 17",
        "launched missile 90",
    ],
    "Воздушные силы ВСУ сообщили о 12 попаданиях во время ночного обстрела.": ["hit any 12"],
    "Russian missile strikes hit 70 targets, including 29 critical infrastructure facilities.": [
        "hit_locations any 29 part",
        "hit_locations any 70",
    ],
    "Impacts were recorded at 20 sites (3 missiles, 17 drones), with debris falling at a further 13 sites.": [
        "debris_locations any 13",
        "hit drone 17",
        "hit missile 3",
        "hit_locations any 20",
    ],
    "A barrage of six ballistic missiles hit civilian infrastructure.": ["hit ballistic_missile 6"],
    "Direct hits by nine missiles and 41 drones were recorded in 23 places.": [
        "hit drone 41",
        "hit missile 9",
        "hit_locations any 23",
    ],
    "In Poltava region, 14 people were wounded when two Iskander missiles struck an academy.": [
        "hit iskander_m 2 UA-53",
        "injured none 14 UA-53",
    ],
    "Дрон влучив у будинок у Горлівці.": ["hit drone 1 UA-14"],
    "Безпілотники атакували нафтозавод у Сизрані.": ["launched drone 1 RU-SAM"],
    "Russian missiles struck Kharkiv and the missiles destroyed a school.": ["hit missile 1 UA-63"],
    "Ukrainian drone scores direct hit on refinery.": ["hit drone 1"],
    "Ukraine's air force hit 12 air targets.": [],
}
RAIDS = {
    "More than half of the 120 Russian drones were shot down.": ["launched drone 120"],
    "About half the 105 drones were shot down.": ["launched drone 105"],
    "Майже половину із 120 російських дронів збито.": ["launched drone 120"],
    "Ukrainian sea drones hit two tankers off Novorossiysk.": ["hit naval_drone 1 RU-KDA"],
    "Один із трьох дронів ворога впав у полі, два інші збито.": [
        "launched drone 3",
        "lost drone 1",
        "shot_down drone 2",
    ],
    "Над Курской областью сбиты 30 ракет и 5 других украинских дронов.": [
        "shot_down drone 5 RU-KRS",
        "shot_down missile 30 RU-KRS",
    ],
    "Росавиация закрыла аэропорты из-за атаки 30 дронов на Саратов.": ["launched drone 30 RU-SAR"],
    "Нічний удар двома «шахедами» по Ізмаїлу: двоє поранених.": [
        "injured none 2 UA-51",
        "launched shahed 2 UA-51",
    ],
    "Ukraine said it struck the Ilsky oil refinery with seven drones.": ["hit drone 7 RU-KDA"],
    "Вражеский БПЛА врезался в многоэтажку в Рязани.": ["hit drone 1 RU-RYA"],
    "Воздушные силы заявили о нейтрализации 212 из 229 беспилотников России.": [
        "launched drone 229",
        "shot_down_or_suppressed drone 212",
    ],
    "Неясно, уничтожен ли один украинский беспилотник или больше.": [],
    "Обломки «Точки-У» попали в дом в Белгороде на улице Маяковского, 25.": [],
    "Російська ракета зруйнувала ліцей у Миколаєві.": ["hit missile 1 UA-48"],
    "У Харкові прямим влучанням дрона зруйновано будинок.": ["hit drone 1 UA-63"],
    "More than 40 missiles and cruise missiles were fired by Russia; 36 Kh-101 missiles were shot down.": [
        "launched missile 40",
        "shot_down kh101 36",
    ],
    "На фестивале покажут шоу дронов, их будет 1500 беспилотников.": [],
    "Governor Gusev reported repelling an 88-drone attack on Voronezh.": ["launched drone 88 RU-VOR"],
    "A roughly 150-drone strike hit towns in the Rostov region.": ["launched drone 150"],
    "Russia said that it destroyed 82 of the Ukrainian drones; a man was killed in Tula.": [
        "killed none 1 RU-TUL",
        "shot_down drone 82",
    ],
    "Among the weapons was an Oreshnik – an intermediate-range Russian missile.": ["launched oreshnik 1"],
    "An attack that killed 31 – Russia calls it revenge for strikes by Ukraine – hit Kyiv.": [
        "killed none 31 UA-30"
    ],
    "Russian strikes killed at least five while Kyiv launched 40 drones toward Moscow.": [
        "killed none 5",
        "launched drone 40 RU-MOS",
    ],
    "Drones hit Kyiv and Odesa. Another Russian Onyx hit a block in Odesa.": [
        "hit onyx 1 UA-51",
        "hit drone 1 UA-30+UA-51",
    ],
    "NATO members have sent Ukraine 17,000 anti-tank missiles.": [],
    "Загалом було 183 ударних дрони та 11 ракет різних типів.": ["launched drone 183", "launched missile 11"],
    "в Киевской области вследствие атак ракетами и БПЛА погибли семь человек.": [
        "killed none 7 UA-32",
        "launched drone 1 UA-32",
        "launched missile 1 UA-32",
    ],
    "Dozens of missiles were fired, driving thousands to shelter.": ["launched missile 24"],
    "Both Russian and Ukrainian forces fired missiles along the contact line.": ["launched missile 1"],
    "Із 97 безпілотників, випущених противником, збито 71.": ["launched drone 97", "shot_down drone 71"],
    "The Air Force said 18 ballistic missiles were fired and the ballistic missiles targeted Kharkiv.": [
        "launched ballistic_missile 18",
    ],
    "Russia pounded Kyiv last week, killing two people, and dispatched a record 741 drones overnight.": [
        "killed none 2 UA-30",
        "launched drone 741",
    ],
    "Russia launched mostly drones overnight.": ["launched drone 1"],
    "Russia launched 380 missiles, mostly ballistic missiles.": ["launched missile 380"],
}
IN_THE_AIR = {
    "Средства ПВО уничтожили все три ракеты в воздухе над Белгородом.": ["shot_down missile 3 RU-BEL"],
    "Air defences destroyed all three missiles launched at Belgorod.": [
        "launched missile 3 RU-BEL",
        "shot_down missile 3 RU-BEL",
    ],
    "В воздухе остаются десять украинских дронов.": ["in_airspace drone 10"],
    "Russia had launched 80 missiles at Ukraine and 12 were still in transit.": [
        "in_airspace missile 12",
        "launched missile 80",
    ],
    "A Russian drone entered Romanian airspace.": ["left_airspace drone 1"],
    "Каналы пишут о восьми «шахедах», атакующих Одессу.": ["launched shahed 8 UA-51"],
    "Російська ракета, випущена по вежі, влучила в парк у Сумах, убивши п'ятьох людей.": [
        "hit missile 1 UA-59",
        "killed none 5 UA-59",
    ],
    "Киев атакуют крылатые ракеты, сообщают Воздушные силы.": ["launched cruise_missile 1 UA-30"],
    "Ворог продовжив атакувати Одещину ударними дронами.": ["launched drone 1 UA-51"],
    "Россия применила около полутора сотен дронов.": ["launched drone 150"],
    "Oryol Oblast followed with 30 Ukrainian drones jammed.": ["suppressed drone 30 RU-ORL"],
    "Kaluga Oblast reported seven drone interceptions by Russia.": ["shot_down drone 7 RU-KLU"],
    "Russian electronic warfare systems prevented eight Ukrainian attack drones from striking the plant.": [
        "suppressed drone 8",
    ],
}
REGIONS = {
    "They downed 96 drones over seven regions and the Black Sea, with 31 over Tula and 18 over Kursk.": [
        "shot_down drone 18 RU-KRS part",
        "shot_down drone 31 RU-TUL part",
        "shot_down drone 96",
    ],
    "Над семью регионами и Чёрным морем сбито 40 дронов.": ["shot_down drone 40"],
    "Russian defences shot down ten Ukrainian UAVs over the Black Sea near Yalta.": [
        "shot_down drone 10 BLACK_SEA"
    ],
    "Debris injured five people in Kyiv, officials said, and that a Russian drone killed one in Sumy.": [
        "hit drone 1 UA-59",
        "injured none 5 UA-30",
        "killed none 1 UA-59",
    ],
    "A missile hit a base in Zhytomyr, 150 km west of Ukraine's capital Kyiv.": ["hit missile 1 UA-18"],
    "Russia fired 12 missiles at Mykolaiv from the Hola Prystan direction.": ["launched missile 12 UA-48"],
    "Сумщина: ворог бив по селах. Скинуто 15 КАБів, поранені двоє людей.": [
        "injured none 2 UA-59",
        "launched guided_bomb 15 UA-59",
    ],
    "У Харкові місто під атакою «шахедів». Відомо про сім влучань.": ["hit shahed 7 UA-63"],
    "Збито розвідувальний БпЛА Supercam на Сумщині. Згодом збили ще один «Орлан».": [
        "shot_down recon_drone 1",
        "shot_down recon_drone 1 UA-59",
    ],
    "Над Киевом сбиты три «Кинжала», две ракеты «Циркон».": [
        "shot_down kinzhal 3 UA-30",
        "shot_down zircon 2 UA-30",
    ],
    "Ukraine shot down 35 drones over Kyiv, and attacks across the country killed four.": [
        "killed none 4",
        "shot_down drone 35 UA-30",
    ],
    "Три дрона атаковали аэродром в Рязани. Все три были сбиты.": [
        "launched drone 3 RU-RYA",
        "shot_down drone 3 RU-RYA",
    ],
    "Russia fired a Kinzhal missile to strike a depot in Ivano-Frankivsk.": ["launched kinzhal 1 UA-26"],
    "34 cruise missiles were intercepted, along with four of eight Shahed drones.": [
        "launched shahed 8",
        "shot_down cruise_missile 34",
        "shot_down shahed 4",
    ],
    "The raid involved 477 drones and 60 missiles, of which 249 were shot down and 226 lost.": [
        "launched drone 477",
        "launched missile 60",
        "lost any 226",
        "shot_down any 249",
    ],
    "Air defences downed 34 drones over Kursk Oblast, and Bryansk Oblast saw another 12.": [
        "shot_down drone 12 RU-BRY",
        "shot_down drone 34 RU-KRS",
    ],
    "A single drone each was shot down over Voronezh and Tula Oblasts.": [
        "shot_down drone 1 RU-TUL",
        "shot_down drone 1 RU-VOR",
    ],
    "ПВО сбила семь беспилотников: три над Крымом, четыре над Брянской областью.": [
        "shot_down drone 3 UA-43 part",
        "shot_down drone 4 RU-BRY part",
        "shot_down drone 7",
    ],
    "В Раменском отражена атака беспилотника, летевшего на Москву.": ["shot_down drone 1 RU-MOS"],
    "в Брянской области в с. Нижнее вследствие ракетного удара погибла женщина.": ["killed none 1 RU-BRY"],
    "В результате обстрела Новой Каховки ранены двое.": ["injured none 2 UA-65"],
    "The pro-Moscow authorities said a missile attack killed two people in Melitopol.": [
        "killed none 2 UA-23",
    ],
    "Знеструмлено 60 тисяч споживачів у Сумській області та 17 населених пунктів Чернігівщини.": [
        "customers_without_power none 60000 UA-59",
        "settlements_without_power none 17 UA-74",
    ],
    "Eleven drones were destroyed over Bryansk (5 UAVs), Belgorod (5 UAVs) and Voronezh (one UAV).": [
        "shot_down drone 1 RU-VOR part",
        "shot_down drone 11",
        "shot_down drone 5 RU-BEL part",
        "shot_down drone 5 RU-BRY part",
    ],
    "За ночь сбиты 28 БПЛА над Белгородской (12), Брянской (9) и Курской (7) областями.": [
        "shot_down drone 12 RU-BEL part",
        "shot_down drone 28",
        "shot_down drone 7 RU-KRS part",
        "shot_down drone 9 RU-BRY part",
    ],
    "Збито 12 БпЛА: Сумщина (5), Харківщина (4), Полтавщина (3).": [
        "shot_down drone 12",
        "shot_down drone 3 UA-53 part",
        "shot_down drone 4 UA-63 part",
        "shot_down drone 5 UA-59 part",
    ],
}
FELL = {
    "Обломки сбитого беспилотника упали на жилой дом.": ["shot_down drone 1"],
    "Внаслідок падіння уламків двоє поранених у Полтаві.": ["injured none 2 UA-53"],
    "Один из дронов упал на жилой дом в Твери.": ["hit drone 1 RU-TVE"],
    "Два дрони впали на відкритій місцевості.": ["lost drone 2"],
    "Обломки одного из них упали на крышу.": [],
    "Над областью сбит и подавлен 61 беспилотник.": ["shot_down_or_suppressed drone 61"],
}
OF_ANOTHER_MATTER = {
    "ВСУ совершили 6 атак с применением БПЛА по Энергодару.": ["launched drone 1 UA-23"],
    "Прокуратура (https://t.me/obl_prokuratura/3329) сообщила о двух авиабомбах.": [],
    "Britain approved the use of Storm Shadow missiles.": [],
    "Ukraine faced five missile strikes and 53 attacks from rocket launchers.": [],
    "They make jamming systems against Russian drones, said Yaroslav, 31.": [],
    "Russian forces have increasingly used drones with radio relays.": [],
    "Russian forces often launch several missiles beside a swarm of drones.": [],
    "Kyiv asked its partners to keep Russia from using drones.": [],
    "В Донецке поражено место хранения и запуска ударных БпЛА.": [],
    "Завод в Сарапуле не был атакован вражескими БПЛА.": [],
    "Очередной налёт «шахедов» на Одессу продолжается.": [],
    "Были ли взрывы следствием попаданий беспилотников, пока не известно.": [],
    "ВСУ атаковали позиции дивизиона С-400 под Курском.": [],
    "Ukraine repelled more than 100 enemy attacks, and no drones came.": [],
    "Russia wants more drones after using up most of the 400 drones it bought.": [],
    "The drone interception system of Ukraine was praised.": [],
    "Russia test-launched a ballistic missile.": [],
    "The air force failed to stop four drones and shot down six cruise missiles.": [
        "shot_down cruise_missile 6"
    ],
    "With the help of electronic warfare 12 drones were suppressed.": ["suppressed drone 12"],
    "Prisoners were returned in exchange for others, and 12 drones were shot down.": ["shot_down drone 12"],
    "Дроны атаковали завод по производству взрывчатки, ранены трое.": ["injured none 3"],
    "Поражен цех по сборке дронов: удар нанесли 5 ракетами.": ["launched missile 5"],
    "Пострадала местная школа, сбит дрон.": ["shot_down drone 1"],
    "Some 4,000 homes were without heating after 20 drones hit Odesa.": ["hit drone 20 UA-51"],
}
TABLES = (
    PEOPLE,
    TOLLS,
    RAIDS,
    IN_THE_AIR,
    ONE_PERSON_OR_TWO,
    STRUCK,
    FELL,
    REGIONS,
    OF_ANOTHER_MATTER,
    ALL_OF_THEM,
    PARTS_AND_WHOLES,
    ONE_FOR_EACH,
    ATTACKS_OF_N,
    MISSILES_OF_SEVERAL_KINDS,
    NO_CLAIM,
)


@pytest.mark.parametrize(("text", "told"), [case for table in TABLES for case in table.items()])
def test_what_a_text_says(text: str, told: list[str]):
    assert sorted(map(in_short, parse_report(Report(text)).claims)) == sorted(told)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Over 1,000 drones hit Ukraine in a week.", Scope.CUMULATIVE),
        ("Over three nights Russia launched 900 drones.", Scope.CUMULATIVE),
        ("Russia launched its second mass attack in a week, firing 90 missiles.", Scope.ATTACK),
        ("It was the biggest strike in a month: 80 drones.", Scope.ATTACK),
        ("At least 437 children have been killed as a result of Russia's invasion.", Scope.CUMULATIVE),
        ("Russia launched 100 drones at its plants between December 22 and 24.", Scope.CUMULATIVE),
        ("З 22 по 24 грудня ворог випустив по Одещині 100 дронів.", Scope.CUMULATIVE),
        ("Russia launched 100 drones at Odesa on the night of December 22 to 23.", Scope.ATTACK),
        ("Унаслідок збройної агресії РФ загинуло 382 дитини.", Scope.CUMULATIVE),
        ("12 people were killed in a drone strike on Kharkiv earlier this month.", Scope.PAST),
        ("Exactly one year ago drones killed 19 people in Kremenchuk.", Scope.PAST),
        ("Russia has launched more than 8,000 missiles at Ukraine since its invasion.", Scope.CUMULATIVE),
        ("Russia used more weapons than in any previous strike, killing at least 30 people.", Scope.ATTACK),
    ],
)
def test_a_stretch_of_time_makes_a_sum_unless_it_says_how_often(text: str, scope: Scope):
    report = Report(text, published=date(2025, 12, 26))
    assert {c.scope for c in parse_report(report).claims} == {scope}


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Сім днів масштабних російських ударів по Україні: понад 1800 дронів.", ["cumulative"]),
        ("Більше 22 тисяч ракет влучили у житлові будинки України.", ["cumulative"]),
        ("Вночі Росія атакувала 50 дронами, а за тиждень запустила 30 ракет.", ["attack", "cumulative"]),
        ("За неповні три доби Росія застосувала 530 дронів.", ["cumulative"]),
        ("Ночью Россия запустила 50 дронов, а за неделю 900.", ["attack", "cumulative"]),
        ("Russia fired 50 drones overnight, and over the past week 300.", ["attack", "cumulative"]),
    ],
)
def test_a_stretch_that_opens_a_clause_sums_what_follows(text: str, scopes: list[str]):
    assert [claim.scope.value for claim in parse_report(Report(text)).claims] == scopes


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Кроме того, стало известно о трёх раненых дронами в Херсоне 5, 7 и 8 сентября.", Scope.PAST),
        ("Также стало известно о трёх раненых дронами в Херсоне.", Scope.ATTACK),
    ],
)
def test_what_became_known_of_earlier_days_is_past(text: str, scope: Scope):
    report = Report("9 сентября дроны атаковали Херсон.\n" + text, published=date(2026, 9, 9))
    assert [c.scope for c in parse_report(report).claims if c.measure.value == "injured"] == [scope]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "On the night of November 15 Ukraine shot down 14 drones.\n"
            "A reminder: on November 12 three people were injured by drones in Sumy. Two of them died.",
            ["attack", "past", "past"],
        ),
        (
            "Overnight on November 15 Ukraine downed 14 drones.\nOvernight on November 14 it downed nine.",
            ["attack", "attack"],
        ),
        (
            "On 10 November a missile killed 11 people in Sumy.\nOn 13 November missiles killed two in Lviv.",
            ["attack", "attack", "attack"],
        ),
        (
            "Two people were injured by missiles in Belgorod on 15 November.\n"
            "Another strike in mid-August killed seven people.",
            ["attack", "past"],
        ),
    ],
)
def test_days_told_behind_the_attack_are_for_comparison_unless_they_are_the_night_before(
    text: str, scopes: list[str]
):
    report = Report(text, published=date(2025, 11, 15))
    counted = (c for c in parse_report(report).claims if c.bound.value != "unnumbered")
    assert [claim.scope.value for claim in counted] == scopes
