"""Add reports: upload or paste, see what was read, and only then keep it."""

from collections import Counter
from datetime import date

import streamlit as st

from dashboard.claims_table import COLUMNS, for_people, told_columns
from dashboard.file_kinds import kind_error
from dashboard.highlight import mark_numbers
from dashboard.intake import Refusal, fill_in, latest_day, refusal
from dashboard.labels import counted, day_label, label, plain, region_label
from dashboard.problems import problems_read
from data.ledger import LedgerError, Outcome, open_ledger
from parsers.readers import ReadingError, read_bytes
from parsers.reading import parse_report
from parsers.report import Place, Reading
from parsers.table import tables

LONGEST_PREVIEW = 20  # reports
LARGEST_FILE = 50  # MB

ADVICE = {
    Refusal.UNDATED: "Say above on which day it was published: the date of the attack depends on it.",
    Refusal.FUTURE: "Correct the date; it is never guessed.",
    Refusal.NO_ATTACK: "There is nothing to add from it.",
}

FORESEEN = {
    Outcome.ADDED: "new",
    Outcome.ALREADY_HELD: "in the ledger already",
    Outcome.CARRIED_AGAIN: "in the ledger already, from another source",
}

NOTES = {
    Outcome.ALREADY_HELD: "Adding it again changes nothing.",
    Outcome.CARRIED_AGAIN: "Its figures are those of a report that the ledger holds. If you add it, its "
    "publisher is named there too, and the figures are counted once.",
}

NO_DAY = (
    "The text does not say on which day the attack was, and the day is never guessed: its figures would "
    "stand among the claims, but in no chart and no rate. If the headline or the page around the text names "
    "the day, paste those words with it; or add it, and date its attack on the page Ledger."
)

OUTCOMES = {
    Outcome.ADDED: "added",
    Outcome.ALREADY_HELD: "in the ledger already, left as it is",
    Outcome.CARRIED_AGAIN: "known from another publisher, who is now named too; counted once",
}


def take_in() -> tuple[list[Reading], list[ReadingError]]:
    """What is read from the files uploaded and the text pasted, and what cannot be read."""
    generation = st.session_state.setdefault("generation", 0)
    upload, paste = st.tabs(["Upload files", "Paste a text"])
    files = upload.file_uploader(
        "A .txt holds one report, a .csv one a row (column “text”), a .jsonl one a line (field “text”).",
        accept_multiple_files=True,
        max_upload_size=LARGEST_FILE,
        key=f"files{generation}",
    )
    pasted = paste.text_area("The report's text", height=220, key=f"pasted{generation}")
    published, publisher = ask_about(generation)
    contents = [(file.name, file.getvalue()) for file in files]
    if pasted.strip():
        contents.append(("pasted text.txt", pasted.encode()))
    return read(contents, published, publisher)


@st.cache_data(show_spinner="Reading the reports …", max_entries=4)
def read(
    contents: list[tuple[str, bytes]], published: date | None, publisher: str
) -> tuple[list[Reading], list[ReadingError]]:
    """The readings of files given as (name, content), with what their reports do not say filled in."""
    errors = [error for name, _ in contents if (error := kind_error(name))]
    readable = [(name, content) for name, content in contents if kind_error(name) is None]
    reports = [report for name, content in readable for report in read_bytes(name, content, errors.append)]
    return [parse_report(fill_in(report, published, publisher)) for report in reports], errors


def ask_about(generation: int) -> tuple[date | None, str]:
    """The day of publication and the publisher, for reports that do not say them themselves."""
    day, who = st.columns(2)
    published = day.date_input(
        "Published on",
        None,
        max_value=latest_day(),
        format="YYYY-MM-DD",
        key=f"published{generation}",
        help="For reports that do not say it themselves. It is never guessed.",
    )
    publisher = who.text_input(
        "Publisher",
        key=f"publisher{generation}",
        placeholder="such as kpszsu, mod_russia, AP",
        help="For reports that do not say it themselves.",
    )
    return published, publisher.strip()


def foresee(readings: list[Reading]) -> list[Outcome | None]:
    """What would become of each reading if they were added now; None where nobody can tell, which is said."""
    try:
        with open_ledger() as ledger:
            return [added.outcome for added in ledger.rehearse(readings)]
    except LedgerError as error:
        st.warning(plain(f"Which reports the ledger holds already is not known: {error}."))
        return [None] * len(readings)


