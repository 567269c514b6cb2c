"""Weapon groups: names that stand for the same weapons, as in ``Shahed-136/131 drones, Gerbera decoys``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from parsers.adjectives import LONGEST_GAP, adjectives_before, article_before, may_stand_between, means_many
from parsers.describing import only_describes, stands_for_noun
from parsers.grammar import endings, stems, words
from parsers.mentions import Mention
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.weapons import is_drone_like, resolve_weapon, weapon_class

_JOINTS = words("joints") | frozenset(",;")
_JOINING_WITH = words("joining_with")
_ONE_JOINT = words("and", "or")
_FIRED_FROM = words("fired_from")
_REST = words("rest")
_BEFORE_WEAPON = words("before_weapon")
_OTHERS = stems("other_types")
_OTHERS_OR_UNKNOWN = stems("other_types", "unknown_types")
_OTHERS_OR_VARIOUS = stems("other_types", "various_types")
_THE = words("the")
_OF = words("of")
_SYSTEMS = words("systems")
_MOSTLY = words("mostly")
_COMPLEX = stems("complex")
_TYPES = stems("types")
_OF_ONE = endings("singular_adjective_endings")
_IN_COUNTRY = words("in_country")
_COUNTRIES_LOCATIVE = words("countries_locative")
_ANY_DRONES = frozenset({"drone", "loitering_munition"})
_OWNERS = words("owners")
_APPOSITIONS = words("appositions")
_BEFORE_OTHERS = words("before_others") | frozenset(",(")
_BEHIND_NAME = frozenset('/"-)')
_LAUNCHERS = frozenset({"s300", "rocket"})
_MISSILES = frozenset({"missile", "cruise_missile", "ballistic_missile"})
_LONGEST_BRACKET = 14


@dataclass(slots=True)
class _Gap:
    """What stands before a name of a group: joints, sides, brackets opened, and whether "other" is said."""

    joints: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    depth: int = 0
    has_others: bool = False


def weapon_group(sentence: Sentence, i: int, is_counted: bool) -> Mention | None:
    """The weapon group that starts with the name at token `i`; None where it only describes another noun."""
    members, gaps = _members(sentence, sentence.term_at[i], is_counted)
    last = _closing(sentence, members[-1].last)
    if only_describes(sentence, members, last):
        return None
    if all(m.form == "adjective" for m in members) and not stands_for_noun(sentence, members[-1]):
        return None
    keys = _keys(members, gaps)
    has_others = any(gap.has_others for gap in gaps) or _others_behind(sentence, last)
    first = adjectives_before(sentence, i)
    return Mention(
        first,
        last,
        "weapon",
        weapon="missile" if _begins_with_class(members, gaps) else resolve_weapon(keys, has_others),
        keys=keys,
        is_plural=(means_many(sentence, first, members) or _is_of_launcher(sentence, first, members, last))
        and not sentence.is_cue(first - 1, "article"),
        has_article=article_before(sentence, first),
        is_definite=sentence.text_at(first) in _THE or sentence.text_at(first - 1) in _THE,
        sides=tuple(_sides(sentence, first, members, gaps)),
        members=tuple(members),
    )


def _is_of_launcher(sentence: Sentence, first: int, members: Sequence[Term], last: int) -> bool:
    """``S-300 systems``, «из зенитного комплекса С-300»: how many missiles it fired is not told."""
    if sentence.text_at(last + 1) in _SYSTEMS:
        return True
    if members[0].key not in _LAUNCHERS or not sentence.is_cyrillic(members[0].first):
        return False
    return any(text.startswith(_COMPLEX) for text in sentence.texts(first - 1, members[0].first))


def _members(sentence: Sentence, first: Term, is_counted: bool) -> tuple[list[Term], list[_Gap]]:
    """The names of the group that begins with a name, and the gap before each."""
    members, gaps = [first], [_Gap()]
    while (step := _next_member(sentence, members, is_counted)) is not None:
        members.append(step[0])
        gaps.append(step[1])
    return members, gaps


def _keys(members: Sequence[Term], gaps: Sequence[_Gap]) -> tuple[str, ...]:
    """The weapon keys that the group stands for, without those of names that are only parts of it."""
    named = zip(members, gaps, strict=True)
    return tuple(dict.fromkeys(name.key for name, gap in named if "of_which" not in gap.joints))


def _begins_with_class(members: Sequence[Term], gaps: Sequence[_Gap]) -> bool:
    """``40 missiles and cruise missiles``: missiles of a kind beside those of which no kind is told."""
    is_open = members[0].key == "missile" and members[0].form == "plural" and len(members) > 1
    return is_open and members[1].key in _MISSILES and any(joint in _ONE_JOINT for joint in gaps[1].joints)


def _next_member(sentence: Sentence, members: Sequence[Term], is_counted: bool) -> tuple[Term, _Gap] | None:
    """The next name of the group, with what stands before it."""
    gap = _Gap()
    i = members[-1].last + 1
    while i < sentence.end and i - members[-1].last <= 2 * LONGEST_GAP:
        bracket = _bracket_end(sentence, i)
        if bracket is not None:
            i = bracket + 1
            continue
        term = sentence.term_at.get(i)
        if term is not None and term.kind == "weapon":
            is_next = is_counted and bool(gap.joints) and _is_of_one(sentence, term)
            return (term, gap) if not is_next and _belongs(members, term, gap.joints, is_counted) else None
        if not _goes_on(sentence, i, members, gap) or (is_counted and _is_other(sentence, i, gap)):
            return None
        i = term.last + 1 if term is not None else i + 1
    return None


def _goes_on(sentence: Sentence, i: int, members: Sequence[Term], gap: _Gap) -> bool:
    """Whether a group may go on behind token `i`, which is noted in `gap`."""
    text = sentence.text_at(i)
    counted = sentence.quantity_at.get(i)
    if sentence.is_count(i) or text in _REST or (counted is not None and counted.name == "unit"):
        return False
    if text in _JOINTS or (text in _JOINING_WITH and sentence.is_cue(i, "with")):
        gap.joints.append(text)
    elif sentence.is_cue(i, "of_which"):
        gap.joints.append("of_which")
    elif text in _FIRED_FROM and members[-1].key == "missile":
        gap.joints.append("from")
    elif not (may_stand_between(sentence, i) or _is_before_class(sentence, i)):
        return False
    gap.depth += {"(": 1, ")": -1}.get(text, 0)
    if gap.depth < 0 and not any(sentence.text_at(j) == "(" for j in range(members[0].first, i)):
        return False
    gap.has_others = gap.has_others or text.startswith(_OTHERS_OR_VARIOUS)
    if sentence.is_kind(i, "side"):
        gap.sides.append(sentence.term_at[i].key)
    return True


def _is_before_class(sentence: Sentence, i: int) -> bool:
    """The ``attack`` of ``Shahed-136 attack drones``."""
    return sentence.text_at(i) in _BEFORE_WEAPON and sentence.is_kind(i + 1, "weapon")


def _bracket_end(sentence: Sentence, i: int) -> int | None:
    """Where a bracket opened at token `i` ends if it holds a number or tells of most: ``(mostly FPV)``."""
    if sentence.text_at(i) != "(":
        return None
    closing = sentence.next_mark(i, ")", _LONGEST_BRACKET)
    if closing is None:
        return None
    inside = range(i + 1, closing)
    has_number = any(j in sentence.quantity_at and not sentence.is_name(j) for j in inside)
    return closing if has_number or sentence.text_at(i + 1) in _MOSTLY else None


def _belongs(members: Sequence[Term], term: Term, joints: Sequence[str], is_counted: bool) -> bool:
    """Whether a name goes on with the group before it."""
    if "from" in joints:
        return term.key in _LAUNCHERS
    if "of_which" in joints:
        return term.form == "adjective" or is_drone_like(term.key)
    if not joints:
        return True
    if term.form == "singular" and is_counted and any(m.form in {"plural", "either"} for m in members):
        return False
    keys = {m.key for m in members}
    if all(is_drone_like(key) for key in (*keys, term.key)):
        return True
    return is_counted and _share_number(members, keys, term, joints)


def _is_other(sentence: Sentence, i: int, gap: _Gap) -> bool:
    """«три ракети Х-59 та протирадіолокаційну Х-31П»: a singular adjective begins another weapon."""
    word = sentence.text_at(i)
    is_described = sentence.is_kind(i, "filler") and not word.isascii() and word.endswith(_OF_ONE)
    return is_described and bool(gap.joints) and word not in _JOINTS


def _is_of_one(sentence: Sentence, term: Term) -> bool:
    """``семь ракет Х-101 и аэробаллистическая ракета``: a singular adjective begins another weapon."""
    word = sentence.text_at(term.first)
    return term.form == "adjective" and not word.isascii() and word.endswith(_OF_ONE)


def _share_number(members: Sequence[Term], keys: set[str], term: Term, joints: Sequence[str]) -> bool:
    """Whether one number may count both: ``40 cruise and ballistic missiles``, ``12 drones and missiles``."""
    together = {term.key, *keys}
    if together <= _MISSILES:
        return True
    is_one_joint = len(joints) == 1 and joints[0] in _ONE_JOINT
    if is_one_joint and term.form in {"plural", "either"} and together <= _MISSILES | _ANY_DRONES:
        return True
    return weapon_class(term.key) == weapon_class(members[-1].key) and members[-1].form != "plural"


def _closing(sentence: Sentence, last: int) -> int:
    """The last token of a group once names' digits and closing marks behind it are taken in."""
    i = last + 1
    while (is_own := _is_of_name(sentence, i)) or sentence.text_at(i) in _BEHIND_NAME:
        last = i if is_own else last
        i += 1
    return last


