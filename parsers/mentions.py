"""What is counted: a number with its weapon, people or places; or a weapon named with no number.

A mention is the stretch that a reader would underline: ``36 of the drones``, ``двома ракетами Іскандер-М``,
``another 18``, ``балістичною ракетою``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.numbers import Form, Quantity
from parsers.terms import Term
from parsers.text import Kind, Token
from parsers.weapons import is_drone_like, resolve_weapon, weapon_class

_COUNTS = frozenset(
    {
        Form.NUMBER,
        Form.DOZENS,
        Form.HUNDREDS,
        Form.SEVERAL,
        Form.ALL,
        Form.ALL_BUT,
        Form.NONE,
        Form.UNDISCLOSED,
    }
)
_SKIPPED_KINDS = frozenset({"filler", "side"})
_ADJECTIVE_ENDINGS = (
    "ими",
    "ых",
    "их",
    "ого",
    "ому",
    "ої",
    "ою",
    "ий",
    "ій",
    "ые",
    "ыми",
    "ые",
    "ный",
    "них",
    "ні",
    "ві",
    "кі",
    "ній",
    "ну",
    "ська",
    "ську",
    "ая",
    "ую",
)
_PLURAL_ENDINGS = ("ими", "ыми", "ых", "их", "і", "ые", "ие")
_OPENING = frozenset("\"'(/-–")
_EVENT_VERBS = frozenset(
    {
        "attack",
        "attacks",
        "strike",
        "strikes",
        "launch",
        "launches",
        "hit",
        "hits",
        "impact",
        "impacts",
        "target",
        "targets",
    }
)
_JOINTS = frozenset({"and", "or", "та", "і", "й", "и", "або", "чи", "или"})
_NIGHT_WORDS = frozenset({"за", "ночь", "ніч", "сутки", "добу", "overnight"})
_KINDS_OF = frozenset({"types", "kinds", "waves", "groups", "series"})
_REST = frozenset({"решта", "остальные", "rest", "remaining"})
_FATES = frozenset({"shot_down", "suppressed", "shot_down_or_suppressed", "launched"})
_STRIKE_WORDS = frozenset({"attack", "strike", "target", "confirmed", "reported"})
_PLURAL_SUBJECTS = frozenset({"forces", "troops", "russians", "ukrainians", "units", "munitions"})
_EVENT_NOUNS = frozenset({"attack", "strike", "launch", "impact"})
_LONGEST_GAP = 7


@dataclass(slots=True)
class Mention:
    """Something counted: tokens `first` to `last`, its number (None where it has none) and its unit.

    `unit` is ``weapon``, one of the lexicon's units (``person``, ``location``, …), or ``bare`` where the noun
    stands elsewhere. `weapon` is a weapon key. `whole` is the mention that this one is counted out of.
    """

    first: int
    last: int
    unit: str
    quantity: Quantity | None = None
    weapon: str | None = None
    keys: tuple[str, ...] = ()
    is_plural: bool = True
    has_article: bool = False
    is_back_reference: bool = False
    is_another: bool = False
    is_part: bool = False
    is_none: bool = False
    is_undisclosed: bool = False
    is_whole: bool = False
    sides: tuple[str, ...] = ()
    whole: Mention | None = None
    members: tuple[Term, ...] = ()
    implied: str | None = None

    def tokens(self, sentence: Sentence) -> set[int]:
        """The tokens that the mention takes up; a number in brackets inside it stays free."""
        own = {i for m in self.members for i in range(m.first, m.last + 1)}
        if self.quantity is not None:
            own |= set(range(self.quantity.first, self.quantity.last + 1))
        return own | {
            i
            for i in range(self.first, self.last + 1)
            if not (sentence.is_count(i) or sentence.is_kind(i, "weapon"))
        }


class Sentence:
    """The tokens of one sentence with what stands on each: terms, numbers, times and places by token index."""

    def __init__(
        self,
        tokens: Sequence[Token],
        first: int,
        end: int,
        terms: Sequence[Term],
        quantities: Sequence[Quantity],
        place_starts: frozenset[int] = frozenset(),
    ) -> None:
        """Tokens `first` up to `end`; terms, quantities and places' first tokens may be of the whole text."""
        self.tokens = tokens
        self.first, self.end = first, end
        self.terms = _with_plural_verbs([t for t in terms if first <= t.first < end], tokens)
        self.quantities = [q for q in quantities if first <= q.first < end]
        self.place_starts = place_starts
        self.term_at = {i: t for t in self.terms for i in range(t.first, t.last + 1)}
        self.quantity_at = {i: q for q in self.quantities for i in range(q.first, q.last + 1)}

    def has_places(self) -> bool:
        """Whether a place stands in the sentence."""
        return any(self.first <= i < self.end for i in self.place_starts)

    def text_at(self, i: int) -> str:
        """The folded token at an index, or nothing outside the sentence."""
        return self.tokens[i].text if self.first <= i < self.end else ""

    def is_kind(self, i: int, *kinds: str) -> bool:
        """Whether a term of one of the kinds stands at an index."""
        term = self.term_at.get(i)
        return term is not None and term.kind in kinds

    def is_cue(self, i: int, *keys: str) -> bool:
        """Whether one of the cues stands at an index."""
        term = self.term_at.get(i)
        return term is not None and term.kind == "cue" and term.key in keys

    def is_count(self, i: int) -> bool:
        """Whether a number that counts something stands at an index."""
        quantity = self.quantity_at.get(i)
        return quantity is not None and quantity.form in _COUNTS and not quantity.name

    def is_name(self, i: int) -> bool:
        """Whether the digits at an index are part of a name such as the 136 of Shahed-136."""
        quantity = self.quantity_at.get(i)
        return quantity is not None and bool(quantity.name)


