"""What a reader says when a file, or one report of a file, cannot be read."""

from collections.abc import Callable


class ReadingError(Exception):
    """A file that cannot be read: `file` names it (with its line), `advice` says why and what to do.

    >>> print(ReadingError("notes.txt", "is empty: put the report's text in it"))
    notes.txt: is empty: put the report's text in it
    """

    def __init__(self, file: str, advice: str) -> None:
        """Keep both parts."""
        super().__init__(file, advice)
        self.file = file
        self.advice = advice

    def __str__(self) -> str:
        """Both parts, as they are shown."""
        return f"{self.file}: {self.advice}"


OnError = Callable[[ReadingError], None]
"""What to do with one bad report of many: raise (the default) or note it down and go on."""


def raise_error(error: ReadingError) -> None:
    """Stop at the first bad report."""
    raise error
