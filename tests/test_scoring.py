"""Precision, recall and differences, on claims few enough to count by hand."""

import json

import pytest

from dashboard.cli import main
from dashboard.measuring import read_records, write_accuracy
from data import reading_bench
from parsers.differences import compare
from parsers.scoring import score

LAUNCHED = {
    "measure": "launched", "weapon": "drone", "low": 157, "high": 157, "bound": "exact", "attacker": "RU",
    "claimant": "UA_AF", "scope": "attack", "subset": False, "adm1": None,
}  # fmt: skip
DOWNED = LAUNCHED | {"measure": "shot_down_or_suppressed", "low": 121, "high": 121}
RECORD = LAUNCHED | {"low": 810, "high": 810, "scope": "past"}
KYIV = {"name": "Kyiv", "adm1": "UA-30", "role": "target"}
SOMEWHERE = {"name": "Petrivka", "adm1": None, "role": "target"}
READ_CLAIM = {
    "window_start": None, "window_end": None, "as_of": None, "attack_date": "2025-09-05",
    "span_start": 40, "span_end": 50, "rule": "governor",
}  # fmt: skip

TEXT = (
    "Russia attacked Ukraine overnight with 157 drones, Ukraine's air force said on Friday. "
    "Air defenses shot down 121 drones."
)


def record(*claims, places=(), attack_date=None, **other):
    times = {"attack_date": attack_date, "window_start": None, "window_end": None, "as_of": None}
    read = {"id": "a", "claims": list(claims), "places": list(places), **times}
    return {"lang": "en", "kind": "news", **read, **other}


def figures(labels, reading):
    return score([labels], {"a": reading}).figures()


@pytest.mark.parametrize(
    ("labelled", "read", "precision", "recall"),
    [
        ([LAUNCHED, DOWNED], [DOWNED, LAUNCHED], 1, 1),
        ([LAUNCHED, DOWNED], [LAUNCHED], 1, 0.5),
        ([LAUNCHED], [LAUNCHED, DOWNED], 0.5, 1),
        ([LAUNCHED], [LAUNCHED, LAUNCHED], 0.5, 1),
        ([LAUNCHED], [LAUNCHED | {"low": 158}], 0, 0),
        ([LAUNCHED], [LAUNCHED | {"scope": "past"}], None, 0),
        ([LAUNCHED, RECORD], [LAUNCHED], 1, 1),
        ([LAUNCHED, RECORD], [LAUNCHED, RECORD | {"scope": "attack"}], 0.5, 1),
        ([], [], None, None),
        ([], [LAUNCHED], 0, None),
    ],
)  # fmt: skip
def test_precision_and_recall(labelled, read, precision, recall):
    counted = figures(record(*labelled), record(*read))
    assert (counted["precision"], counted["recall"]) == (precision, recall)


@pytest.mark.parametrize(
    ("other", "full"),
    [
        ({}, 1),
        ({"weapon": "shahed"}, 0),
        ({"attacker": None}, 0),
        ({"adm1": "UA-32"}, 0),
        ({"claimant": "OTHER"}, 1),
        ({"bound": "about"}, 1),
    ],
)
def test_a_full_match_needs_the_very_weapon_the_attacker_and_the_region(other, full):
    counted = figures(record(LAUNCHED), record(LAUNCHED | other))
    assert (counted["recall"], counted["full"]) == (1, full)


def test_keys_joined_in_any_order_are_the_same():
    group = LAUNCHED | {"weapon": "s300+iskander_m", "adm1": "UA-32+UA-30"}
    counted = figures(record(group), record(group | {"weapon": "iskander_m+s300", "adm1": "UA-30+UA-32"}))
    assert counted["full"] == counted["adm1"] == 1


@pytest.mark.parametrize("detail", ["attacker", "claimant", "adm1", "bound", "subset"])
def test_details_are_counted_apart(detail):
    counted = figures(record(LAUNCHED, DOWNED), record(LAUNCHED, DOWNED | {detail: "other"}))
    assert counted[detail] == 0.5