def _with_plural_verbs(terms: Sequence[Term], tokens: Sequence[Token]) -> list[Term]:
    """The terms with ``strike``, ``attack``, ``target`` and ``fire`` as verbs behind a plural subject."""
    found: list[Term] = []
    for term in terms:
        if term.kind == "plural_verb":
            before = found[-1] if found and found[-1].last == term.first - 1 else None
            is_verb = (before is not None and before.kind == "weapon" and before.form == "plural") or tokens[
                term.first - 1
            ].text in _PLURAL_SUBJECTS
            entry = replace(term.entry, kind="trigger" if is_verb else "event")
            term = replace(term, entry=entry)
        found.append(term)
    return found


def find_mentions(sentence: Sentence) -> list[Mention]:
    """All mentions of a sentence in order; those counted out of a whole come before it."""
    found: list[Mention] = []
    consumed: set[int] = set()
    for i in range(sentence.first, sentence.end):
        if i not in consumed:
            for mention in _mentions_at(sentence, i):
                mention.is_part = mention.is_back_reference or any(
                    sentence.is_cue(j, "of_which") for j in range(i - 3, i)
                )
                if found and found[-1].is_part and _goes_on(sentence, found[-1].last + 1, mention.first):
                    mention.is_part = True
                mention.is_none = mention.is_none or _is_denied(sentence, mention)
                mention.is_undisclosed = mention.is_undisclosed or _is_withheld(sentence, mention)
                found.append(mention)
                consumed |= mention.tokens(sentence)
    return found


