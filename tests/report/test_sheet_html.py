from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files import parse_scenario
from planner.plan.record import Plan
from planner.report.audience import Audience
from planner.report.day_sheets import Schedule
from planner.report.sheet_choice import SheetMaker, Whose
from planner.report.sheet_html import Sheets, document, fragment
from planner.report.sheet_text import NOTHING
from tests.made_plans import held, known_plan, plan, world
from tests.ui.hostile import hostile, scenario


class Reader(HTMLParser):
    """Notes every element, every attribute and all text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


OURS = {"div", "section", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "span", "ul", "li"}


def test_a_sheet_says_everything_that_a_person_needs() -> None:
    (mine,) = SheetMaker(world(), known_plan()).sheets(Whose.PERSON, "pompeo")
    text = Reader(fragment([mine])).text
    for words in (
        "Mike Pompeo",
        "United States",
        "Monday 4 June 2018",
        "With Kang Kyung-wha",
        "at the airport by 17:30",
        "Overnight on the way to Seoul.",
        "via Anchorage",
    ):
        assert words in text
    assert "With Mike Pompeo" not in text


def test_days_without_appointments_are_counted_and_placed() -> None:
    early = plan(held("talks", "4 14:00", "pompeo"), held("call", "7 14:00", "pompeo"))
    (mine,) = SheetMaker(world(), early).sheets(Whose.PERSON, "pompeo")
    assert "2 days without appointments, in Washington." in Reader(fragment([mine])).text


def test_the_clock_at_home_is_shown_where_it_is_another_one() -> None:
    maker = SheetMaker(world(), known_plan())
    assert ">Washington</th>" in fragment(maker.sheets(Whose.PERSON, "knapper"))
    at_home = SheetMaker(world(), plan(held("talks", "4 14:00", "pompeo")))
    assert ">Washington</th>" not in fragment(at_home.sheets(Whose.PERSON, "pompeo"))


def test_an_empty_sheet_says_so() -> None:
    assert NOTHING in fragment([Sheets("Nobody", "", Schedule((), ()))])


def test_stages_are_shown_with_who_is_in_them() -> None:
    made = plan(held("summit", "6 01:00", "kang", "pompeo", place="seoul/blue-house"))
    text = Reader(fragment(SheetMaker(world(), made).sheets(Whose.EVERYBODY))).text
    assert "10:00-10:15" in text
    assert "Greeting: Kang Kyung-wha" in text


def test_everything_hostile_is_text() -> None:
    asked = parse_scenario(scenario(must=False).encode())
    made = Plan((held("talk", "1 14:00", "ann", "bob", place="city/house"),))
    page = Reader(fragment(SheetMaker(asked, made).sheets(Whose.EACH)))
    assert page.elements <= OURS
    assert page.attributes <= {"class", "dir", "scope"}
    for what in ("talk", "ann", "bob", "house", "delegation", "title", "talk-note"):
        assert hostile(what)[1:] in page.text


@given(st.text())
def test_any_text_comes_back_as_it_was(name: str) -> None:
    page = Reader(fragment([Sheets(name, "", Schedule((), ((name, name),)))]))
    assert page.elements <= OURS
    assert page.text.count(name.replace("\r\n", "\n")) >= 1 or "\r" in name or "\0" in name


def test_a_file_of_sheets_stands_alone() -> None:
    text = document("A <b> title", SheetMaker(world(), known_plan()).sheets(Whose.EACH))
    assert text.startswith("<!doctype html>")
    assert "<title>A &lt;b&gt; title</title>" in text
    assert not re.search(r"https?:|src=|href=|url\(|@import|<script", text)
    assert text.count("<section>") == len(SheetMaker(world(), known_plan()).choices(Whose.PERSON)) == 3
    for rule in ("break-before: page", "break-inside: avoid", "@page"):
        assert rule in text


@pytest.mark.parametrize(
    ("whose", "names"),
    [
        (Whose.PERSON, ["kang", "pompeo", "knapper"]),
        (Whose.DELEGATION, ["rok", "us"]),
        (Whose.ROOM, ["seoul/blue-house", "new-york/palace"]),
        (Whose.CITY, ["new-york", "seoul"]),
        (Whose.EVERYBODY, []),
    ],
)
def test_what_there_is_to_choose_from(whose: Whose, names: list[str]) -> None:
    maker = SheetMaker(world(), known_plan())
    assert [choice.id for choice in maker.choices(whose)] == names
    for id_ in names or [""]:
        (made,) = maker.sheets(whose, id_)
        assert made.schedule.days


def test_for_release_a_delegation_has_the_name_that_is_announced() -> None:
    asked = world(delegations={"us": {"announced_as": "The United States of America"}})
    assert SheetMaker(asked, known_plan()).sheets(Whose.DELEGATION, "us")[0].name == "United States"
    outside = SheetMaker(asked, known_plan(), Audience.RELEASE)
    assert outside.sheets(Whose.DELEGATION, "us")[0].name == "The United States of America"