def test_claims_are_counted_by_language_source_and_measure():
    by = figures(record(LAUNCHED, DOWNED), record(LAUNCHED))["by"]
    assert by["language"]["en"]["claims"] == by["source"]["news"]["claims"] == 2
    assert by["measure"]["launched"]["recall"] == 1
    assert by["measure"]["shot_down_or_suppressed"]["recall"] == 0


def test_regions_and_their_roles():
    labels = record(places=[KYIV, KYIV | {"adm1": "UA-32"}, SOMEWHERE])
    counted = figures(labels, record(places=[KYIV, KYIV | {"adm1": "UA-32", "role": "debris"}]))
    assert (counted["region_f1"], counted["region_role_f1"]) == (1, 0.5)


def test_a_date_counts_where_it_is_labelled():
    dated = record(attack_date="2025-09-05")
    assert figures(dated, dated)["attack_date"] == 1
    assert figures(dated, record())["attack_date"] == 0
    assert figures(record(), dated)["attack_date"] is None


CLAIM = LAUNCHED | READ_CLAIM


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (record(CLAIM), record(CLAIM), []),
        (record(CLAIM), record(CLAIM | {"rule": "other", "claim_id": "1"}), []),
        (record(), record(CLAIM), ["+ claim launched drone 157 157 RU UA_AF - attack"]),
        (record(CLAIM), record(), ["- claim launched drone 157 157 RU UA_AF - attack"]),
        (
            record(CLAIM),
            record(CLAIM | {"measure": "hit", "adm1": "UA-51"}),
            ["~ claim launched drone 157 157 RU UA_AF - attack: measure launched → hit, adm1 - → UA-51"],
        ),
        (
            record(CLAIM),
            record(CLAIM | {"span_start": 38}),
            ["~ claim launched drone 157 157 RU UA_AF - attack: span_start 40 → 38"],
        ),
        (record(places=[KYIV]), record(), ["- place Kyiv UA-30 target"]),
        (record(), record(attack_date="2025-09-05"), ["~ times: attack_date - → 2025-09-05"]),
    ],
)
def test_differences(before, after, lines):
    assert [str(difference) for difference in compare({"a": before}, {"a": after})] == lines


def test_claims_on_the_same_words_are_told_apart_by_their_regions():
    kursk, bryansk = CLAIM | {"adm1": "RU-KRS"}, CLAIM | {"adm1": "RU-BRY"}
    after = [claim | {"low": 2, "high": 2} for claim in (bryansk, kursk)]
    changes = list(compare({"a": record(kursk, bryansk)}, {"a": record(*after)}))
    assert all(change.before["adm1"] == change.after["adm1"] for change in changes)


def test_a_report_in_one_reading_alone_is_all_gained():
    assert [difference.report_id for difference in compare({}, {"a": record(CLAIM)})] == ["a"]


def exit_code(*words):
    try:
        return main(words)
    except SystemExit as end:
        return end.code


@pytest.fixture
def jsonl(tmp_path):
    def write(name, *records):
        path = tmp_path / name
        path.write_text("\n".join(json.dumps(one) for one in records), encoding="utf-8")
        return str(path)

    return write


def test_score_reads_texts_that_stand_beside_their_labels(jsonl, capsys):
    gold = jsonl("gold.jsonl", record(LAUNCHED, text=TEXT, published="2025-09-05"))
    assert main(["score", gold, "--errors"]) == 0
    out = capsys.readouterr().out
    assert "by language" in out
    assert "wrong   shot_down drone 121 121 RU -" in out


def test_score_reads_texts_from_another_file(jsonl, capsys):
    gold = jsonl("gold.jsonl", record(LAUNCHED))
    texts = jsonl("texts.jsonl", {"id": "a", "text": TEXT})
    assert main(["score", gold, "--reports", texts]) == 0
    assert "all 1 reports" in capsys.readouterr().out


def test_score_says_where_texts_are_missing(jsonl, capsys):
    gold = jsonl("gold.jsonl", record(LAUNCHED))
    assert main(["score", gold]) == 2
    assert "--reports" in capsys.readouterr().err
    assert main(["score", gold, "--reports", jsonl("texts.jsonl", {"id": "b", "text": TEXT})]) == 2
    assert "“a”" in capsys.readouterr().err


