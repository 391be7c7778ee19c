"""What is done to the draft on screen: every step is kept at once, and what cannot be done is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from planner.edits import Edit, Set, Several, apply, apply_to_variant, extended_by
from planner.errors import Fault, InputError, PlannerError
from planner.files import load_tree
from ui.fields.labels import form_path_of, words_of
from ui.fields.trees import Path, Tree, value_at
from ui.state import reading, say, workspace
from ui.text import error_words
from ui.workspace.drafts import Draft, MovedOn

TRIES = 3
"""How often an edit is tried while other windows are faster."""


def edit(name: str, what: str, change: Edit, seen: Tree) -> bool:
    """Edits the newest draft of a scenario; False where that cannot be done, which is then told.

    What somebody else changed meanwhile stays, for an edit concerns only what it names. `seen` is the tree that was on screen:
    what somebody else has deleted of it meanwhile does not come back in pieces.
    """
    for _ in range(TRIES):
        draft = workspace().draft(name)
        try:
            _refuse_gone(change, seen, reading(name, draft.text).tree)
            text = edited(draft.text, change)
        except PlannerError as error:
            say(error_words(error))
            return False
        if text == draft.text:
            return True
        with suppress(MovedOn):
            workspace().drafts.step(draft, what, text)
            return True
    say("This scenario is being changed in another window all the time. Do your last step again.")
    return False


def step(name: str, what: str, before: str, text: str) -> bool:
    """Makes a text the draft of a scenario; False where that does not say any more what it said before."""
    draft = workspace().draft(name)
    if draft.text != before:
        return False
    with suppress(MovedOn):
        if text != before:
            workspace().drafts.step(draft, what, text)
        return True
    return False


def _refuse_gone(change: Edit, seen: Tree, tree: Tree) -> None:
    """Raises InputError where an edit goes into an entry that was on screen and is there no more."""
    for path in _written(change):
        entry = form_path_of(path)
        if len(entry) < len(path) and value_at(seen, entry) is not None and value_at(tree, entry) is None:
            message = f"{words_of(entry, seen)} was deleted in another window meanwhile; an undo brings it back"
            raise InputError([Fault("REF-unknown", message, entry)])


def _written(change: Edit) -> Iterator[Path]:
    if isinstance(change, Several):
        for part in change.edits:
            yield from _written(part)
    elif isinstance(change, Set):
        yield change.path


def edited(text: str, change: Edit) -> str:
    """A scenario's text after an edit, that of a variant after one of what it stands for. Raises InputError and NotFound."""
    base = extended_by(text)
    if base is None:
        return apply(text, change)
    return apply_to_variant(text, load_tree(workspace().folder / base), change)


def rewrite(name: str, text: str, before: str) -> None:
    """Makes a text that somebody has written, where `before` stood, the draft.

    What another window has done meanwhile stays where that is in other lines; else it can be had back by an undo.
    """
    for _ in range(TRIES):
        draft = workspace().draft(name)
        now = draft.text.replace("\r\n", "\n").replace("\r", "\n")
        both = laid_over(before, text, now)
        written = text if both is None else both
        if written == now:
            return
        with suppress(MovedOn):
            workspace().drafts.step(
                draft, "edit the YAML", written.replace("\n", "\r\n") if "\r\n" in draft.text else written
            )
            if both is None:
                say("Another window has changed the same lines meanwhile. What you wrote counts; Undo shows the other.")
            return


def laid_over(before: str, text: str, other: str) -> str | None:
    """A text that was made of `before`, with what has become of the rest of it elsewhere; None where both changed the same."""
    whole, mine, theirs = (each.splitlines(keepends=True) for each in (before, text, other))
    (start, end), (begin, stop) = _changed(whole, mine), _changed(whole, theirs)
    if end <= begin:
        return "".join((*mine[: len(mine) - len(whole) + begin], *theirs[begin:]))
    if stop <= start:
        return "".join((*theirs[: len(theirs) - len(whole) + start], *mine[start:]))
    return text if theirs == mine else None


def _changed(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """The first line that became another one, and the one behind the last."""
    least = min(len(before), len(after))
    start = next((place for place in range(least) if before[place] != after[place]), least)
    same = next((place for place in range(least - start) if before[-1 - place] != after[-1 - place]), least - start)
    return start, len(before) - same


def undo(before: Draft) -> None:
    """Takes the last step back."""
    _on_draft(lambda: workspace().drafts.undo(before))


def redo(before: Draft) -> None:
    """Makes the step again that was taken back last."""
    _on_draft(lambda: workspace().drafts.redo(before))


def save(draft: Draft) -> None:
    """Writes a draft into its file, unless somebody else has written something there that nobody here has seen."""

    def write() -> None:
        if workspace().text(draft.scenario) in (draft.base, draft.text):
            workspace().save(draft)
        else:
            say("Nothing was saved, for somebody else has changed the file. Choose what counts, and save then.")

    _on_draft(write)


def take_file(draft: Draft, file_text: str) -> None:
    """Gives up a draft for what its file says by now; that can be undone."""
    _on_draft(lambda: workspace().drafts.follow(draft, file_text))


def keep_draft(draft: Draft, file_text: str) -> None:
    """Keeps a draft although its file says something else by now."""
    _on_draft(lambda: workspace().drafts.in_step(draft, file_text))


def _on_draft(work: Callable[[], object]) -> None:
    try:
        work()
    except MovedOn:
        say(
            "This scenario was changed in another window meanwhile. What you see now is the newest; do your last step again."
        )
    except PlannerError as error:
        say(error_words(error))
