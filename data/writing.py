"""Files and folders that come whole or not at all; archives and folders overwrite nothing unless asked to."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

Contents = Mapping[str, bytes]


class OverwriteError(FileExistsError):
    """Something else stands where a file or folder is to be written; the message says what to do."""


def write_file(path: Path, content: bytes) -> None:
    """Write one file, in the place of one that is there already."""
    with _workshop(path) as workshop:
        unfinished = workshop / path.name
        unfinished.write_bytes(content)
        unfinished.replace(path)


def write_lines(path: Path | str, lines: Iterable[str]) -> None:
    """Write one file of lines, in the place of one that is there already."""
    write_file(Path(path), "".join(f"{line}\n" for line in lines).encode())


def write_zip(path: Path, contents: Contents, overwrite: bool = False) -> None:
    """Write an archive of these files; an OverwriteError where `path` exists and is not to be replaced."""
    if path.is_dir():
        raise OverwriteError(f"{path}: is a folder: choose another name")
    if path.exists() and not overwrite:
        raise _is_there(path)
    with _workshop(path) as workshop:
        unfinished = workshop / path.name
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in contents.items():
                archive.writestr(name, content)
        unfinished.replace(path)


def write_folder(path: Path, contents: Contents, overwrite: bool = False) -> None:
    """Write a folder of these files, made where it is missing.

    An OverwriteError where `path` holds something and is not to be replaced, or holds files of other names,
    which are never removed.
    """
    _refuse_folder(path, contents, overwrite)
    with _workshop(path) as workshop:
        unfinished, replaced = workshop / "new", workshop / "old"
        unfinished.mkdir()
        for name, content in contents.items():
            (unfinished / name).write_bytes(content)
        if path.exists():
            path.rename(replaced)
        try:
            unfinished.rename(path)
        except OSError:
            if replaced.exists():
                replaced.rename(path)
            raise


def _refuse_folder(path: Path, contents: Contents, overwrite: bool) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise OverwriteError(f"{path}: is a file: choose another name")
    held = {entry.name for entry in path.iterdir()}
    if strange := sorted(held - contents.keys()):
        raise OverwriteError(f"{path}: holds other files, such as {strange[0]}: choose another folder")
    if held and not overwrite:
        raise _is_there(path)


def _is_there(path: Path) -> OverwriteError:
    return OverwriteError(f"{path}: is there already: choose another name, or replace it with --overwrite")


@contextmanager
def _workshop(path: Path) -> Iterator[Path]:
    """A folder beside `path`, on the same disk, to finish the work in; gone afterwards."""
    path.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(mkdtemp(prefix=f".{path.name}.unfinished-", dir=path.parent))
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
