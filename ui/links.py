"""The pages by name, for links from one to another; `ui/app.py` says which there are, so that no page imports another."""

from __future__ import annotations

from collections.abc import Iterable

from streamlit.navigation.page import StreamlitPage

_PAGES: dict[str, StreamlitPage] = {}


def offer(pages: Iterable[StreamlitPage]) -> None:
    """Says which pages there are."""
    _PAGES.clear()
    _PAGES.update({page.title.lower(): page for page in pages})


def page_named(title: str) -> StreamlitPage:
    """The page of a title in small letters, such as `plan`."""
    return _PAGES[title]
