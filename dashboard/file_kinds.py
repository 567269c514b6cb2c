"""Files of kinds that cannot be read: what they are, and what to do with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from parsers.readers import SUFFIXES, ReadingError

AS_TEXT = "open it, copy the report's text, and paste it or save it as a .txt file"
AS_CSV = "save it as .csv, a report a row (column “text”)"
KINDS = {
    ("a web page", AS_TEXT): (".html", ".htm", ".mhtml", ".xml"),
    ("a document", AS_TEXT): (".docx", ".doc", ".odt", ".rtf", ".pages", ".md", ".epub"),
    ("a PDF", AS_TEXT): (".pdf",),
    ("a letter", AS_TEXT): (".eml", ".msg"),
    ("a spreadsheet", AS_CSV): (".xlsx", ".xls", ".ods", ".numbers", ".tsv"),
    ("JSON in one piece", "save it as .jsonl, a report a line"): (".json",),
    ("a picture", "type its words into a .txt file"): (".png", ".jpg", ".jpeg", ".webp", ".gif", ".heic"),
    ("an archive", "unpack it, and give the files in it"): (".zip", ".gz", ".rar", ".7z", ".tar"),
}
OTHER = ("of an unknown kind", AS_TEXT)
_KIND_OF = {suffix: kind for kind, suffixes in KINDS.items() for suffix in suffixes}


def kind_error(name: str) -> ReadingError | None:
    """Why a file of this name cannot be read and what to do; None where its kind can be.

    >>> print(kind_error("table.XLSX"))
    table.XLSX: is a spreadsheet, which cannot be read: save it as .csv, a report a row (column “text”)
    >>> kind_error("post.txt")
    """
    kind = _unreadable(name)
    return ReadingError(name, f"is {kind[0]}, which cannot be read: {kind[1]}") if kind else None


def skipped_lines(folder: Path, files: Iterable[Path]) -> Iterator[str]:
    """A line for each kind of file in a folder that cannot be read: which files they are, and what to do."""
    names = defaultdict(list)
    for file in files:
        if (kind := _unreadable(file.name)) and not file.name.startswith("."):
            names[kind].append(str(file.relative_to(folder)))
    for (what, advice), found in names.items():
        each = "it is" if len(found) == 1 else "each is"
        yield f"{folder}: skipped {', '.join(found)}: {each} {what}, which cannot be read: {advice}"


def _unreadable(name: str) -> tuple[str, str] | None:
    suffix = PurePath(name).suffix.casefold()
    return None if suffix in SUFFIXES else _KIND_OF.get(suffix, OTHER)
