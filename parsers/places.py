"""Finding the places that a text names: regions, seas, towns, districts, launch sites.

    find_places(tokens) -> list[PlaceMention]

First every name is looked up by itself, then the names are read in the light of their neighbours: "Sumy
and Kharkiv oblasts" are two regions, the Popivka before "Chernihiv Oblast" is that region's, and "Kyiv said"
is no place.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from parsers.distances import measured_from
from parsers.gazetteer import Entry, gazetteer, place_cues, region_around, spelling_key, word_list
from parsers.text import Kind, Token

BIG_TOWN = 50_000
DOMINANCE = 5
_OBLAST_ENDINGS = ("ої", "ій", "ою", "ой", "ую")
_KRAI_ENDINGS = ("ском", "ському", "ським", "ским")
SHORTEST_NAME = 5
_SPAN_OF_TITLE = 6


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One naming of a place: tokens `first` up to `last`, characters `start` up to `end` of the text.

    `adm1` is None where the name is ambiguous. `geo_precision`: 1 the named place, 2 near it, 3 region.
    `is_adjective`: named by an adjective, as in «Київська область». `is_actor`: a government or an office
    ("Kyiv said", "Sumy Governor"). `is_reference`: a point that distances are told from.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    adm1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    geo_precision: int | None
    level: str
    population: int = 0
    is_adjective: bool = False
    is_actor: bool = False
    is_reference: bool = False


@cache
def words(table: str, key: str) -> Container[str]:
    """A list of `place_cues.toml`, ready to be asked."""
    return word_list(place_cues()[table][key])


def find_places(tokens: Sequence[Token], first: int = 0, last: int | None = None) -> list[PlaceMention]:
    """The places named by tokens `first` up to `last`; a government named by its capital is only flagged.

    >>> from parsers.text import tokenize
    >>> tokens = tokenize("Збито над Сумською та Київською областями, у Києві тихо")
    >>> [(m.name, m.adm1) for m in find_places(tokens)]
    [('Sumy Oblast', 'UA-59'), ('Kyiv Oblast', 'UA-32'), ('Kyiv', 'UA-30')]
    """
    mentions: list[PlaceMention] = []
    i, last = first, len(tokens) if last is None else last
    while i < last:
        mention = _mention_at(tokens, i, mentions) if _facts(tokens[i].text) else None
        if mention is not None:
            mentions.append(mention)
        i = mention.last if mention else i + 1
    return _in_context(tokens, mentions)


def _mention_at(tokens: Sequence[Token], i: int, before: list[PlaceMention]) -> PlaceMention | None:
    token, may_be = tokens[i], _facts(tokens[i].text)
    if may_be is None:
        return None
    if may_be.hashtag:
        return _hashtag(token, i, may_be.hashtag)
    if may_be.adjective_of and (found := _by_adjective(tokens, i, may_be.adjective_of)):
        return found
    if may_be.is_name:
        last, entries = gazetteer().find(tokens, i)
        is_capital = any(t.is_capital for t in tokens[i:last])
        if is_capital and entries and (mention := _named(tokens, i, last, entries, before)):
            return mention
    if may_be.country and (token.is_capital or token.text == "рф"):
        return _country(tokens, i, may_be.country)
    return None


def _hashtag(token: Token, i: int, word: str) -> PlaceMention | None:
    plain = Token(word, token.start + 1, token.end, Kind.WORD, is_capital=True)
    mention = _mention_at([plain], 0, [])
    return replace(mention, first=i, last=i + 1) if mention else None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a word may be, whatever stands around it."""

    is_name: bool
    adjective_of: str | None
    country: str | None
    hashtag: str | None


@lru_cache(maxsize=65_536)
def _facts(word: str) -> _Facts | None:
    """None for the many words that begin no name."""
    if not word[0].isalpha():
        return _Facts(False, None, None, word[1:]) if word[0] == "#" and len(word) > 1 else None
    country = next((code for code in place_cues()["countries"] if word in words("countries", code)), None)
    known = _Facts(gazetteer().can_begin(word), gazetteer().region_of_adjective(word), country, None)
    return known if known.is_name or known.adjective_of or country else None


def _country(tokens: Sequence[Token], i: int, code: str) -> PlaceMention:
    token = tokens[i]
    return PlaceMention(i, i + 1, token.start, token.end, code, None, code, None, None, None, "country")


