"""From bytes to the text as it will be stored: UTF-8 first, else the likeliest other encoding."""

from charset_normalizer import from_bytes

from parsers.readers.errors import ReadingError

ENCODINGS = ["utf_16", "cp1251", "koi8_u", "koi8_r", "iso8859_5", "cp866", "cp1252"]


def decode(name: str, content: bytes) -> str:
    r"""The text of `content`, without a byte order mark and with every line ending as one ``\n``.

    >>> decode("a.txt", "Збито 12\r\nдронів".encode("utf-8-sig"))
    'Збито 12\nдронів'
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_by_guess(name, content)
    if "\x00" in text:
        raise ReadingError(name, "is not text: give a .txt, .csv or .jsonl file saved as UTF-8")
    return normalise_newlines(text)


def normalise_newlines(text: str) -> str:
    r"""Line endings as they are counted in spans: Windows' and the old Macintosh's become one ``\n``.

    >>> normalise_newlines("a\r\nb\rc")
    'a\nb\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_by_guess(name: str, content: bytes) -> str:
    best = from_bytes(content, cp_isolation=ENCODINGS).best()
    if best is None:
        raise ReadingError(name, "has an unknown encoding: open it in an editor and save it as UTF-8")
    return str(best).removeprefix("\ufeff")
