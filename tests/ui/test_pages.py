"""The pages without a browser: what they say in states that are rare."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

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
