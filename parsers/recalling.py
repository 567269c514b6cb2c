"""Whether counts are of the attack reported: days of earlier attacks, and sums that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parsers.antecedents import Count
from parsers.clauses import has_comma, is_in_aside, tells_of_someone
from parsers.grammar import stems, words
from parsers.long_ago import is_of_time_gone
from parsers.numbers.core import Form, Quantity
from parsers.report import Scope
from parsers.scope import is_by_now, scope_of
from parsers.sentence import Sentence, within
from parsers.terms import Term
from parsers.text import DASHES
from parsers.times.core import DateKind
from parsers.times.dates import DateMention

_ONE_CAMPAIGN = timedelta(days=30)
_NIGHTS_IN_A_ROW = timedelta(days=1)
_OF_ATTACK = frozenset({DateKind.NIGHT, DateKind.DAY, DateKind.WINDOW, DateKind.POINT})
_HEAD, _TAIL = 4, 3
_COMES = words("comes")
_REMARKS = words("remarks")
_BECAUSE = words("because_of")
_ATTACKS = words("many_attacks")
_HOW_MANY = stems("how_many")
_SAME_SPEAKER = words("same_speaker")
_EVENING = words("evening")
_PARTS_OF_DAY = stems("parts_of_day")


@dataclass(slots=True)
class Recall:
    """Which attack the sentences speak of, as they go by.

    `attack_date` is the day of the attack reported, `published` that of the report. `is_past` says that the
    last sentence told of an earlier one, `is_sum` that it added up a longer stretch, `is_toll` that it told
    of people, `is_stretch` that it counted something else of one, `is_announced` that it said that one is
    summed up next; `has_told` that the attack reported was told of.
    """

    dates: Sequence[DateMention]
    attack_date: date | None
    published: date | None = None
    is_past: bool = False
    is_sum: bool = False
    is_toll: bool = False
    is_stretch: bool = False
    is_announced: bool = False
    has_told: bool = False

    def day_of(self, sentence: Sentence) -> date | None:
        """The day of attack that a sentence itself names: that of the report, else the last."""
        named = within(self.dates, sentence.first, sentence.end)
        days = [d.date for d in named if d.kind in _OF_ATTACK and d.date]
        is_of_report = self.attack_date is not None and self.attack_date in days
        return self.attack_date if is_of_report else next(reversed(days), None)

    def date_of(self, scope: Scope, sentence: Sentence) -> date | None:
        """The day that a count is of: the one that its sentence names, else that of the attack reported."""
        return self.day_of(sentence) or (self.attack_date if scope is Scope.ATTACK else None)

    def scope(self, count: Count, counts: Sequence[Count], sentence: Sentence) -> Scope:
        """The scope of one of a sentence's counts, by its own words and by what was told before."""
        if self._is_of_earlier(count, counts, sentence):
            return Scope.PAST
        own = scope_of(count.link, sentence)
        if own is Scope.ATTACK and self._is_of_time_gone(count, sentence):
            return Scope.PAST
        is_more = (self._sums_up(sentence) or self.is_announced) and self.day_of(sentence) is None
        is_sum = is_more or (count.link.mention.quantity is not None and self._is_of_days(sentence))
        return Scope.CUMULATIVE if own is Scope.ATTACK and is_sum else own

    def end_sentence(self, sentence: Sentence, scopes: Sequence[Scope]) -> None:
        """Remember whether a sentence recalls an earlier attack, and whether it adds up."""
        only_mentions = Scope.ATTACK in scopes and Scope.PAST not in scopes
        self.is_past = not only_mentions and self._goes_on(sentence)
        self.has_told = self.has_told or Scope.ATTACK in scopes
        if scopes:
            self.is_sum = scopes[-1] is Scope.CUMULATIVE
            self.is_toll = bool(sentence.triggers("killed", "injured"))
            self.is_stretch = False
        elif not sentence.cues("reported_this"):
            self.is_stretch = _tells_of_stretch(sentence)
        self.is_announced = not scopes and _announces_sum(sentence)

    def _is_of_earlier(self, count: Count, counts: Sequence[Count], sentence: Sentence) -> bool:
        day = self.day_of(sentence)
        if self._is_of_day_before(count, sentence):
            return True
        if day is None and (self.is_past or self._is_colored(count, counts, sentence)):
            return True
        if day is None and self._was_said_before(sentence):
            return True
        if day is not None and self._is_told_for_comparison(day, sentence):
            return True
        first = count.link.mention.first
        before = [
            t
            for t in self._recalled(sentence)
            if t.first < first and not (is_in_aside(t, sentence) or is_by_now(count.link, t, sentence))
        ]
        if day is None or self._is_before(day) or self._is_first_day(sentence):
            return bool(before) or self._opens_with_day_before(sentence)
        return any(self._is_behind_day(t, first, sentence) for t in before)

    def _is_of_time_gone(self, count: Count, sentence: Sentence) -> bool:
        today = self.attack_date or self.published
        return today is not None and is_of_time_gone(count.link, sentence, self.dates, today)

    def _is_behind_day(self, recall: Term, first: int, sentence: Sentence) -> bool:
        """``four were killed on Friday, a day after strikes killed six``: behind the day."""
        named = within(self.dates, sentence.first, recall.first)
        is_told = any(d.date == self.attack_date for d in named)
        return is_told and not has_comma(sentence, recall.last, first)

    def _is_of_day_before(self, count: Count, sentence: Sentence) -> bool:
        """«У п'ятницю запустила 45 ракет, у четвер – 7»: the day before a dash is no longer the attack's."""
        named = within(self.dates, sentence.first, count.link.mention.first)
        days = [(d.date, d.last) for d in named if d.kind in _OF_ATTACK and d.date]
        if len(days) < 2 or sentence.text_at(days[-1][1] + 1) not in DASHES:
            return False
        return self._is_before(days[-1][0]) and self.attack_date in [day for day, _ in days[:-1]]

    def _sums_up(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with a sum, or with what a stretch led to, told just before."""
        is_next_toll = self.is_toll and _opens_with_fate(sentence) and not _opens_paragraph(sentence)
        if self.is_sum and (_adds(sentence) or is_next_toll or sentence.is_cue(sentence.first, "of_which")):
            return True
        if self.is_stretch and _tells_of_all(sentence):
            return True
        return (self.is_sum or self.is_stretch) and _goes_on_speaking(sentence)

    def _was_said_before(self, sentence: Sentence) -> bool:
        """«6 декабря сообщалось, что сбиты два дрона»: news older than the attack told of so far."""
        if not self.has_told or self.attack_date is None:
            return False
        said = [
            d for d in within(self.dates, sentence.first, sentence.first + _HEAD) if d.kind is DateKind.SAID
        ]
        return any(d.date and self.attack_date - d.date > _NIGHTS_IN_A_ROW for d in said)

    def _is_of_days(self, sentence: Sentence) -> bool:
        """Whether a sentence names no day but several: ``between December 22 and 24``."""
        named = within(self.dates, sentence.first, sentence.end)
        told = (d for d in named if not tells_of_someone(sentence, d.first, d.last))
        is_long = any(
            d.kind is DateKind.STRETCH and d.date is not None and sentence.text_at(d.last) not in _EVENING
            for d in told
        )
        return is_long and self.day_of(sentence) is None

    def _is_long_ago(self, day: date) -> bool:
        """Whether a day is of another season than the attack reported, told for comparison."""
        return self.attack_date is not None and self.attack_date - day > _ONE_CAMPAIGN

    def _is_told_for_comparison(self, day: date, sentence: Sentence) -> bool:
        """Whether a day lies before the attack, which was told first: not the night before, and no diary.

        Two nights in a row are both reported, and so are the days of a list that leads up to the last.
        """
        if not self.has_told or self.attack_date is None or self.attack_date - day <= _NIGHTS_IN_A_ROW:
            return self._is_long_ago(day)
        named = [d.first for d in self.dates if d.date == self.attack_date]
        return self._is_long_ago(day) or not named or named[0] < sentence.first

    def _is_before(self, day: date) -> bool:
        return self.attack_date is not None and day < self.attack_date

    def _recalled(self, sentence: Sentence) -> list[Term]:
        """The words that recall an earlier attack; some do so only beside its day."""
        told = [t for t in sentence.cues("recalled") if not _dates_remarks(t, sentence)]
        return [t for t in told if not t.entry.attributes.get("dated") or self._names_days(sentence)]

    def _names_days(self, sentence: Sentence) -> bool:
        named = within(self.dates, sentence.first, sentence.end)
        is_other = any(d.date is not None and d.date != self.attack_date for d in named)
        return is_other or self._is_first_day(sentence)

    def _is_first_day(self, sentence: Sentence) -> bool:
        """Whether a report that has told of its attack names an earlier day here, and none before."""
        named = next((d for d in self.dates if d.date is not None), None)
        if not self.has_told or named is None or not sentence.first <= named.first < sentence.end:
            return False
        return named.date is not None and (self.published is None or named.date < self.published)

    def _opens_with_day_before(self, sentence: Sentence) -> bool:
        """«Накануне при атаке погибли трое»: behind the attack reported, not «Накануне вечером»."""
        head = range(sentence.first, sentence.first + 2)
        opening = next((i for i in head if sentence.is_cue(i, "day_before")), None)
        is_evening = opening is not None and sentence.text_at(opening + 1).startswith(_PARTS_OF_DAY)
        return self.has_told and opening is not None and not is_evening

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether the next sentence still tells of the earlier attack: up to a new line."""
        if sentence.end < len(sentence.tokens) and sentence.tokens[sentence.end - 1].text == "\n":
            return False
        recalled, day = self._recalled(sentence), self.day_of(sentence)
        if day is not None and self._is_told_for_comparison(day, sentence):
            return True
        if not (recalled or self.is_past):
            return False
        if recalled and day is not None:
            return self._is_before(day)
        if day is not None and not self._is_long_ago(day):
            return False
        return self.is_past or (bool(recalled) and bool(sentence.triggers() or sentence.of_kind("weapon")))

    def _is_colored(self, count: Count, counts: Sequence[Count], sentence: Sentence) -> bool:
        """Whether an earlier day stands with a count: ``the 84 of October 10``.

        It colours what stands behind it and the last number before it. Where the sentence compares with that
        day ("above the previous record"), the comparison says so itself.
        """
        day = self._earlier_day(sentence)
        if day is None or sentence.cues("past"):
            return False
        numbers = (q.first for q in sentence.quantities if sentence.is_count(q.first))
        told = [i for i in (*numbers, *(c.link.mention.first for c in counts)) if i < day]
        return count.link.mention.first >= max(told, default=0)

    def _earlier_day(self, sentence: Sentence) -> int | None:
        """The token at which a sentence names the day of an earlier attack: any, where its own has none."""
        named = within(self.dates, sentence.first, sentence.end)
        days = ((d.first, d.date) for d in named if d.kind is DateKind.REFERENCE and d.date)
        earlier = (i for i, day in days if self.attack_date is None or self._is_before(day))
        return next(earlier, None)


def _dates_remarks(recall: Term, sentence: Sentence) -> bool:
    """``The comments come a day after the strike``: when something was said, and no earlier attack."""
    is_coming = sentence.text_at(recall.first - 1) in _COMES
    return is_coming and sentence.text_at(recall.first - 2) in _REMARKS


def _tells_of_stretch(sentence: Sentence) -> bool:
    """``Упродовж тижня ударів зазнали 77 населених пунктів``: a number of a longer stretch, and no claim."""
    is_framed = any(_is_at_edge(t, sentence) for t in sentence.cues("cumulative"))
    return is_framed and any(_is_told_number(q) for q in sentence.quantities)


def _is_at_edge(cue: Term, sentence: Sentence) -> bool:
    """Whether a stretch opens or closes its sentence: «1500 цілей застосували протягом тижня»."""
    return cue.first < sentence.first + _HEAD or cue.last >= sentence.end - _TAIL


def _is_told_number(quantity: Quantity) -> bool:
    return not quantity.name and quantity.form in {Form.NUMBER, Form.PERCENT}


def _goes_on_speaking(sentence: Sentence) -> bool:
    """«За його словами, випустили понад 800 бомб»: who told of a sum goes into its parts."""
    if any(q.form is Form.PERCENT and q.first <= sentence.first + 1 for q in sentence.quantities):
        return True
    opening = sentence.term_at.get(sentence.first)
    if opening is None or not sentence.is_cyrillic(sentence.first):
        return False
    return not _SAME_SPEAKER.isdisjoint(sentence.texts(sentence.first, sentence.first + _HEAD))


def _opens_with_fate(sentence: Sentence) -> bool:
    """«З початку місяця загинули четверо. Поранення дістали шестеро»: the other toll of a stretch."""
    return sentence.is_people_trigger(sentence.first) and sentence.is_cyrillic(sentence.first)


def _opens_paragraph(sentence: Sentence) -> bool:
    return sentence.first == 0 or sentence.tokens[sentence.first - 1].text == "\n"


def _announces_sum(sentence: Sentence) -> bool:
    """«… назвал количество дронов, которыми РФ атаковала за неделю.»: the next sentence tells how many."""
    is_told = bool(sentence.cues("cumulative")) and not sentence.cues("past", "recalled")
    return is_told and any(
        text.startswith(_HOW_MANY) for text in sentence.texts(sentence.first, sentence.end)
    )


def _tells_of_all(sentence: Sentence) -> bool:
    """«Внаслідок обстрілів постраждали 115 людей»: what all the attacks of a stretch led to."""
    head = [sentence.text_at(i) for i in range(sentence.first, sentence.first + _HEAD)]
    return not (_BECAUSE.isdisjoint(head) or _ATTACKS.isdisjoint(head))


def _adds(sentence: Sentence) -> bool:
    """Whether a sentence adds to the sum told before it: ``In addition, there were 83 rockets``."""
    head = range(sentence.first, sentence.first + _HEAD)
    return any(sentence.is_cue(i, "another") or sentence.text_at(i) == "also" for i in head)
