"""Files in, reports out: encodings, headers, rows, lines, dates, known publishers, and clear errors."""

import codecs
import json
import tomllib
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers import (
    ReadingError,
    claimant_of,
    parse_published,
    read_bytes,
    read_reports,
    read_text_file,
)
from parsers.report import Claimant

WORDS = "У ніч на 5 вересня противник атакував 157 ударними БпЛА.\nЗбито 121."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_lines_of_json_are_read_in_every_unicode_encoding(encoding):
    lines = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in (WORDS, "Ще 5 дронів"))
    reports = read_bytes("a.jsonl", lines.encode(encoding))
    assert [report.text for report in reports] == [WORDS, "Ще 5 дронів"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8_u"])
def test_a_ukrainian_text_is_read_in_any_usual_encoding(encoding):
    [report] = read_bytes("a.txt", WORDS.encode(encoding))
    assert report.text == WORDS


def test_windows_line_endings_are_settled_once_and_nothing_else_is_touched():
    [report] = read_bytes("a.txt", "  157\u00a0дронів \r\n\r\nЗбито  121\t\r\n".encode())
    assert report.text == "  157\u00a0дронів \n\nЗбито  121\t\n"


def test_a_carriage_return_alone_ends_a_line_too():
    assert read_bytes("a.txt", b"12 drones\r3 missiles")[0].text == "12 drones\n3 missiles"
    assert read_bytes("a.csv", b"id,text\ra,12 drones\r")[0].text == "12 drones"


def test_a_line_separator_of_unicode_ends_no_line():
    [report] = read_bytes("a.csv", "id,text\na,12 drones\u2028and 3 missiles\n".encode())
    assert report.text == "12 drones\u2028and 3 missiles"


def test_blanks_around_a_field_are_left_off():
    [report] = read_bytes("a.csv", b"text,published,publisher\n12 drones,2025-09-05 , AP \n")
    assert (report.published, report.publisher) == (date(2025, 9, 5), "AP")


def test_a_file_name_that_is_no_text_still_names_its_report():
    assert read_bytes("night\udcff.txt", b"12 drones")[0].id == "night?"


def test_header_fields_come_off_the_text():
    header = (
        "publisher: kpszsu\nclaimant: UA_AF\npublished: 2025-09-05\n"
        "url: https://t.me/kpszsu/1\nlang: uk\ntitle: Ніч\nid: n1\n\n"
    )
    [report] = read_bytes("a.txt", (header + WORDS).encode())
    assert report.text == WORDS
    assert (report.id, report.publisher, report.claimant) == ("n1", "kpszsu", Claimant.UA_AF)
    assert (report.published, report.lang, report.title) == (date(2025, 9, 5), "uk", "Ніч")


@pytest.mark.parametrize(
    "text",
    [
        "Update: 12 drones.\n\nMore.",
        "published 2025-09-05\n\n12 drones.",
        "12 drones.",
        "Збито: 12.\nВтрачено: 3.\n\nДалі.",
    ],
)
def test_what_only_looks_like_a_header_stays_text(text):
    assert read_bytes("a.txt", text.encode())[0].text == text


def test_a_text_without_an_id_is_called_by_its_file():
    assert read_bytes("night/2025-09-05.txt", b"12 drones.")[0].id == "2025-09-05"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_of_a_table(delimiter):
    quoted = f'"12 drones{delimiter} 3\r\nmissiles"'
    rows = [["id", "Published", "text"], ["a", "2025-09-05", quoted], ["b", "", "5 drones"]]
    content = "\r\n".join(delimiter.join(row) for row in rows)
    first, second = read_bytes("a.csv", content.encode())
    assert (first.id, first.published) == ("a", date(2025, 9, 5))
    assert first.text == f"12 drones{delimiter} 3\nmissiles"
    assert (second.published, second.text) == (None, "5 drones")


def test_lines_of_json_keep_their_order_and_lack_what_they_lack():
    bare = {"text": "12 drones"}
    full = {"id": 7, "text": "5 drones", "published": "2022-10-05T06:00Z", "figures": {"a": 1}}
    first, second = read_bytes("a.jsonl", "\n".join(map(json.dumps, [bare, full])).encode())
    assert (first.id, first.published, first.claimant) == ("", None, None)
    assert (second.id, second.published) == ("7", datetime(2022, 10, 5, 6, tzinfo=UTC))


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("2025-09-05", date(2025, 9, 5)),
        ("2025-09-05T08:30+03:00", datetime.fromisoformat("2025-09-05T08:30+03:00")),
        ("2025-09-05T08:30", date(2025, 9, 5)),
        ("2025-09-05 08:30:00", date(2025, 9, 5)),
        ("2025", None),
        ("2025-12", None),
        ("2025-09-16?", None),
        ("2025-09-05T06:00Z~", None),
        ("2025-09-05 ", date(2025, 9, 5)),
        ("", None),
    ],
)
def test_publication_dates(words, published):
    assert parse_published("a.txt", words) == published