def preview(reading: Reading, outcome: Outcome | None) -> None:
    """What was read from one report: figures, places, numbers not read, problems, and the text."""
    reason = refusal(reading)
    icon = ":material/block:" if reason else ":material/check_circle:"
    with st.expander(_title(reading, None if reason else outcome), expanded=True, icon=icon):
        if reason:
            st.warning(f"Not to be added: {reason}. {ADVICE[reason]}", icon=":material/block:")
        elif outcome in NOTES:
            st.info(NOTES[outcome], icon=":material/inventory_2:")
        if reading.times.attack_date is None and not reason:
            st.warning(NO_DAY, icon=":material/event_busy:")
        for line in problems_read(reading):
            st.warning(plain(line), icon=":material/warning:")
        if reading.claims:
            show_claims(reading)
        if reading.places:
            st.markdown("**Places:** " + plain("; ".join(_place_words(reading))))
        show_unread(reading)
        with st.popover("Show the text with its numbers marked"):
            read, unread = ([one.span for one in ones] for ones in (reading.claims, reading.unread))
            st.html(mark_numbers(reading.report.text, read, unread))


def show_claims(reading: Reading) -> None:
    """The claims of a reading in words."""
    claims = tables([reading]).claims
    shown = for_people(claims, claims)
    st.dataframe(
        shown,
        hide_index=True,
        column_config=COLUMNS,
        column_order=[name for name in told_columns(shown) if name != "status"],
        placeholder="",
        alt="Figures read from this report",
    )


def show_unread(reading: Reading) -> None:
    """The numbers nobody could place, with the reason."""
    if not reading.unread:
        st.caption("Every number of this report is accounted for.")
        return
    st.markdown(f"**Numbers not read ({len(reading.unread)}):**")
    rows = [{"Number": n.span.of(reading.report.text), "Why": n.why} for n in reading.unread]
    st.dataframe(rows, hide_index=True, alt="Numbers that were not read")


def save(readings: list[Reading]) -> None:
    """Keep the readings, say what became of them, and empty the page for the next.

    Where the ledger cannot be written any more, the page stays as it is and says how many were added before.
    """
    outcomes: Counter[Outcome] = Counter()
    try:
        with open_ledger() as ledger:
            for reading in readings:
                outcomes[ledger.add(reading).outcome] += 1
    except LedgerError as error:
        st.session_state["stopped"] = (
            f"Stopped: {counted(outcomes[Outcome.ADDED], 'report')} of {len(readings)} added. {error}. "
            "What was added is kept; press the button again for the rest"
        )
    else:
        st.session_state["generation"] += 1
    st.session_state["saved"] = "; ".join(
        f"{counted(count, 'report')} {OUTCOMES[outcome]}" for outcome, count in outcomes.items()
    )


def _title(reading: Reading, outcome: Outcome | None) -> str:
    report, day = reading.report, reading.times.attack_date
    name = plain(report.title or report.id or "Report")
    told = f"{name} · {f'attack of {day_label(day)}' if day else 'day of the attack not known'}"
    return f"{told} · {FORESEEN[outcome]}" if outcome else told


def _place_words(reading: Reading) -> list[str]:
    return [f"{place.name} ({', '.join(_about_place(place))})" for place in reading.places]


def _about_place(place: Place) -> list[str]:
    """Its region, where the place is not the region itself, and what happened there."""
    region, role = region_label(place.adm1) or "region not known", label("role", place.role)
    return [role] if region == place.name else [region, role]


def show() -> None:
    """The page."""
    st.title("Add reports")
    st.markdown("Nothing is kept until you have seen what was read from it and press the button.")
    if saved := st.session_state.pop("saved", None):
        st.success(f"Done: {saved}.", icon=":material/check_circle:")
    if stopped := st.session_state.pop("stopped", None):
        st.error(plain(f"{stopped}."), icon=":material/error:")
    readings, errors = take_in()
    for error in errors:
        st.error(plain(f"{error}."), icon=":material/error:")
    keepable = [reading for reading in readings if refusal(reading) is None]
    if readings:
        st.button(
            f"Add {counted(len(keepable), 'report')} to the ledger",
            type="primary",
            disabled=not keepable,
            on_click=save,
            args=(keepable,),
        )
    shown = readings[:LONGEST_PREVIEW]
    for reading, outcome in zip(shown, foresee(shown), strict=True):
        preview(reading, outcome)
    if len(readings) > LONGEST_PREVIEW:
        st.caption(f"… and {len(readings) - LONGEST_PREVIEW} more, which are read in the same way.")


show()
