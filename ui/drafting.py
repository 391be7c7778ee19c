"""What is done to the draft on screen: every step is kept at once, and what cannot be done is told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from planner.edits import Edit, apply, apply_to_variant, extended_by
from planner.errors import PlannerError
from planner.files import load_tree
from ui.state import say, words_of, workspace
from ui.workspace.drafts import Draft, MovedOn

TRIES = 3
"""How often an edit is tried while other windows are faster."""


def edit(name: str, what: str, change: Edit) -> bool:
    """Edits the newest draft of a scenario; False where that cannot be done, which is then told.

    What somebody else changed meanwhile stays, for an edit concerns only what it names.
    """
    for _ in range(TRIES):
        draft = workspace().draft(name)
        try:
            text = _edited(draft.text, change)
        except PlannerError as error:
            say(words_of(error))
            return False
        if text == draft.text:
            return True
        with suppress(MovedOn):
            workspace().drafts.step(draft, what, text)
            return True
    say("This scenario is being changed in another window all the time. Do your last step again.")
    return False


def _edited(text: str, change: Edit) -> str:
    base = extended_by(text)
    if base is None:
        return apply(text, change)
    return apply_to_variant(text, load_tree(workspace().folder / base), change)


def rewrite(name: str, text: str) -> None:
    """Makes a text that somebody has written the draft; what another window has done meanwhile can be had back by an undo."""
    for _ in range(TRIES):
        draft = workspace().draft(name)
        written = text.replace("\n", "\r\n") if "\r\n" in draft.text else text
        if written == draft.text:
            return
        with suppress(MovedOn):
            workspace().drafts.step(draft, "edit the YAML", written)
            return


def undo(before: Draft) -> None:
    """Takes the last step back."""
    _on_draft(lambda: workspace().drafts.undo(before))


def redo(before: Draft) -> None:
    """Makes the step again that was taken back last."""
    _on_draft(lambda: workspace().drafts.redo(before))


def save(draft: Draft) -> None:
    """Writes a draft into its file."""
    _on_draft(lambda: workspace().save(draft))


def take_file(draft: Draft, file_text: str) -> None:
    """Gives up a draft for what its file says by now; that can be undone."""
    _on_draft(lambda: workspace().drafts.follow(draft, file_text))


def keep_draft(draft: Draft, file_text: str) -> None:
    """Keeps a draft although its file says something else by now."""
    _on_draft(lambda: workspace().drafts.in_step(draft, file_text))


def _on_draft(work: Callable[[], object]) -> bool:
    try:
        work()
    except MovedOn:
        say(
            "This scenario was changed in another window meanwhile. What you see now is the newest; do your last step again."
        )
        return False
    except PlannerError as error:
        say(words_of(error))
        return False
    return True