def _text(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


# ---- names made of an adjective


def _by_adjective(tokens: Sequence[Token], i: int, adm1: str) -> PlaceMention | None:
    """«Сумська область», «над Белгородской», «Донецький напрямок», «Харківський район»."""
    following = _text(tokens, i + 1)
    if following in words("nouns", "region"):
        return _region_mention(tokens, i, i + 2 + (_text(tokens, i + 2) == "."), adm1)
    if following in words("nouns", "official"):
        return replace(_region_mention(tokens, i, i + 2, adm1), is_actor=True)
    if following in words("nouns", "direction"):
        return _region_mention(tokens, i, i + 2, adm1)
    if following in words("nouns", "district"):
        return _district_mention(tokens, i, adm1)
    if not tokens[i].is_capital:
        return _region_mention(tokens, i, i + 1, adm1) if _region_noun_ahead(tokens, i) else None
    is_region = _region_noun_ahead(tokens, i) or _stands_alone(tokens, i, adm1)
    return _region_mention(tokens, i, i + 1, adm1) if is_region else None


def _region_noun_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Whether the adjective begins a list whose last has the noun: «Сумській, Полтавській областях»."""
    for token in tokens[i + 1 : i + 80]:
        if token.text in words("nouns", "region"):
            return True
        is_passed = token.kind == Kind.NUMBER or token.text in words("lists", "joiners")
        if not is_passed and not gazetteer().region_of_adjective(token.text):
            return False
    return False


def _stands_alone(tokens: Sequence[Token], i: int, adm1: str) -> bool:
    """Whether an adjective of feminine ending has no noun: «над Белгородской, 39 – над Московской»."""
    before, after = _text(tokens, i - 1), tokens[i + 1] if i + 1 < len(tokens) else None
    is_noun_missing = after is None or after.kind != Kind.WORD or after.text in words("lists", "joiners")
    is_krai = gazetteer().regions[adm1].name.endswith("Krai")
    has_ending = tokens[i].text.endswith(_KRAI_ENDINGS if is_krai else _OBLAST_ENDINGS)
    return is_noun_missing and has_ending and before in words("lists", "before_adjective")


def _region_mention(tokens: Sequence[Token], first: int, last: int, adm1: str) -> PlaceMention:
    region = gazetteer().regions[adm1]
    if _text(tokens, first - 2) in ("івано", "ивано") and _text(tokens, first - 1) == "-":
        first -= 2
    return replace(_from_entry(tokens, first, last, region), is_adjective=True)


def _district_mention(tokens: Sequence[Token], i: int, adm1: str | None) -> PlaceMention | None:
    """A raion or a community by an adjective; its region where only one has a district so called."""
    _, entries = gazetteer().find(tokens, i)
    districts = [e for e in entries if e.level == "district"]
    codes = {e.adm1 for e in districts} or ({adm1} if adm1 else set())
    if not codes:
        return None
    entry = districts[0] if districts else gazetteer().regions[next(iter(codes))]
    mention = replace(_from_entry(tokens, i, i + 2, entry), level="district", is_adjective=True)
    return mention if len(codes) == 1 else replace(mention, adm1=None, lat=None, lon=None, geo_precision=None)


# ---- names that are nouns


def _named(
    tokens: Sequence[Token], first: int, last: int, entries: list[Entry], before: list[PlaceMention]
) -> PlaceMention | None:
    noun = _text(tokens, last)
    if noun in words("nouns", "district"):
        if _text(tokens, first - 1).endswith("'s"):
            return None
        entries = [e for e in entries if e.level == "district"] or entries
    else:
        entries = [e for e in entries if e.level != "district"]
    if tokens[first].text.endswith(("ском", "цком", "ському", "цькому")) and _district_ahead(tokens, last):
        return None
    if not entries or not _is_likely(tokens, first, last, entries, before):
        return None
    mention = _chosen(tokens, first, last, entries)
    if noun in words("nouns", "region") and mention.adm1 and mention.level != "sea":
        region = gazetteer().regions[region_around(mention.adm1)]
        is_shortened = _text(tokens, last + 1) == "." and len(noun) < 4
        return _from_entry(tokens, first, last + 1 + is_shortened, region)
    if noun in words("nouns", "district"):
        return replace(mention, last=last + 1, end=tokens[last].end, level="district")
    return mention


def _district_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Whether the names listed are those of districts: «в Каменском, Чертковском районах»."""
    for token in tokens[i : i + 40]:
        if token.text in words("nouns", "district"):
            return True
        if not token.is_capital and token.text not in words("lists", "joiners"):
            return False
    return False


def _chosen(tokens: Sequence[Token], first: int, last: int, entries: list[Entry]) -> PlaceMention:
    """The place meant: the one kept by hand, else the much larger one; no code where neither decides."""
    key = spelling_key(tokens[first].text)
    entries = [e for e in entries if spelling_key(e.name.lower()) == key] or entries
    by_hand = [e for e in entries if e.is_by_hand]
    largest, *others = sorted(entries, key=lambda e: -e.population)
    if by_hand:
        chosen = by_hand[0]
        population = max((e.population for e in entries if e.adm1 == chosen.adm1), default=0)
        return replace(_from_entry(tokens, first, last, chosen), population=max(population, BIG_TOWN))
    mention = _from_entry(tokens, first, last, largest)
    if (
        not others
        or largest.population >= DOMINANCE * others[0].population
        or {e.adm1 for e in others} == {largest.adm1}
    ):
        return mention
    return replace(mention, adm1=None, lat=None, lon=None, geo_precision=None)


def _is_likely(
    tokens: Sequence[Token], first: int, last: int, entries: list[Entry], before: list[PlaceMention]
) -> bool:
    """Whether a capital letter and the words around make the word a place: small towns need a sign."""
    has_noun = any(
        _text(tokens, i) in words("nouns", kind)
        for i in (first - 1, last)
        for kind in ("city", "district", "region")
    ) or (_text(tokens, first - 1) == "." and _text(tokens, first - 2) in words("nouns", "city"))
    if has_noun:
        return True
    if _text(tokens, first) in words("stop", "words"):
        return last - first > 1
    if any(e.is_by_hand for e in entries):
        return True
    if _begins_sentence(tokens, first) and not any(_spells(e, tokens[first]) for e in entries):
        return False
    if any(e.population >= BIG_TOWN for e in entries):
        return True
    if tokens[last - 1].end - tokens[first].start < SHORTEST_NAME:
        return False
    previous = _text(tokens, first - 1)
    is_listed = bool(before) and all(
        _text(tokens, j) in words("lists", "joiners") for j in range(before[-1].last, first)
    )
    return previous in words("lists", "before_town") or (is_listed and before[-1].level != "country")


def _begins_sentence(tokens: Sequence[Token], i: int) -> bool:
    return i == 0 or _text(tokens, i - 1) in ("\n", ".", "!", "?", '"', "•")


def _spells(entry: Entry, token: Token) -> bool:
    """Whether a Latin word is a name for sure: the very name, or a way to spell it that is long enough."""
    word = token.text.removesuffix("'s")
    return not word.isascii() or len(word) > SHORTEST_NAME or entry.name.lower().startswith(word)


def _from_entry(tokens: Sequence[Token], first: int, last: int, entry: Entry) -> PlaceMention:
    precision = {"region": 3, "sea": 3}.get(entry.level, 1) if entry.lat is not None else None
    return PlaceMention(
        first, last, tokens[first].start, tokens[last - 1].end, entry.name, entry.adm1, entry.country,
        entry.lat, entry.lon, precision, entry.level, entry.population,
    )  # fmt: skip


# ---- names beside names


def _in_context(tokens: Sequence[Token], mentions: list[PlaceMention]) -> list[PlaceMention]:
    is_list_of_regions = False
    for k in range(len(mentions) - 2, -1, -1):
        is_list_of_regions = _is_list_of_regions(tokens, mentions[k], mentions[k + 1], is_list_of_regions)
        if is_list_of_regions:
            mentions[k] = _as_region(tokens, mentions[k])
        else:
            mentions[k] = _beside(tokens, mentions[k], mentions[k + 1])
    return [
        _as_actor(tokens, _around_city(tokens, _as_reference(tokens, m, mentions[k - 1] if k else None)))
        for k, m in enumerate(mentions)
    ]


def _is_list_of_regions(
    tokens: Sequence[Token], mention: PlaceMention, following: PlaceMention, is_following_listed: bool
) -> bool:
    """Whether the last of a list says that all are regions: "Sumy and Kharkiv oblasts"."""
    between = [_text(tokens, j) for j in range(mention.last, following.first)]
    if not between or any(word not in words("lists", "joiners") for word in between):
        return False
    is_last = following.level == "region" and _text(tokens, following.last - 1) in words("nouns", "plural")
    return is_last or is_following_listed


def _beside(tokens: Sequence[Token], mention: PlaceMention, following: PlaceMention) -> PlaceMention:
    """A small town with its region right after it: "Popivka, Chernihiv Oblast"."""
    between = [_text(tokens, j) for j in range(mention.last, min(following.first, mention.last + 3))]
    is_small = mention.level in ("city", "site", "district") and mention.population < BIG_TOWN
    is_inside = following.level == "region" and all(word in (",", "(", "in", "у", "в") for word in between)
    return _inside(mention, following) if is_small and is_inside else mention


def _as_region(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    if mention.adm1 is None or mention.level == "district":
        return mention
    region = gazetteer().regions[region_around(mention.adm1)]
    return _from_entry(tokens, mention.first, mention.last, region)


def _inside(mention: PlaceMention, region: PlaceMention) -> PlaceMention:
    """A small town as the region named beside it has it."""
    if mention.adm1 == region.adm1:
        return mention
    same_name = gazetteer().named(mention.name, region.adm1)
    if same_name and same_name.lat is not None:
        return replace(
            mention,
            adm1=region.adm1,
            country=region.country,
            lat=same_name.lat,
            lon=same_name.lon,
            geo_precision=1,
        )
    return replace(
        mention, adm1=region.adm1, country=region.country, lat=region.lat, lon=region.lon, geo_precision=3
    )


def _around_city(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    """Near a city that is a region of its own lies the region around it; flying towards Moscow too."""
    if mention.adm1 is None or mention.level != "city" or region_around(mention.adm1) == mention.adm1:
        return mention
    back = [_text(tokens, j) for j in range(max(0, mention.first - 9), mention.first)]
    is_towards = mention.country == "RU" and any(word in words("lists", "towards") for word in back[-3:])
    if is_towards or any(
        word in words("lists", "near")
        for word in (back if "capital" in back or "city" in back else back[-2:])
    ):
        return replace(mention, adm1=region_around(mention.adm1), geo_precision=2)
    return mention


def _as_reference(
    tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention | None
) -> PlaceMention:
    """Marks "200 km southeast of Moscow" after a place; alone, the phrase itself is the place."""
    if any(
        _text(tokens, j) == "border" and _text(tokens, j + 1) in ("with", "of")
        for j in range(mention.first - 3, mention.first)
    ):
        return replace(mention, is_reference=True)
    offset = measured_from(tokens, mention.first)
    if offset is None or mention.lat is None or mention.lon is None:
        return mention
    if before is not None and offset.first - before.last <= 4:
        return replace(mention, is_reference=True)
    if offset.km is None:
        return replace(mention, geo_precision=max(2, mention.geo_precision or 0))
    if offset.bearing is None:
        return replace(mention, is_reference=True)
    lat, lon = offset.applied_to(mention.lat, mention.lon)
    return replace(
        mention,
        first=offset.first,
        start=tokens[offset.first].start,
        adm1=None,
        lat=lat,
        lon=lon,
        geo_precision=2,
    )


def _as_actor(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    if mention.is_actor or mention.level == "country":
        return mention
    is_office = (
        _is_dateline(tokens, mention)
        or _office_after(tokens, mention.last)
        or _text(tokens, mention.last) in words("actor", "after_name")
        or _follows_title(tokens, mention.first)
    )
    return replace(mention, is_actor=True) if is_office or _is_government(tokens, mention) else mention


def _office_after(tokens: Sequence[Token], i: int) -> bool:
    """ "Kyiv City Military Administration", "Moscow-installed"."""
    if _text(tokens, i) == "-" and _text(tokens, i + 1) in words("offices", "dependent"):
        return True
    while _text(tokens, i) in words("offices", "between"):
        i += 1
    return _text(tokens, i) in words("nouns", "official")


def _is_dateline(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """ "KYIV (Reuters) –" at the head of an English text."""
    is_at_head = mention.first == 0 or _text(tokens, mention.first - 1) == "\n"
    is_marked = _text(tokens, mention.last) in ("–", "-", ">") or _text(tokens, mention.last + 1) in words(
        "actor", "agencies"
    )
    return is_at_head and is_marked and _text(tokens, mention.first).isascii()


def _follows_title(tokens: Sequence[Token], first: int) -> bool:
    """ "governor of the southern region of Mykolaiv", «мер Харкова»."""
    if _text(tokens, first - 1) in words("nouns", "official"):
        return True
    back = [_text(tokens, j) for j in range(max(0, first - _SPAN_OF_TITLE), first)]
    if not back or back[-1] not in ("of", "in", "the", "region", "области", "області"):
        return False
    return any(a in words("nouns", "official") and b in ("of", "in") for a, b in pairwise(back))


def _is_government(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """ "Moscow launched", "Kyiv's forces", "told Moscow"."""
    name, after = _text(tokens, mention.first), _text(tokens, mention.last)
    if name.removesuffix("'s") not in words("actor", "names") or mention.last - mention.first > 1:
        return False
    previous = mention.first - 1 - (_text(tokens, mention.first - 1) == "the")
    if _text(tokens, previous) in words("offices", "inside"):
        return name.endswith("'s") and after in words("actor", "owned")
    if name.endswith("'s") or _text(tokens, previous) in words("actor", "before"):
        return True
    if _text(tokens, previous) == "-" and _text(tokens, previous - 1) == "pro":
        return True
    return _acts(
        after, _text(tokens, mention.last + 1), is_named_as_place=_text(tokens, previous) == "capital"
    )


def _acts(word: str, following: str, is_named_as_place: bool) -> bool:
    """Whether the word after a capital says what its government does, not what was done to the city."""
    if following in words("actor", "suffered") or (
        word in words("actor", "suffered") and following in words("actor", "by")
    ):
        return False
    is_verb = (
        word.isascii() and word.endswith(("ed", "es", "ts", "ks")) and word not in words("actor", "grounds")
    )
    return word in words("actor", "verbs") or (is_verb and not is_named_as_place)
