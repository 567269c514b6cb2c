"""The part of a page where a person corrects a claim: confirm, edit, reject, add, and undo what was done."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.attack_times import ask_times
from dashboard.correcting import (
    ACTIONS,
    Values,
    added_values,
    changed,
    claim_words,
    correction_words,
    part_values,
    published_words,
    quoted,
    total_words,
    whole_spans,
)
from dashboard.labels import (
    codes,
    is_missing,
    label,
    number_label,
    plain,
    region_label,
    weapon_keys,
    weapon_label,
)
from data.claim_values import bound_of
from data.corrections import (
    CorrectionError,
    add_claim,
    claims_of_report,
    confirm,
    corrections,
    edit,
    reject,
    undo,
)
from data.ledger import Ledger, open_ledger
from parsers.places.gazetteer import regions
from parsers.report import Status

QUESTIONS = {
    "confirm": "It is right",
    "edit": "Correct it",
    "reject": "Reject it",
    "add": "Add a number it missed",
}
ADVICE = {
    "confirm": "You have read the sentence, and it says this.",
    "edit": "Change what is wrong. What was read before is kept, and you can undo this.",
    "reject": "It will not be counted. It stays in the table, and you can undo this.",
    "add": "A number of the same report and attack that was not read.",
}

BOTH_ENDS = (
    "An exact number stands in both fields. With “at most” left empty it is kept as “at least”, "
    "and with “at least” left empty as “at most”."
)
NO_SUCH_WORDS = "These words are not in the report: copy them from it, letter for letter."
TOO_MANY_WORDS = "These words are in the report more than once: give more of the words around them."

Correction = Callable[[Ledger], object]


def show_panel(claim: pd.Series, report: pd.Series) -> None:
    """Ask whether a claim of a report is right, take a correction of it, and show those made."""
    if done := st.session_state.pop("corrected", None):
        st.success(f"The claim is {done}.", icon=":material/check_circle:")
    action = st.pills(
        "Is this claim right?",
        list(QUESTIONS),
        format_func=QUESTIONS.__getitem__,
        key=f"action {claim['claim_id']} {st.session_state.get('corrections', 0)}",
    )
    if action:
        _ask(str(action), claim, report)
    with open_ledger() as ledger:
        made, beside = corrections(ledger), claims_of_report(ledger, claim["report_id"])
    totals = {held["claim_id"]: total_words(held) for _, held in beside.iterrows()}
    show_history(made[made["claim_id"] == claim["claim_id"]], "this claim", totals)


def _ask(action: str, claim: pd.Series, report: pd.Series) -> None:
    """The form for one correction; what it says is done when it is sent."""
    with st.form(f"{action} {claim['claim_id']}"):
        st.markdown(plain(_subject(action, claim, report)))
        st.caption(ADVICE[action])
        words = st.text_input("The report's words that give the number") if action == "add" else ""
        given = _ask_values(claim, is_new=action == "add") if action in ("edit", "add") else {}
        if action == "edit":
            with st.expander("When the attack was"):
                given |= ask_times(claim.to_frame().T, claim["claim_id"])
        who, note = ask_who_and_why()
        if not st.form_submit_button(QUESTIONS[action], type="primary"):
            return
    st.session_state["who"] = who.strip()
    correction = _correction(action, claim, report["text"], given, words, who, note)
    if correction is not None:
        make(correction, ACTIONS[action] + (_stored(given) if action == "add" else ""))


def _subject(action: str, claim: pd.Series, report: pd.Series) -> str:
    """Which claim, or which report, a form is about."""
    if action == "add":
        return f"For the report: {published_words(report)}"
    said = (claim_words(claim), quoted(claim, report["text"]), published_words(report))
    return f"{QUESTIONS[action]}: {' · '.join(filter(None, said))}"


def _stored(given: Values) -> str:
    """How the number of an added claim is kept, to be said once it is."""
    number = number_label(given["low"], given["high"], bound_of(given["low"], given["high"]).value)
    return f", its number kept as “{number}”"


def ask_who_and_why() -> tuple[str, str]:
    """The name and the note that every form of a correction asks for."""
    who_column, note_column = st.columns([1, 2])
    who = who_column.text_input("Your name (required)", st.session_state.get("who", ""))
    return who, note_column.text_input("Note (why)")


def _correction(
    action: str, claim: pd.Series, text: str, given: Values, words: str, who: str, note: str
) -> Correction | None:
    """What is to be done to the ledger; None where the form does not say enough, which is told."""
    if action == "confirm":
        return partial(confirm, claim_id=claim["claim_id"], who=who, note=note)
    if action == "reject":
        return partial(reject, claim_id=claim["claim_id"], who=who, note=note)
    if action == "edit":
        changes = changed(claim, given)
        if changes:
            return partial(edit, claim_id=claim["claim_id"], changes=changes, who=who, note=note)
        st.info("Nothing was changed.")
        return None
    spans = whole_spans(text, words)
    if len(spans) != 1:
        st.error(TOO_MANY_WORDS if spans else NO_SUCH_WORDS)
        return None
    values = added_values(claim, given, spans[0])
    return partial(add_claim, report_id=claim["report_id"], values=values, who=who, note=note)


def _ask_values(claim: pd.Series, is_new: bool) -> Values:
    """The fields of a claim to fill in; those of a new one begin without number and region."""
    low, high = (None, None) if is_new else (_whole(claim["low"]), _whole(claim["high"]))
    named = [] if is_new or is_missing(claim["adm1"]) else claim["adm1"].split("+")
    weapons = list(dict.fromkeys([*weapon_keys(), claim["weapon"]]))
    first, second, third = st.columns(3)
    values: Values = {
        "measure": _select(first, "Of what", codes("measure"), claim["measure"], partial(label, "measure")),
        "weapon": _select(second, "Weapon", weapons, claim["weapon"], _weapon_words),
        "attacker": _select(third, "Direction", [None, *codes("attacker")], claim["attacker"], _side_words),
    }
    first, second, third = st.columns(3)
    values["low"] = first.number_input("Number, at least", 0, None, low, 1)
    values["high"] = second.number_input("Number, at most", 0, None, high, 1)
    say = partial(label, "claimant")
    values["claimant"] = _select(third, "Says who", codes("claimant"), claim["claimant"], say)
    st.caption(BOTH_ENDS)
    first, second = st.columns([1, 2])
    values["scope"] = _select(first, "Counted over", codes("scope"), claim["scope"], partial(label, "scope"))
    values["adm1"] = _joined(second.multiselect("Region", [*regions()], named, format_func=region_label))
    return values | part_values(claim, _ask_total(claim, is_new), is_new)


def _ask_total(claim: pd.Series, is_new: bool) -> str | None:
    """The claim of the same report and measure that this one, or the new one beside it, is a part of."""
    with open_ledger() as ledger:
        held = claims_of_report(ledger, claim["report_id"]).set_index("claim_id", drop=False)
    chosen = None if is_new or is_missing(claim["subset_of"]) else claim["subset_of"]
    is_total = (held["measure"] == claim["measure"]) & (held["status"] != Status.REJECTED)
    if not is_new:
        is_total &= held["claim_id"] != claim["claim_id"]
    totals = {claim_id: total_words(total) for claim_id, total in held[is_total].iterrows()}
    if chosen is not None and chosen not in totals:
        totals[chosen] = total_words(held.loc[chosen]) if chosen in held.index else "a number that is gone"
    options = [None, *totals]
    return _select(
        st, "Part of", options, chosen, lambda total: totals.get(total, "nothing: a number of its own")
    )


def _select(
    column: Any, title: str, options: list[Any], chosen: Any, words: Callable[[Any], str]
) -> str | None:
    held = None if is_missing(chosen) else chosen
    selected: str | None = column.selectbox(title, options, options.index(held), format_func=words)
    return selected


def make(correction: Correction, done: str) -> None:
    """Do it and show the page anew, which may tell what is `done`; or say why it cannot be done."""
    try:
        with open_ledger() as ledger:
            correction(ledger)
    except CorrectionError as error:
        st.error(plain(f"Not done: {error}."), icon=":material/error:")
        return
    st.session_state["corrected"] = done
    st.session_state["corrections"] = st.session_state.get("corrections", 0) + 1
    st.rerun()


def show_history(made: pd.DataFrame, about: str, totals: Mapping[str, str]) -> None:
    """The corrections of something, with a button to undo those that stand; `totals` as for their words."""
    if made.empty:
        return
    st.markdown(f"**What people said of {about}**")
    who = st.session_state.get("who") or st.text_input(
        "Your name, to undo (required)", key=f"undoer {made['correction_id'].iloc[0]}"
    )
    for _, correction in made.iterrows():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(correction_words(correction, totals)))
            if is_missing(correction["undone_at"]):
                number = int(correction["correction_id"])
                if st.button("Undo", key=f"undo {number}", icon=":material/undo:"):
                    st.session_state["who"] = who.strip()
                    make(partial(undo, correction_id=number, who=who), "as it was before")


def _weapon_words(key: str) -> str:
    return weapon_label(key) or "people or settlements"


def _side_words(code: str | None) -> str:
    return label("attacker", code) or "not said"


def _joined(codes_chosen: list[str]) -> str | None:
    return "+".join(sorted(codes_chosen)) or None


def _whole(number: Any) -> int | None:
    return None if is_missing(number) else int(number)