def _goes_on(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only commas and "and" stand between two members of a list."""
    return start < end and all(sentence.text_at(i) in _JOINTS or sentence.text_at(i) == "," for i in range(start, end))


def _is_denied(sentence: Sentence, mention: Mention) -> bool:
    """``no drones were launched``, ``ударних дронів не зафіксовано``: a weapon with no number that was not there."""
    if mention.unit != "weapon" or mention.quantity is not None:
        return False
    before = mention.first - 1
    while sentence.text_at(before) in {"or", "and", "missiles", "drones"}:
        before -= 1
    return sentence.text_at(before) in {"no", "жодних", "жодного", "никаких"} or sentence.is_cue(mention.last + 1, "none_recorded")


def _is_withheld(sentence: Sentence, mention: Mention) -> bool:
    """``ballistic missiles, their number was not disclosed``: a weapon whose number the claimant keeps back."""
    if mention.unit != "weapon" or mention.quantity is not None or not mention.is_plural:
        return False
    return any(sentence.is_cue(i, "undisclosed") for i in range(mention.last + 1, min(mention.last + 14, sentence.end)))


def _mentions_at(sentence: Sentence, i: int) -> Iterator[Mention]:
    if sentence.is_count(i):
        yield from _counted(sentence, sentence.quantity_at[i])
    elif sentence.is_kind(i, "weapon"):
        yield from _uncounted(sentence, i)
    elif _is_one_more(sentence, i):
        yield Mention(i, i + 1, "bare", is_plural=False, is_another=True)
    elif sentence.text_at(i) in {"another", "другой", "інший", "другий"} and (
        sentence.is_kind(i - 1, "trigger")
        and sentence.text_at(i + 1) in {".", ",", ""}
        or sentence.is_cue(i + 1, "auxiliary", "preposition")
        or sentence.is_kind(i + 1, "trigger")
        or sentence.text_at(i + 1) == "–"
    ):
        yield Mention(i, i, "bare", is_plural=False, is_another=True)
    elif sentence.is_kind(i, "unit"):
        yield from _one_person(sentence, sentence.term_at[i])


def _is_one_more(sentence: Sentence, i: int) -> bool:
    """``a fifth was jammed``, ``disabling a fifth``: one more by its place in the row."""
    quantity = sentence.quantity_at.get(i + 1)
    if sentence.text_at(i) != "a" or quantity is None or quantity.form not in {Form.ORDINAL, Form.FRACTION}:
        return False
    after = i + 2
    is_end = after >= sentence.end or sentence.text_at(after) in {".", ",", ";"}
    return is_end or sentence.is_cue(after, "auxiliary") or sentence.is_kind(after, "trigger")


def _counted(sentence: Sentence, quantity: Quantity) -> Iterator[Mention]:
    whole_at = _whole_after(sentence, quantity.last + 1)
    if whole_at is not None:
        yield from _part_and_whole(sentence, quantity, whole_at)
        return
    start = quantity.last + 1
    if sentence.is_cue(start, "of_which") and sentence.text_at(start) in {"of", "із", "з", "из"}:
        yield _part_of_last(sentence, quantity, sentence.term_at[start].last)
        return
    mention = _type_told_after(sentence, _unit_after(sentence, start, quantity), quantity)
    if mention is None:
        mention = _bare(sentence, quantity, quantity.last)
    whole_at = _whole_after(sentence, mention.last + 1) if mention.unit == "weapon" else None
    if whole_at == mention.last + 2 and not sentence.text_at(mention.last + 1).isascii():
        mention.whole = _bare(sentence, sentence.quantity_at[whole_at], sentence.quantity_at[whole_at].last)
        mention.whole.is_whole, mention.whole.unit = True, "weapon"
        mention.whole.weapon, mention.whole.keys = mention.weapon, mention.keys
    yield mention
    if mention.whole is not None:
        yield mention.whole


def _type_told_after(sentence: Sentence, mention: Mention | None, quantity: Quantity) -> Mention | None:
    """``100 of the drones were Shaheds``, ``of which 90 were Shaheds``: the type stands behind the verb."""
    is_part = mention is None or (
        mention.unit == "weapon" and sentence.text_at(quantity.last + 1) in {"of", "із", "з", "зі", "из"}
    )
    start = i = (mention.last if mention else quantity.last) + 1
    while sentence.is_cue(i, "auxiliary") and sentence.text_at(i) not in {"–", "-"}:
        i += 1
    if not is_part or i == start:
        return mention
    told = _unit_after(sentence, i, quantity)
    if told is None or told.unit != "weapon":
        return mention
    return replace(told, implied=mention.implied if mention else None)


def _part_of_last(sentence: Sentence, quantity: Quantity, last: int) -> Mention:
    """``46 із них - реактивні``, ``60 of which were Shaheds``: a part named behind the words that refer back."""
    i = last + 1
    while sentence.text_at(i) in {"–", "-", '"', "("} or sentence.is_cue(i, "auxiliary"):
        i += 1
    mention = _unit_after(sentence, i, quantity)
    if mention is None:
        return _bare(sentence, quantity, last, is_back_reference=True)
    mention.is_back_reference = True
    return mention


def _whole_after(sentence: Sentence, i: int) -> int | None:
    """Where the second number of ``24 of the 25`` stands, if it does."""
    if sentence.text_at(i) in {"of", "out", "із", "з", "из", "зі"}:
        for j in range(i + 1, min(i + 5, sentence.end)):
            if sentence.is_count(j):
                return j
            if sentence.text_at(j) not in {"of", "the", "all", "a", "total", "these", "its", "their"}:
                return None
    return None


def _part_and_whole(sentence: Sentence, quantity: Quantity, whole_at: int) -> Iterator[Mention]:
    whole_quantity = sentence.quantity_at[whole_at]
    whole = _unit_after(sentence, whole_quantity.last + 1, whole_quantity) or _bare(
        sentence, whole_quantity, whole_quantity.last
    )
    whole.is_whole = True
    part = Mention(
        quantity.first,
        whole.first - 1,
        whole.unit,
        quantity,
        whole.weapon,
        whole.keys,
        sides=whole.sides,
        whole=whole,
    )
    yield part
    yield whole


def _bare(sentence: Sentence, quantity: Quantity, last: int, is_back_reference: bool = False) -> Mention:
    before = quantity.first - 1
    another = sentence.is_cue(before, "another") or sentence.is_cue(last + 1, "another")
    return Mention(
        quantity.first, last, "bare", quantity, is_back_reference=is_back_reference, is_another=another
    )


def _unit_after(sentence: Sentence, start: int, quantity: Quantity) -> Mention | None:
    """The mention of a number whose noun follows at token `start` or a few adjectives later."""
    sides: list[str] = []
    joined, fate = False, None
    i = start + 1 if _is_out_of(sentence, start) else start
    while i < min(start + _LONGEST_GAP + 4, sentence.end):
        term = sentence.term_at.get(i)
        if term is not None and term.kind == "weapon":
            group = _group_at(sentence, i, is_counted=True)
            if group is None:
                return _counted_hits(sentence, term, quantity)
            if _is_lone_for_many(sentence, group, quantity):
                return None
            weapon = "drone" if joined and group.weapon == "decoy" else group.weapon
            return Mention(
                quantity.first,
                group.last,
                "weapon",
                quantity,
                weapon,
                group.keys,
                group.is_plural,
                sides=(*sides, *group.sides),
                members=group.members,
                implied=fate,
            )
        if term is not None and term.kind == "unit":
            if _is_adjective_noun(sentence, term, quantity):
                return None
            return Mention(
                quantity.first,
                term.last,
                term.key,
                quantity,
                is_plural=term.form == "plural",
                sides=tuple(sides),
            )
        if sentence.text_at(i) in _KINDS_OF and sentence.text_at(i + 1) == "of":
            return None
        is_hit_noun = term is not None and term.key == "hit" and not sentence.text_at(i).isascii()
        if fate is not None and sentence.text_at(i) in _NIGHT_WORDS:
            i += 1
            continue
        if term is not None and term.kind == "trigger" and (term.key in _FATES or is_hit_noun):
            fate = term.key
            i = term.last + 1
            continue
        is_joint = i > start and (sentence.text_at(i) in _JOINTS or _joins_adjectives(sentence, i))
        joined = joined or is_joint
        if not (is_joint or _is_skipped(sentence, i) or sentence.text_at(i) in _STRIKE_WORDS):
            return None
        if term is not None and term.kind == "side":
            sides.append(term.key)
        i = term.last + 1 if term is not None else i + 1
    return None


def _joins_adjectives(sentence: Sentence, i: int) -> bool:
    """Whether a comma stands in a row of adjectives: ``40 hypersonic, ballistic, and cruise missiles``."""
    if sentence.text_at(i) != "," or not sentence.is_kind(i - 1, "filler", "weapon"):
        return False
    following = sentence.term_at.get(i + 1)
    return following is not None and (following.kind == "filler" or following.form == "adjective")


def _is_out_of(sentence: Sentence, i: int) -> bool:
    """Whether «із» before a participle says what a part is counted out of: ``50 із запущених дронів``."""
    return sentence.text_at(i) in {"із", "з", "зі", "из"} and sentence.is_kind(i + 1, "trigger")


def _is_lone_for_many(sentence: Sentence, group: Mention, quantity: Quantity) -> bool:
    """Whether an English singular stands behind a larger number, as in ``50 missile and three air strikes``."""
    nouns = [m for m in group.members if m.form != "adjective"]
    is_lone = bool(nouns) and nouns[-1].form == "singular" and sentence.tokens[group.last].text.isascii()
    return is_lone and quantity.low is not None and quantity.low > 1


def _counted_hits(sentence: Sentence, term: Term, quantity: Quantity) -> Mention | None:
    """``56 drone hits``, ``seven drone interceptions``: the noun behind says what became of the weapons."""
    for i in range(term.last + 1, min(term.last + 3, sentence.end)):
        noun = sentence.term_at.get(i)
        if noun is not None and noun.entry.attributes.get("counted_noun"):
            return Mention(
                quantity.first, i, "weapon", quantity, term.key, (term.key,), implied=noun.key, members=(term,)
            )
    return None


def _is_adjective_noun(sentence: Sentence, term: Term, quantity: Quantity) -> bool:
    """Whether an English singular behind a larger number describes another noun: ``100 civilian sites``."""
    return (
        term.form == "singular"
        and quantity.low is not None
        and quantity.low > 1
        and sentence.tokens[term.first].text.isascii()
    )


def _is_skipped(sentence: Sentence, i: int) -> bool:
    """Whether the word at an index may stand between a number and its noun."""
    if sentence.is_kind(i, *_SKIPPED_KINDS) or sentence.is_name(i):
        return True
    if sentence.is_cue(i, "another", "of_which") or sentence.is_cue(i, "article"):
        return sentence.is_cue(i, "another")
    token = sentence.tokens[i]
    if token.kind == Kind.MARK:
        return token.text in "\"'-–/()\n"
    return (
        token.kind == Kind.WORD
        and not token.is_capital
        and sentence.term_at.get(i) is None
        and "\u0400" <= token.text[0] <= "\u04ff"
        and token.text.endswith(_ADJECTIVE_ENDINGS)
        and len(token.text) > 4
    )


def _uncounted(sentence: Sentence, i: int) -> Iterator[Mention]:
    group = _group_at(sentence, i, is_counted=False)
    if (
        group is not None
        and group.weapon != "any"
        and not _is_header(sentence, group)
        and _means_itself(sentence, group)
    ):
        yield group


def _means_itself(sentence: Sentence, group: Mention) -> bool:
    """Whether an English singular speaks of one weapon: with an article, a side or a type before it."""
    if group.is_plural or group.has_article or not sentence.tokens[group.last].text.isascii():
        return True
    return bool(group.sides) or any(m.form == "either" for m in group.members)


def _one_person(sentence: Sentence, term: Term) -> Iterator[Mention]:
    """``a woman``, ``чоловік``: one person, where nothing else counts them."""
    if term.key != "person" or term.form != "singular":
        return
    is_cyrillic = "\u0400" <= sentence.tokens[term.first].text[0] <= "\u04ff"
    first = next(
        (
            j
            for j in range(term.first - 1, max(sentence.first, term.first - 7), -1)
            if sentence.is_cue(j, "article")
        ),
        None,
    )
    if is_cyrillic or first is not None:
        yield Mention(term.first if first is None else first, term.last, "person", is_plural=False)


def stands_alone(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number with no noun may refer back to a weapon: what follows is no noun of its own."""
    if mention.is_back_reference:
        return True
    if sentence.text_at(mention.first - 1) == "of":
        return False
    i = (mention.whole or mention).last + 1
    if sentence.is_cue(i, "another", "each"):
        i += 1
    if i >= sentence.end or sentence.text_at(i) == "others":
        return True
    if sentence.is_kind(i, "trigger"):
        return sentence.text_at(i) != "fires" and not sentence.term_at[i].entry.attributes.get("noun")
    if sentence.is_cue(i, "auxiliary", "preposition", "of_which", "debris") or sentence.text_at(i) == "with":
        return True
    is_told_of_side = (
        sentence.is_kind(i, "side")
        and any(sentence.is_kind(j, "trigger") for j in range(i + 1, i + 4))
        and not any(sentence.is_kind(j, "weapon") for j in range(i + 1, i + 4))
    )
    is_place = i in sentence.place_starts and not sentence.text_at(i).isascii()
    return (
        sentence.tokens[i].kind == Kind.MARK or sentence.text_at(i) in _JOINTS or is_place or is_told_of_side
    )


def _is_header(sentence: Sentence, group: Mention) -> bool:
    """Whether the group only announces the types behind a colon: ``ракетами: Іскандер-М, Онікс``."""
    ahead = [
        i for i in range(group.last + 1, min(group.last + 8, sentence.end)) if sentence.text_at(i) == ":"
    ]
    if not ahead or not sentence.is_kind(ahead[0] + 1, "weapon"):
        return False
    return all(
        _is_skipped(sentence, i) or sentence.is_kind(i, "weapon") or sentence.text_at(i) in {",", "та", "і"}
        for i in range(group.last + 1, ahead[0])
    )


def _group_at(sentence: Sentence, i: int, is_counted: bool) -> Mention | None:
    """The weapon group that starts with the weapon term at token `i`; None where it only modifies."""
    members = [sentence.term_at[i]]
    sides: list[str] = []
    has_others = False
    partly: list[Term] = []
    while (step := _next_member(sentence, members, is_counted)) is not None:
        term, others, joints, between = step
        has_others = has_others or others
        sides += between
        members.append(term)
        if "of_which" in joints:
            partly.append(term)
    last = _closing(sentence, members[-1].last)
    if _is_modifier(sentence, last, members):
        return None
    nouns = [m for m in members if m.form != "adjective"]
    if not nouns and not _stands_for_noun(sentence, members[-1]):
        return None
    keys = tuple(dict.fromkeys(m.key for m in members if m not in partly))
    has_others = has_others or _others_after(sentence, last)
    side = [m.entry.attributes["side"] for m in members if "side" in m.entry.attributes]
    first = _adjectives_before(sentence, i)
    return Mention(
        first,
        last,
        "weapon",
        None,
        resolve_weapon(keys, has_others),
        keys,
        _is_plural(sentence, first, members),
        _article_before(sentence, first),
        sides=(*_sides_between(sentence, first, i), *sides, *side),
        members=tuple(members),
    )


def _next_member(
    sentence: Sentence, members: list[Term], is_counted: bool
) -> tuple[Term, bool, list[str], list[str]] | None:
    """The next weapon term of the group, whether "other" stands before it, the joints and the sides between."""
    i = members[-1].last + 1
    sides: list[str] = []
    joints: list[str] = []
    has_others = False
    depth = 0
    while i < sentence.end:
        inside = _bracket_end(sentence, i)
        if inside is not None:
            i = inside + 1
            continue
        term = sentence.term_at.get(i)
        if term is not None and term.kind == "weapon":
            if _belongs(members, term, joints, is_counted):
                return term, has_others, joints, sides
            return None
        text = sentence.text_at(i)
        if sentence.is_count(i) or text in _REST:
            return None
        if (
            text in _JOINTS
            or text in {",", ";"}
            or (
                term is not None
                and term.kind == "cue"
                and term.key == "with"
                and text in {"а", "as", "along", "та"}
            )
        ):
            joints.append(text)
        elif sentence.is_cue(i, "of_which"):
            joints.append("of_which")
        elif text in {"from", "з", "із"} and members[-1].key in {"missile"}:
            joints.append("from")
        elif not _is_skipped(sentence, i):
            return None
        depth += {"(": 1, ")": -1}.get(text, 0)
        if depth < 0 and not any(sentence.text_at(j) == "(" for j in range(members[0].first, i)):
            return None
        has_others = has_others or text.startswith(
            ("other", "інш", "друг", "різн", "разн", "различн", "various", "different")
        )
        if term is not None and term.kind == "side":
            sides.append(term.key)
        i = term.last + 1 if term is not None else i + 1
        if i - members[-1].last > 2 * _LONGEST_GAP:
            return None
    return None


def _bracket_end(sentence: Sentence, i: int) -> int | None:
    """Where a bracket that opens at token `i` and holds a number of its own ends."""
    if sentence.text_at(i) != "(":
        return None
    closing = next((j for j in range(i + 1, min(i + 15, sentence.end)) if sentence.text_at(j) == ")"), None)
    if closing is None or not any(
        j in sentence.quantity_at and not sentence.is_name(j) for j in range(i + 1, closing)
    ):
        return None
    return closing


def _belongs(members: list[Term], term: Term, joints: list[str], is_counted: bool) -> bool:
    """Whether a weapon term goes on with the group before it."""
    keys = [m.key for m in members]
    if "from" in joints:
        return term.key in {"s300", "rocket"}
    if "of_which" in joints:
        return term.form == "adjective" or is_drone_like(term.key)
    if not joints:
        return True
    if term.form == "singular" and is_counted and any(m.form in {"plural", "either"} for m in members):
        return False
    if all(is_drone_like(k) for k in keys) and is_drone_like(term.key):
        return True
    if not is_counted:
        return False
    if {term.key, *keys} <= {"missile", "cruise_missile", "ballistic_missile"}:
        return True
    same_class = weapon_class(term.key) == weapon_class(keys[-1])
    if (
        {*keys, term.key} <= {"drone", "missile", "cruise_missile", "ballistic_missile"}
        and term.form == "plural"
        and joints in (["and"], ["or"], ["та"], ["і"], ["и"])
    ):
        return True
    return same_class and members[-1].form != "plural"


def _closing(sentence: Sentence, last: int) -> int:
    """The last token of a group once names' digits and closing marks behind it are taken in."""
    i = last + 1
    while i < sentence.end:
        if sentence.is_name(i):
            last = i
        elif sentence.text_at(i) not in {"/", '"', "-", ")"}:
            break
        i += 1
    return last


def _is_modifier(sentence: Sentence, last: int, members: list[Term]) -> bool:
    """Whether the group only describes the noun behind it (drone attack, missile debris)."""
    i = last + 1
    while sentence.text_at(i) in {'"', "-", "type"}:
        i += 1
    is_plural = members[-1].form == "plural"
    if sentence.text_at(i) in {"and", "or", ","} and not is_plural:
        return _coordinated_modifier(sentence, i)
    if is_plural:
        return False
    verbs = (
        _EVENT_NOUNS
        if _article_before(sentence, _adjectives_before(sentence, members[0].first))
        else _EVENT_VERBS
    )
    return sentence.is_kind(i, "event") or sentence.is_cue(i, "debris") or sentence.text_at(i) in verbs


def _coordinated_modifier(sentence: Sentence, i: int) -> bool:
    """Whether ``missile and drone strikes`` begins at the joint: words until an event noun."""
    for j in range(i + 1, min(i + 5, sentence.end)):
        if sentence.is_kind(j, "event") or sentence.text_at(j) in _EVENT_VERBS:
            return True
        term = sentence.term_at.get(j)
        if term is None or term.kind not in {"weapon", "filler"} or term.form == "plural":
            return False
    return False


def _stands_for_noun(sentence: Sentence, term: Term) -> bool:
    """Whether an adjective may stand without its noun: ``46 із них - реактивні``, ``ballistic, cruise and …``."""
    text = sentence.text_at(term.last + 1)
    return text in {",", ")", ".", "", "та", "і", "and", "or"} or sentence.is_cue(term.last + 1, "with")


def _others_after(sentence: Sentence, last: int) -> bool:
    words = [sentence.text_at(i) for i in range(last + 1, last + 7)]
    return words[0] in {",", "and", "та", "і", "и", "або", "("} and any(
        w.startswith(("other", "інш", "друг")) for w in words[:4]
    )


def _adjectives_before(sentence: Sentence, i: int) -> int:
    """Where the adjectives before a weapon begin."""
    first = i
    while first - 1 >= sentence.first and first > i - _LONGEST_GAP:
        text = sentence.text_at(first - 1)
        if (
            text in {'"', "-"}
            or text in _STRIKE_WORDS
            or (
                _is_skipped(sentence, first - 1)
                and text not in {"and", "or", "та", "і", "и", "/", "(", ")", "–", "of", "all", "'"}
            )
        ):
            first -= 1
        else:
            break
    return first


def _sides_between(sentence: Sentence, first: int, i: int) -> list[str]:
    found = [t.key for t in sentence.terms if first <= t.first < i and t.kind == "side"]
    owner = sentence.term_at.get(first - 1) or sentence.term_at.get(i + 1)
    if not found and owner is not None and owner.kind == "claimant" and "side" in owner.entry.attributes:
        return [owner.entry.attributes["side"]]
    return found


def _article_before(sentence: Sentence, first: int) -> bool:
    before = first - 2 if sentence.is_kind(first - 1, "trigger") else first - 1
    return sentence.is_cue(before, "article", "another")


def _is_plural(sentence: Sentence, first: int, members: list[Term]) -> bool:
    """How many a weapon with no number means: the noun's form decides, then the adjectives before it."""
    forms = [m.form for m in members]
    if "plural" in forms:
        return True
    if "singular" in forms:
        return False
    if all(form == "adjective" for form in forms):
        return sentence.tokens[members[0].last].text.endswith(_PLURAL_ENDINGS)
    adjectives = [
        t.text
        for t in sentence.tokens[first : next((m.first for m in members if m.form != "adjective"), first)]
        if t.text.endswith(_ADJECTIVE_ENDINGS)
    ]
    if adjectives:
        return any(a.endswith(_PLURAL_ENDINGS) for a in adjectives)
    is_genitive = sentence.text_at(first - 1).endswith(("ння", "ние", "ния", "ття", "пуск", "пуску"))
    return not (sentence.text_at(members[0].first) in {"ракети", "ракеты"} and is_genitive)
