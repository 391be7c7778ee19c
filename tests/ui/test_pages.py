"""The pages without a browser: what they say in states that are rare."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import ui.state
from planner.files import parse_scenario
from tests.house.imports import ROOT
from ui.text import plain
from ui.uploads import Reading

APP = Path(__file__).parents[2] / "ui" / "app.py"


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=30).run()


def test_it_begins_with_the_choice_of_a_scenario(app: AppTest) -> None:
    assert not app.exception
    assert app.title[0].value == "What is to be planned?"
    assert [metric.label for metric in app.metric][:3] == ["Meetings", "Must be held", "People"]


def test_a_page_without_a_plan_says_what_to_do() -> None:
    def page() -> None:
        from ui.pages import plan

        plan.page()

    app = AppTest.from_function(page).run()
    assert not app.exception
    assert "There is no plan yet" in app.info[0].value


def test_an_unknown_run_in_the_address_is_ignored() -> None:
    app = AppTest.from_file(str(APP), default_timeout=30)
    app.query_params["run"] = "0000"
    assert not app.run().exception


class Counting:
    """In place of the reader: says what it is told to, and counts how often it was asked."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.asked = reading, 0

    def read(self, data: bytes, name: str) -> Reading:
        self.asked += 1
        return self.reading


def brought(app: AppTest, monkeypatch: pytest.MonkeyPatch, reading: Reading) -> Counting:
    """The app after a file was brought of which this came, and after another look at the page."""
    reader = Counting(reading)
    monkeypatch.setattr(ui.state, "_reader", lambda: reader)
    app.radio[0].set_value("A file of my own").run()
    app.file_uploader[0].upload("own.yaml", b"anything", "text/yaml")
    assert not app.run().exception
    assert not app.run().exception
    return reader


def test_an_upload_is_read_once(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse_scenario((ROOT / "scenarios" / "first-steps.yaml").read_bytes())
    reader = brought(app, monkeypatch, Reading(first))
    assert app.subheader[0].value == "First steps"
    assert reader.asked == 1


def test_an_upload_that_could_not_be_read_is_told_and_tried_again(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = brought(app, monkeypatch, Reading(trouble="It is **gone**."))
    assert app.error[0].value == plain("It is **gone**.")
    assert reader.asked == 2
