"""Changes made in the draft: a repair, or a pin that is to be tried, goes into its newest text as one step, if it still fits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from planner.edits import edit_of
from planner.errors import PlannerError
from ui.drafting import TRIES, edited, step
from ui.fields.labels import form_path_of, words_of
from ui.fields.trees import Path, Tree, value_at
from ui.fields.wording import uncapitalised
from ui.state import reading, say, workspace
from ui.text import error_words


class Change(Protocol):
    """A change of a scenario: a sentence that tells a planner what to do, and a patch of its file (RFC 7396, as JSON)."""

    @property
    def says(self) -> str:
        """What to do."""

    @property
    def patch(self) -> str:
        """The patch."""


@dataclass(frozen=True)
class Pinning:
    """A change that pins a meeting to a time and a place."""

    says: str
    patch: str


def make(name: str, change: Change, before: Tree) -> bool:
    """Makes a change in the newest draft of a scenario; False where that cannot be done, which is then told.

    `before` is the tree for which the change was found: what it changes must still be as it was there.
    """
    for _ in range(TRIES):
        try:
            draft = workspace().draft(name)
            tree = reading(name, draft.text).tree
            if (why := misfit(change, before, tree)) is not None:
                say(f"Nothing was changed: {why}")
                return False
            text = edited(draft.text, edit_of(json.loads(change.patch), tree))
        except PlannerError as error:
            say(error_words(error))
            return False
        if step(name, uncapitalised(change.says.removesuffix(".")), draft.text, text):
            return True
    say("This scenario is being changed in another window all the time. Try it again.")
    return False


def is_made(change: Change, tree: Tree) -> bool:
    """Whether a tree says already what a change would have it say."""
    return all(value_at(tree, path) == value for path, value in _leaves(change))


def misfit(change: Change, before: Tree, tree: Tree) -> str | None:
    """Why a change that was found for the tree `before` does not fit another one, in a sentence; None where it does."""
    if not tree:
        return "the draft cannot be read at the moment. Mend it first."
    if is_made(change, tree):
        return None
    for path in changed(change):
        entry = form_path_of(path)
        if value_at(before, entry) is not None and value_at(tree, entry) is None:
            return f"{uncapitalised(words_of(entry, before))} is no longer in the draft. Solve the draft as it is now."
        if value_at(before, path) != value_at(tree, path):
            what = uncapitalised(words_of(path, before))
            return f"{what} is no longer what it was when this was tried. Undo that, or solve the draft as it is now."
    return None


def changed(change: Change) -> tuple[Path, ...]:
    """The paths of the fields that it changes."""
    return tuple(path for path, _ in _leaves(change))


def _leaves(change: Change) -> Iterator[tuple[Path, Tree]]:
    """Every field that it changes, with what it says afterwards: None where it goes."""
    yield from _inside(json.loads(change.patch), ())


def _inside(patch: Tree, path: Path) -> Iterator[tuple[Path, Tree]]:
    for key, value in patch.items():
        if isinstance(value, dict) and value:
            yield from _inside(value, (*path, key))
        else:
            yield (*path, key), value