def test_kept_figures_tell_the_day_and_the_parser(tmp_path):
    write_accuracy(figures(record(LAUNCHED), record(LAUNCHED)), tmp_path / "accuracy.json")
    kept = json.loads((tmp_path / "accuracy.json").read_text(encoding="utf-8"))
    assert kept["date"]
    assert kept["parser_version"]
    assert kept["by"]["language"]["en"]["recall"] == 1


@pytest.mark.parametrize(("after", "code"), [(record(CLAIM), 0), (record(), 1)])
def test_diff_tells_by_its_exit_code_whether_anything_differs(jsonl, capsys, after, code):
    before, after = jsonl("before.jsonl", record(CLAIM)), jsonl("after.jsonl", after)
    assert exit_code("diff", before, after) == code
    assert ("- claim launched" in capsys.readouterr().out) == bool(code)


@pytest.mark.parametrize("content", ["{", "[]", '{"id": "a"}'])
def test_what_is_no_reading_is_named_with_its_line(tmp_path, capsys, content):
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    assert main(["diff", str(path), str(path)]) == 2
    assert "bad.jsonl, line 1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"claims": None}, "“claims” is no list"),
        ({"places": {}}, "“places” is no list"),
        ({"claims": ["12"]}, "number 1 of “claims” is no object"),
        (
            {"claims": [LAUNCHED, {**LAUNCHED, "weapon": None}]},
            "“weapon” in number 2 of “claims” is not text",
        ),
        ({"claims": [{"measure": "hit", "low": 1, "high": 1}]}, "number 1 of “claims” lacks “weapon”"),
        ({"claims": [{**LAUNCHED, "low": [1]}]}, "number 1 of “claims” holds a list"),
        ({"places": [{"name": "Kyiv"}]}, "number 1 of “places” lacks “adm1”"),
    ],
)
def test_a_bad_label_is_named_with_its_line(jsonl, capsys, changes, message):
    gold = jsonl("gold.jsonl", record(LAUNCHED, text=TEXT), record(LAUNCHED, text=TEXT) | changes)
    assert main(["score", gold]) == 2
    err = capsys.readouterr().err
    assert "gold.jsonl, line 2" in err
    assert message in err


def test_a_reading_that_lacks_a_field_is_named_with_its_line(jsonl, capsys):
    labels = jsonl("labels.jsonl", record(LAUNCHED))
    assert main(["diff", labels, labels]) == 2
    assert "labels.jsonl, line 1: number 1 of “claims” lacks “window_start”" in capsys.readouterr().err


def test_labels_may_leave_language_source_and_date_out(jsonl, capsys):
    bare = {"id": 7, "text": TEXT, "claims": [LAUNCHED], "places": []}
    assert main(["score", jsonl("gold.jsonl", bare)]) == 0
    assert "not said" in capsys.readouterr().out


def test_a_line_separator_of_unicode_ends_no_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    labels = record(LAUNCHED, text=f"{TEXT}\u2028And more.")
    path.write_text(f"{json.dumps(labels, ensure_ascii=False)}\n\n", encoding="utf-8-sig")
    assert read_records(path)["a"]["text"] == labels["text"]


def test_bench_prints_each_line(monkeypatch, capsys):
    monkeypatch.setattr(reading_bench, "run", lambda: iter(["posts: 100 a second", "start: 0.3 s"]))
    assert main(["bench"]) == 0
    assert capsys.readouterr().out.splitlines() == ["posts: 100 a second", "start: 0.3 s"]


def test_bench_measures_ledgers_of_the_sizes_named(monkeypatch, capsys):
    assert main(["bench", "--claims", "50", "100"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {"50", "100"}
    assert len(lines) == 24
    with pytest.raises(SystemExit):
        main(["bench", "--claims", "0"])


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["diff", str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]) == 2
    assert "a.jsonl" in capsys.readouterr().err
