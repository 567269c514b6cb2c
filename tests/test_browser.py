"""One journey in a real browser: open, upload a report, see its figures, download the CSV, compare."""

import csv
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dashboard.launch import choose_port

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
REPORT = """published: 2025-09-05
publisher: wire

Russian troops attacked Ukraine overnight with 157 strike and decoy drones, Ukraine's air force \
reported Friday. Air defenses shot down or jammed 121 of the drones, it said. \
The attack damaged houses in Dnipro.
"""
SECONDS_TO_START = 60

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no chromium or google-chrome is installed"),
]


@pytest.fixture
def address(tmp_path):
    """The app with an empty ledger, served by the command that people use."""
    port = choose_port(None)
    command = [sys.executable, "-m", "dashboard.cli", "dashboard", "--empty"]
    options = ["--ledger", str(tmp_path / "ledger.sqlite"), "--port", str(port)]
    with (
        (tmp_path / "served.txt").open("w") as log,
        subprocess.Popen([*command, *options], stdout=log) as app,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            app.terminate()


def wait_for(url: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
        else:
            return


@pytest.fixture
def page(address):
    """A page of the app, and the requests that left the machine."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        opened = browser.new_page(viewport={"width": 1400, "height": 1000})
        opened.set_default_timeout(30_000)
        opened.requests_outside = []
        opened.on("request", lambda request: note_outside(request.url, opened.requests_outside))
        opened.goto(address)
        yield opened
        browser.close()


def note_outside(url: str, seen: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
        seen.append(url)


def test_from_a_report_to_its_figures_and_back_to_its_words(page, tmp_path):
    upload(page, tmp_path)
    see_claims(page)
    every_click_opens_the_claim_clicked(page)
    downloaded = download_claims(page, tmp_path)
    assert {(row["measure"], row["weapon"], row["low"], row["high"]) for row in downloaded} == {
        ("launched", "drone", "157", "157"),
        ("shot_down_or_suppressed", "drone", "121", "121"),
    }
    see_map(page)
    see_rates(page)
    assert page.requests_outside == []


def go_to(page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def upload(page, folder: Path) -> None:
    report = folder / "night.txt"
    report.write_text(REPORT, encoding="utf-8")
    page.get_by_text("The ledger shows no attacks yet").wait_for()
    go_to(page, "Add reports")
    page.locator("input[type=file]").first.set_input_files(report)
    page.get_by_role("button", name="Add 1 report to the ledger").click()
    page.get_by_text("Done: 1 report added.").wait_for()


def see_claims(page) -> None:
    go_to(page, "Claims")
    page.get_by_text("2 of 2 claims").wait_for()
    table = page.get_by_test_id("stDataFrame").first
    for cell in ("157", "121", "launched", "shot down or jammed"):
        table.locator("[role=gridcell]").get_by_text(cell, exact=True).first.wait_for(state="attached")
    click_row(page, 1)
    page.locator("mark mark").wait_for()
    assert "157" in page.locator("mark mark").inner_text()
    assert "Russian troops attacked Ukraine overnight" in page.locator("mark").first.inner_text()


def click_row(page, number: int) -> None:
    """Click the number in a row of the claims, counted from 1."""
    page.get_by_test_id("stDataFrame").first.click(position={"x": 140, "y": 18 + 35 * number})


def every_click_opens_the_claim_clicked(page) -> None:
    first, second = "157 drones launched", "121 drones shot down or jammed"
    page.get_by_text("It is right", exact=True).first.click()
    page.get_by_text(f"It is right: {first}").wait_for()
    page.get_by_label("Your name (required)").fill("Olena")
    page.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    page.get_by_text("The claim is confirmed.").wait_for()
    click_row(page, 2)
    page.get_by_role("heading", name=second).wait_for()
    click_row(page, 1)
    page.get_by_role("heading", name=first).wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("The claim is as it was before.").wait_for()
    click_row(page, 2)
    page.get_by_role("heading", name=second).wait_for()


def wait_until_drawn(page) -> None:
    """Until the script has run to its end: a button of the run before offers a file that is gone."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def download_claims(page, folder: Path) -> list[dict[str, str]]:
    wait_until_drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Claims shown (2)").click()
    download.value.save_as(folder / "claims.csv")
    with (folder / "claims.csv").open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def see_map(page) -> None:
    go_to(page, "Map")
    page.get_by_text("most often named as attacked by Russia: on 1 of 1 day").wait_for()
    regions = page.locator(".choroplethlayer path")
    regions.first.wait_for(state="attached")
    assert regions.count() > 50
    regions.last.click(force=True)
    page.get_by_role("heading", name="Dnipropetrovsk Oblast: 1 day").wait_for()


def see_rates(page) -> None:
    go_to(page, "Rates")
    page.get_by_text("77% of 157 drones launched did not reach their targets").wait_for()
