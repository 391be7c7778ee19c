"""Text as Markdown that shows just the text; what the browser makes of it is seen in test_hostile.py."""

from __future__ import annotations

import re
import string

import pytest

from tests.house.imports import ROOT
from ui.text import plain, sentence
from ui.timeline import SCRIPTS, script

AFTERWARDS = re.compile(
    r":[\w+-]+:|:material_\w+:|https?://|www\.|\w@\w|(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)", re.IGNORECASE
)
"""What Streamlit looks for in a text after its Markdown has been read: emoji, icons, addresses, arrows."""


def read(markdown: str) -> str:
    """The text that a reader of Markdown takes from it."""
    return re.sub(rf"\\([{re.escape(string.punctuation)}])", r"\1", markdown)


@pytest.mark.parametrize("text", ["Kim Yong Chol", "São Tomé", "12 June", "金永哲"])
def test_words_stay_as_they_are(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("text", ["Talks: the first", "2018-06-12", "a - b", "Q&A (part 1)", "#1", "5 < 6", "U.S."])
def test_ordinary_text_gets_backslashes_only(text: str) -> None:
    assert read(plain(text)) == text


@pytest.mark.parametrize("mark", string.punctuation)
def test_no_mark_of_markdown_is_left(mark: str) -> None:
    assert plain(f"{mark}x{mark}").replace("\u2060", "") == f"\\{mark}x\\{mark}"


@pytest.mark.parametrize(
    "text",
    [
        *(":smile:", ":+1:", ":material_home:", "http://a.b", "HTTPS://a.b", "www.a.b", "me@a.b"),
        *("->", "a <-> b", "a <- b", "--", "a >= b", "<=", "a ~= b"),
    ],
)
def test_nothing_is_left_to_be_replaced_afterwards(text: str) -> None:
    assert AFTERWARDS.search(text)
    assert not AFTERWARDS.search(read(plain(text)))
    assert read(plain(text)).replace("\u2060", "") == text


def test_lines_become_one_so_that_none_begins_a_block() -> None:
    assert plain("  a\n\n    b\t c\n") == "a b c"


def test_the_timeline_writes_text_only() -> None:
    files = list((ROOT / "ui" / "timeline").glob("*.js"))
    assert {file.stem for file in files} == set(SCRIPTS)
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert "textContent" in text
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextual", text)


def test_the_modules_of_the_timeline_fit_together() -> None:
    """Each takes only what one before it gives, so that they can be one module; no name at the top is there twice."""
    given: dict[str, set[str]] = {}
    names: list[str] = []
    for module in SCRIPTS:
        text = (ROOT / "ui" / "timeline" / f"{module}.js").read_text(encoding="utf-8")
        for taken, source in re.findall(r'^import \{ (.*) \} from "\./(\w+)\.js"$', text, re.MULTILINE):
            assert set(taken.split(", ")) <= given[source], (module, source)
        given[module] = set(re.findall(r"^export (?:const|class|function) (\w+)", text, re.MULTILINE))
        names += re.findall(r"^(?:export )?(?:const|let|class|function) (\w+)", text, re.MULTILINE)
        assert len(text.splitlines()) <= 350
    assert sorted(names) == sorted(set(names))
    assert not re.search(r"^(import|export (?!default))", script(), re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("did you mean kelly?", "Did you mean kelly?"),
        ("write 90 min", "Write 90 min."),
        ("It is so.", "It is so."),
        ("", "."),
    ],
)
def test_a_sentence_ends_once(text: str, said: str) -> None:
    assert sentence(text) == said
