"""When an attack was: its day, its window, the hour that figures are of.

The way of the data: `core` -> `days`, `clocks` -> `hours`, `nights`, `stretches` -> `cues`, all the words say
-> `calendar`, `context` -> `dates`, on the calendar -> `attack_time` of the report, `windows` of each claim.
"""
