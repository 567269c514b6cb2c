"""What is known and kept: region outlines, the ledger, what is derived from it, what leaves it.

A table of contents; each function says in its own docstring what comes in and goes out.

The ledger (`data.ledger`)::

    default_path() -> Path                                   STRIKELEDGER_LEDGER, else the user's data folder
    open_ledger(path: Path | str | None = None, create: bool = True) -> Ledger      raises LedgerError
    Added.outcome: Outcome.ADDED | ALREADY_HELD | CARRIED_AGAIN;  Added.report_id: str

    with open_ledger() as ledger:
        ledger.add(reading: Reading, is_starter: bool = False) -> Added
        ledger.add_again(report: Report) -> Added | None         what is held already need not be read again
        ledger.add_all(readings: Iterable[Reading | Added], progress=None, is_starter=False) -> list[Added]
        ledger.rehearse(readings: Iterable[Reading]) -> list[Added]        what adding would do; keeps nothing
        ledger.reports() .claims() .places() .unread() .problems() .carriers() -> DataFrame
        ledger.claims(filters: Filters, limit: int | None, offset: int) -> DataFrame            a page of them
        ledger.latest_claims(filters: Filters, limit: int, offset: int) -> DataFrame
        ledger.claims_named(claim_ids: Iterable[str]) -> DataFrame
        ledger.count_claims(filters: Filters) -> int
        ledger.kinds() .told() -> DataFrame                  which claims there are; who attacked where
        ledger.days() -> tuple[date, date] | None            the first and the last date of attack
        ledger.attacks(filters: Filters) -> DataFrame        derived, kept until claims or code change
        ledger.set_aside() -> DataFrame                      figures revised or contradicted, and those used
        ledger.derive(progress=None)                         derive what changed, before anyone asks for it
        ledger.text(report_id: str) -> str
        ledger.is_empty -> bool; ledger.has_starters -> bool; ledger.are_starters_hidden -> bool
        ledger.hide_starters(); ledger.show_starters(); ledger.remove_starters() -> int
        ledger.revision -> int                               grows with every change: a cache key

Starter reports (`data.seeding`)::

    fill(ledger: Ledger, progress: Callable[[int, int], None] | None = None) -> int

Derived tables, pure pandas (`data.attacks`, `data.history`, `data.rates`, `data.sums`)::

    derive_attacks(claims: DataFrame, reports: DataFrame) -> DataFrame
    find_history(claims: DataFrame, reports: DataFrame) -> DataFrame      every figure given, used or not
    find_set_aside(history: DataFrame) -> DataFrame      revised or contradicted, beside the one used
    add_rates(attacks: DataFrame) -> DataFrame
        rate_shot_down, rate_neutralised, rate_not_reached, each with _low, _high, _wilson_low, _wilson_high
    total_rates(attacks: DataFrame, by: list[str]) -> DataFrame           ratios of sums, nights left out
    is_counted_apart(attacks, measure: str) -> Series    what may be added up (`data.sums`)
    to_add(attacks, measure: str) -> DataFrame           low and high that each row adds to a sum
    wilson_interval(part: float, whole: float, confidence: float = 0.95) -> tuple[float, float]

Files that leave (`data.export`, `data.dictionary`)::

    export(ledger: Ledger, target: Path | str, filters=None, overwrite=False) -> Path
        raises OverwriteError; whole or not at all
    Filters(date_from, date_to, attackers, claimants, weapon_classes, measures, regions, publishers,
            weapons, statuses)
    to_csv_bytes(table: DataFrame) -> bytes                  UTF-8, formulas escaped
    escape_formulas(table: DataFrame) -> DataFrame
    dictionary_file() -> bytes; read_dictionary() -> DataFrame            what each column means

A person's corrections (`data.corrections`)::

    confirm(ledger, claim_id, who, note="") -> int           each returns the correction's number
    edit(ledger, claim_id, changes: dict[str, object], who, note="") -> int
    reject(ledger, claim_id, who, note="") -> int
    add_claim(ledger, report_id, values: dict[str, object], who, note="") -> int
    undo(ledger, correction_id, who) -> None                 these raise CorrectionError
    corrections(ledger) -> DataFrame

Of reports and places (`data.report_corrections`)::

    set_report_aside(ledger, report_id, who, note="") -> int  kept, and out of every table
    take_report_back(ledger, report_id, who) -> None; reports_set_aside(ledger) -> DataFrame
    edit_report(ledger, report_id, changes: dict[str, object], who, note="") -> int   attack_date, hours
    confirm_place, reject_place(ledger, place_id, who, note="") -> int
    edit_place(ledger, place_id, changes: dict[str, object], who, note="") -> int     adm1, role
    places_of_report(ledger, report_id) -> DataFrame

They travel (`data.correction_files`, `data.labelled_cases`) and outlive a new parser (`data.rereading`)::

    export_corrections(ledger, path) -> int; import_corrections(ledger, path) -> DataFrame
    to_labelled_cases(ledger) -> list[dict]; write_labelled_cases(ledger, path) -> int
    reread(ledger, parse: Callable[[Report], Reading], progress=None) -> DataFrame
        re-reads every report; the corrections that the new reading disagrees with

Checks and comparisons (`data.balance`, `data.care`, `data.hand_coded`, `data.comparing`)::

    balance(claims: DataFrame, report_id: str) -> DataFrame  launched against what became of them
    check_ledger(ledger) -> list[Finding]                    Finding(what, where, advice)
    is_hand_coded(path) -> bool
    read_hand_coded(path, on_unknown_model=…) -> Reading     raises TableError
    add_hand_coded(ledger, path) -> Added
    compare(attacks: DataFrame, hand_coded: Reading) -> DataFrame         agree, differ, only_here, only_there
"""