def _is_of_name(sentence: Sentence, i: int) -> bool:
    """Whether a name's digits or an apposition stand at an index: ``дронов-камикадзе``."""
    return sentence.is_name(i) or (sentence.text_at(i) in _APPOSITIONS and sentence.text_at(i - 1) == "-")


def _others_behind(sentence: Sentence, last: int) -> bool:
    """``Shaheds and drones of other types``: whether types that are not named count too."""
    start = last + 1 + (sentence.text_at(last + 1) in _OF)
    ahead = takewhile(lambda i: not sentence.is_count(i), range(start, start + 4))
    texts = [*(sentence.text_at(i) for i in ahead), "", ""]
    if texts[0].startswith(_OTHERS_OR_UNKNOWN) and texts[1].startswith(_TYPES):
        return True
    return texts[0] in _BEFORE_OTHERS and any(text.startswith(_OTHERS) for text in texts)


def _sides(sentence: Sentence, first: int, members: Sequence[Term], gaps: Sequence[_Gap]) -> list[str]:
    """Whose weapons they are: by the words before the name and between the names, and by the names."""
    between = [side for gap in gaps for side in gap.sides]
    own = [m.entry.attributes["side"] for m in members if "side" in m.entry.attributes]
    before = _sides_before(sentence, first, members[0].first)
    return [*before, *between, *own] or _owner_behind(sentence, members[-1].last + 1)


