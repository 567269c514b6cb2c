"""The part of a page where a person corrects a whole report: sets it aside, corrects its times or places."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.attack_times import ask_times
from dashboard.correcting import published_words
from dashboard.correction_panel import ask_who_and_why, make, show_history
from dashboard.labels import codes, counted, is_missing, label, plain, region_label
from data.corrections import claims_of_report, corrections
from data.ledger import open_ledger
from data.report_corrections import (
    confirm_place,
    edit_place,
    edit_report,
    places_of_report,
    reject_place,
    reports_set_aside,
    set_report_aside,
    take_report_back,
)
from parsers.places.gazetteer import regions
from parsers.report import Scope

QUESTIONS = {
    "aside": "Set it aside",
    "times": "Correct when its attack was",
    "place": "Correct a place",
}
ADVICE = {
    "aside": "For spam, tests and wrong files: it leaves every table and is kept, and you can take it back.",
    "times": (
        "Change what is wrong; it is set in all its numbers on the attack. Hours that you leave as they are "
        "move with the date. You can undo this."
    ),
    "place": "What was read before is kept, and you can undo this.",
}
OF_PLACE = {"confirm": "It is right", "edit": "Correct it as below", "reject": "It is no place of the attack"}

Said = Callable[..., object] | None
"""What a form says is to be done; None where nothing was chosen."""


def show_report_panel(report_id: str) -> None:
    """Ask what is wrong with a report, take a correction of it, and show those made."""
    action = st.pills(
        "Is something wrong with this report?",
        list(QUESTIONS),
        format_func=QUESTIONS.__getitem__,
        key=f"report {report_id} {st.session_state.get('corrections', 0)}",
    )
    if action:
        _ask(action, report_id)
    with open_ledger() as ledger:
        made = corrections(ledger)
    is_of_report = (made["report_id"] == report_id) & (made["claim_id"] == "")
    show_history(made[is_of_report], "this report and its places", {})


def _ask(action: str, report_id: str) -> None:
    """The form for one correction; what it says is done when it is sent."""
    with st.form(f"{action} {report_id}"):
        st.caption(ADVICE[action])
        correction = FORMS[action](report_id)
        who, note = ask_who_and_why()
        is_sent = st.form_submit_button(QUESTIONS[action], type="primary")
    if is_sent and correction is None:
        st.info("Nothing was chosen.")
    elif is_sent and correction is not None:
        st.session_state["who"] = who.strip()
        make(partial(correction, who=who, note=note), "set aside" if action == "aside" else "corrected")


def _ask_nothing(report_id: str) -> Said:
    return partial(set_report_aside, report_id=report_id)


def _ask_times(report_id: str) -> Said:
    """When the attack was, where the report has numbers on one: nothing changes but what is given."""
    with open_ledger() as ledger:
        claims = claims_of_report(ledger, report_id)
    on_attack = claims[claims["scope"] == Scope.ATTACK]
    if on_attack.empty:
        st.caption("This report has no numbers on an attack.")
        return None
    changes = ask_times(on_attack, report_id)
    return partial(edit_report, report_id=report_id, changes=changes) if changes else None


def _ask_place(report_id: str) -> Said:
    """Which place, and what is right: nothing changes but what is chosen."""
    with open_ledger() as ledger:
        places = places_of_report(ledger, report_id).set_index("place_id")
    words = {str(place_id): _place_words(place) for place_id, place in places.iterrows()}
    place_id = st.selectbox("Place", list(words), format_func=words.__getitem__)
    action = st.radio("What is right", list(OF_PLACE), format_func=OF_PLACE.__getitem__, horizontal=True)
    first, second = st.columns(2)
    adm1 = first.selectbox("Region", [*regions()], None, format_func=region_label, placeholder="As it is")
    say = partial(label, "role")
    role = second.selectbox("Role", codes("role"), None, format_func=say, placeholder="As it is")
    if place_id is None:
        return None
    if action != "edit":
        return partial(confirm_place if action == "confirm" else reject_place, place_id=place_id)
    changes: dict[str, object] = {name: value for name, value in (("adm1", adm1), ("role", role)) if value}
    return partial(edit_place, place_id=place_id, changes=changes) if changes else None


FORMS: dict[str, Callable[[str], Said]] = {"aside": _ask_nothing, "times": _ask_times, "place": _ask_place}


def _place_words(place: pd.Series) -> str:
    told = (place["name"], region_label(place["adm1"]), label("role", place["role"]))
    return ", ".join([*filter(None, told), *(["rejected"] if place["status"] == "rejected" else [])])


def show_set_aside() -> None:
    """Tell what was done last; show the reports set aside, each with a button that takes it back."""
    if done := st.session_state.pop("corrected", None):
        st.success(f"The report is {done}.", icon=":material/check_circle:")
    with open_ledger() as ledger:
        rows = reports_set_aside(ledger)
    if rows.empty:
        return
    with st.expander(f"{counted(len(rows), 'report')} set aside"):
        who = st.text_input("Your name, to take one back (required)", st.session_state.get("who", ""))
        for _, report in rows.iterrows():
            why = "" if is_missing(report["note"]) or not report["note"] else f": “{report['note']}”"
            beginning = " ".join(report["text"].split())[:100]
            said = f"{published_words(report)} · set aside by {report['who']}{why}  \n{beginning} …"
            st.markdown(plain(said))
            if st.button("Take it back", key=f"take back {report['report_id']}", icon=":material/undo:"):
                st.session_state["who"] = who.strip()
                make(partial(take_report_back, report_id=report["report_id"], who=who), "back")
