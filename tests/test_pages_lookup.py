"""Looking places up: in the gazetteer, and online with a service that is made up."""

from dataclasses import dataclass

import pytest
from geopy.exc import GeocoderUnavailable

from dashboard.place_lookup import OfflineError, OnlineLookup, Point, find_known


@dataclass
class Service:
    """Answers one name, and counts how often it is asked."""

    asked: int = 0
    is_offline: bool = False

    def __call__(self, name, **options):
        self.asked += 1
        if self.is_offline:
            raise GeocoderUnavailable("no network")
        return type("Found", (), {"latitude": 50.1, "longitude": 30.2}) if name == "Hamlet" else None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ryazan", True),
        ("Рязань", True),
        ("200 kilometres southeast of Moscow", True),
        ("nowhere at all", False),
        ("", False),
    ],
)
def test_what_the_gazetteer_knows(words, found):
    assert (find_known(words) is not None) == found


def test_an_answer_is_asked_for_once_and_kept(tmp_path):
    service = Service()
    for _ in range(2):
        lookup = OnlineLookup(tmp_path / "places.json", service)
        assert lookup.find("Hamlet") == Point(50.1, 30.2)
        assert lookup.find("Atlantis") is None
    assert service.asked == 2


@pytest.mark.parametrize("content", ["{", "[]", '{"Hamlet": [1]}', '{"Hamlet": "here"}', b"\xff\xfe\x00"])
def test_a_damaged_file_of_answers_is_set_aside_and_said_so(tmp_path, content):
    cache = tmp_path / "places.json"
    cache.write_bytes(content if isinstance(content, bytes) else content.encode())
    lookup = OnlineLookup(cache, Service())
    assert "set aside in" in lookup.notice
    assert lookup.find("Hamlet") == Point(50.1, 30.2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["places.json", "places.json.damaged"]
    assert OnlineLookup(cache, Service()).notice == ""


def test_all_lookups_share_one_pace(tmp_path):
    first, second = (OnlineLookup(tmp_path / name) for name in ("a.json", "b.json"))
    assert first._geocode is second._geocode


def test_offline_is_said_and_not_kept(tmp_path):
    with pytest.raises(OfflineError, match="check the connection, or switch the online lookup off"):
        OnlineLookup(tmp_path / "places.json", Service(is_offline=True)).find("Hamlet")
    assert OnlineLookup(tmp_path / "places.json", Service()).find("Hamlet") is not None