def _owner_behind(sentence: Sentence, i: int) -> list[str]:
    """``25 беспилотников ВСУ сбили``, ``дрони СБУ``: whose the weapons are, in the genitive behind them."""
    owner = sentence.term_at.get(i)
    if owner is None or not sentence.is_cyrillic(i):
        return []
    if owner.kind == "side":
        return [owner.key] if sentence.text_at(i) in _OWNERS else []
    is_service = owner.kind == "claimant" and not sentence.is_kind(owner.last + 1, "say")
    return [owner.entry.attributes["side"]] if is_service and "side" in owner.entry.attributes else []


def _is_country_struck(sentence: Sentence, side: Term) -> bool:
    """«У Росії безпілотники атакували завод»: where it was, and not whose the weapons are."""
    is_in = sentence.text_at(side.first - 1) in _IN_COUNTRY
    return is_in and sentence.text_at(side.last) in _COUNTRIES_LOCATIVE


def _sides_before(sentence: Sentence, first: int, i: int) -> list[str]:
    """The sides named on tokens `first` to `i`, or that of a claimant beside them: ``the AFU's drones``."""
    named = (sentence.term_at[j] for j in range(first, i) if sentence.is_kind(j, "side"))
    terms = [t for t in named if not _is_country_struck(sentence, t)]
    found = list(dict.fromkeys(term.key for term in terms))
    owner = sentence.term_at.get(first - 1) or sentence.term_at.get(i + 1)
    if not found and owner is not None and owner.kind == "claimant" and "side" in owner.entry.attributes:
        return [owner.entry.attributes["side"]]
    return found
