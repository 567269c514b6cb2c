"""The house stays as it was planned: imports go one way, and what is shipped is whole."""

import ast
import csv
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEXICONS = ROOT / "parsers" / "lexicons"
PACKAGES = ("parsers", "data", "dashboard")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
SHIPPED = (*PACKAGES, "seeds")
NOT_SHIPPED = {"dashboard/screenshot.png"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "urllib3"}
FORBIDDEN = {
    "parsers": {"data", "dashboard", "seeds", "tests", "streamlit", "plotly", "sqlite3"} | NETWORK,
    "data": {"dashboard", "tests", "streamlit", "plotly"} | NETWORK,
    "dashboard": {"tests"},
    "seeds": {"parsers", "data", "dashboard", "tests"},
}


def modules(package):
    return sorted((ROOT / package).rglob("*.py"))


def imports(path):
    """The dotted names that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(name, modules):
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def importers(package, *names):
    """The files of a package, relative to it, that import any of the modules named."""
    files = (path for path in modules(package) if any(is_within(name, names) for name in imports(path)))
    return {path.relative_to(ROOT / package).as_posix() for path in files}


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_go_one_way(package):
    assert importers(package, *FORBIDDEN[package]) == set()


def test_only_the_table_of_the_parsers_needs_pandas():
    assert importers("parsers", "pandas", "numpy") == {"table.py"}


def test_no_stage_of_the_parser_knows_the_whole_way():
    assert importers("parsers", "parsers.reading") == set()


def test_only_the_look_up_of_places_asks_the_network():
    assert importers("dashboard", "geopy.geocoders") <= {"place_lookup.py"}
    assert importers("dashboard", *NETWORK) <= {"launch.py"}


def normalised(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def required(*extras):
    """The names of the packages that the project asks for, those of some extras too."""
    project = PROJECT["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    return {normalised(re.match(r"[\w.-]+", line)[0]) for names in lists for line in names}


def test_every_import_is_a_requirement():
    homes = packages_distributions()
    ours = {*sys.stdlib_module_names, *PACKAGES, "seeds"}
    named = {
        name.partition(".")[0]: path
        for package in PACKAGES
        for path in modules(package)
        if not path.name.startswith("build_")
        for name in imports(path)
    }
    missing = {
        name: path
        for name, path in named.items()
        if name not in ours and not required() & {normalised(home) for home in homes.get(name, ())}
    }
    assert missing == {}


def test_every_requirement_is_pinned():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert required(*PROJECT["project"]["optional-dependencies"]) <= pins.keys()
    assert list(pins) == sorted(pins)


def test_every_package_is_shipped():
    found = {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for package in SHIPPED
        for path in (ROOT / package).rglob("__init__.py")
    }
    assert set(SETUPTOOLS["packages"]) == found


def shipped():
    """The files that go into the wheel: the modules of its packages, and what the patterns of each pick."""
    for package in SETUPTOOLS["packages"]:
        folder = ROOT / package.replace(".", "/")
        for pattern in ["*.py", *SETUPTOOLS["package-data"].get(package, ())]:
            yield from folder.glob(pattern)


def test_every_file_of_a_package_is_shipped():
    files = {path for package in SHIPPED for path in (ROOT / package).rglob("*") if path.is_file()}
    left_out = {path.relative_to(ROOT).as_posix() for path in files - set(shipped())}
    assert {name for name in left_out if "__pycache__" not in name} <= NOT_SHIPPED


@pytest.mark.parametrize("path", sorted(LEXICONS.glob("*.toml")), ids=lambda path: path.name)
def test_a_lexicon_is_good_toml(path):
    assert tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(LEXICONS.glob("*.csv")), ids=lambda path: path.name)
def test_every_line_of_a_table_is_whole(path):
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert [row for row in rows if len(row) != len(header)] == []