@pytest.mark.parametrize(
    "words", ["5 September 2025", "2025-02-30", "0001-01-01T00:00+14:00", "yesterday", "soon?", "05.09.2025"]
)
def test_a_date_that_cannot_be_read_is_an_error_that_shows_how_to_write_it(words):
    with pytest.raises(ReadingError, match="write it like 2025-09-05"):
        parse_published("a.txt", words)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt: is empty"),
        ("a.txt", b" \n\n", "a.txt: is empty"),
        ("a.txt", b"publisher: AP\n\n  ", "a.txt: has no text"),
        ("a.txt", b"publisher: AP\nsource: wire\n\n12 drones", "“source” is not known"),
        ("a.txt", b"claimant: NATO\n\n12 drones", "“NATO” is not known: use one of UA_AF"),
        ("a.txt", b"PK\x03\x04\x00\x00", "is not text"),
        ("a.txt", bytes(range(128, 256)) + b"\x00\x81\x8d", "a.txt: "),
        ("a.pdf", b"%PDF", "give one of .txt, .csv, .jsonl"),
        ("a.csv", b"", "a.csv: is empty"),
        ("a.csv", b"id,words\n1,12 drones", "has no column “text”"),
        ("a.csv", b"id,text\n1,12 drones, 3 missiles", "line 2: has 3 cells for 2 columns"),
        ("a.csv", b'id,text\n1,"12 drones', "line 2: is not a table row"),
        ("a.csv", b"id,text\n", "a.csv: has a header but no rows"),
        ("a.csv", b"text,lang,Text\na,b,c", "a.csv: has 2 columns “text”: keep one"),
        ("a.jsonl", b"\n", "a.jsonl: is empty"),
        ("a.jsonl", codecs.BOM_UTF8, "a.jsonl: is empty"),
        ("a.jsonl", codecs.BOM_UTF16_LE + b'{\x00"', "a.jsonl: begins like UTF-16 but is not"),
        ("a.jsonl", b'{"text": "12", "n": ' + b"9" * 5000 + b"}", "line 1: holds a number of thousands of"),
        ("a.jsonl", rb'{"text": "12 \ud800"}', "line 1: “text” holds"),
        ("a.jsonl", rb'{"text": "12 \u0000"}', "line 1: “text” holds"),
        ("a.jsonl", rb'{"text": "12", "title": "\udc00"}', "line 1: “title” holds"),
        ("a.jsonl", b'{"text": {"a": 1}}', "line 1: “text” is not text: put its value in quotes"),
        ("a.jsonl", b'{"text": true}', "line 1: “text” is not text"),
        ("a.jsonl", b'{"text": "12", "published": NaN}', "line 1: “published” is not text"),
        ("a.jsonl", b"{}", "line 1: has no text"),
        ("a.jsonl", b"[1]", "line 1: is not a report"),
        ("a.jsonl", b'{"text": "12"}\n{"text', "line 2: is not JSON"),
        ("a.jsonl", b'{"text": "12", "published": "soon"}', "line 1: the publication date “soon”"),
    ],
)
def test_bad_input_says_where_and_what_to_do(name, content, message):
    with pytest.raises(ReadingError) as caught:
        read_bytes(name, content)
    assert message in str(caught.value)


def test_a_bad_line_does_not_stop_the_others():
    errors: list[ReadingError] = []
    reports = read_bytes("a.jsonl", b'{"text": "12"}\nnonsense\n{"text": "13"}\n', errors.append)
    assert [report.text for report in reports] == ["12", "13"]
    assert [error.file for error in errors] == ["a.jsonl, line 2"]


def test_a_line_with_an_endless_number_does_not_stop_the_others():
    errors: list[ReadingError] = []
    lines = b'{"text": "12"}\n{"text": "13", "n": ' + b"9" * 5000 + b'}\n{"text": "14"}\n'
    assert [report.text for report in read_bytes("a.jsonl", lines, errors.append)] == ["12", "14"]
    assert [error.file for error in errors] == ["a.jsonl, line 2"]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ReadingError, match=r"missing\.txt: cannot be opened"):
        list(read_reports(tmp_path / "missing.txt"))


def test_a_file_from_the_disk(tmp_path):
    path = tmp_path / "night.txt"
    path.write_text("lang: en\n\n12 drones", encoding="utf-8")
    assert read_text_file(path).lang == "en"


def known_publishers() -> list[dict]:
    table = (files("parsers.lexicons") / "publishers.toml").read_text(encoding="utf-8")
    return tomllib.loads(table)["publisher"]


@pytest.mark.parametrize("entry", known_publishers(), ids=lambda entry: entry["claimant"])
def test_known_publishers_speak_for_themselves(entry):
    assert {claimant_of(name.upper()) for name in entry["names"]} == {Claimant(entry["claimant"])}
    assert {claimant_of(name) for name in entry["near_misses"]} == {None}


@pytest.mark.parametrize(
    ("publisher", "channel", "url", "claimant"),
    [
        ("", "", "https://t.me/kpszsu/4321", Claimant.UA_AF),
        ("", "", "https://t.me/s/mod_russia", Claimant.RU_MOD),
        ("", "", "https://www.understandingwar.org/x", Claimant.ISW),
        ("AP", "kpszsu", "", Claimant.UA_AF),
        ("", "", "https://news.example/kpszsu", None),
        ("", "", "http://[bad", None),
    ],
)
def test_channel_goes_before_publisher_and_address(publisher, channel, url, claimant):
    assert claimant_of(publisher, channel, url) == claimant


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_survives_json_unchanged_but_for_line_endings(text):
    line = json.dumps({"text": "x" + text}).encode()
    assert read_bytes("a.jsonl", line)[0].text == ("x" + text).replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_no_file_content_breaks_a_reader(content):
    for name in ("a.txt", "a.csv", "a.jsonl"):
        read_bytes(name, content, on_error=lambda error: None)
