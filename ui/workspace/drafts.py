"""Drafts: the text of a scenario while it is edited, with every step to it, so that each can be undone and done again."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass

from ui.workspace.database import Database

MOST_STEPS = 500
"""How many steps of a draft are remembered."""


class MovedOn(Exception):
    """Somebody else has changed the draft since it was read; read it again."""


@dataclass(frozen=True)
class Draft:
    """A scenario's text as it is being edited.

    `base` is the text of the file when the draft was last in step with it. `position` counts the steps to this text; `undoes`
    and `redoes` tell in words what the next undo or redo would do, None where there is nothing.
    """

    scenario: str
    text: str
    base: str
    position: int
    undoes: str | None
    redoes: str | None

    @property
    def differs(self) -> bool:
        """Whether it says something else than the file did."""
        return self.text != self.base


class Drafts:
    """The drafts of a workspace. Every change is on the disk before it returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, scenario: str, file_text: str) -> Draft:
        """The draft of a scenario; without one, its file's text."""
        with self._database.work() as connection:
            return _draft(connection, scenario) or Draft(scenario, file_text, file_text, 0, None, None)

    def step(self, before: Draft, what: str, text: str) -> Draft:
        """The draft with one more step; what had been undone is forgotten. Raises MovedOn where it is not as `before` has it."""
        with self._database.work() as connection:
            now = _draft(connection, before.scenario)
            if (now.position, now.text) != (before.position, before.text) if now is not None else before.position:
                raise MovedOn
            if now is None:
                connection.execute("insert into drafts values (?, 0, ?)", (before.scenario, before.base))
                _put(connection, before.scenario, 0, "", before.text)
            number = before.position + 1
            connection.execute("delete from steps where scenario = ? and number >= ?", (before.scenario, number))
            _put(connection, before.scenario, number, what, text)
            oldest = (before.scenario, number - MOST_STEPS)
            connection.execute("delete from steps where scenario = ? and number < ?", oldest)
            return _at(connection, before.scenario, number)

    def undo(self, before: Draft) -> Draft:
        """The draft before its last step. Raises MovedOn where it is not as `before` has it."""
        return self._moved(before, before.position - 1)

    def redo(self, before: Draft) -> Draft:
        """The draft with the step that was undone last. Raises MovedOn where it is not as `before` has it."""
        return self._moved(before, before.position + 1)

    def _moved(self, before: Draft, position: int) -> Draft:
        with self._database.work() as connection:
            now = _draft(connection, before.scenario)
            if now is None or (now.position, now.text) != (before.position, before.text):
                raise MovedOn
            if _step(connection, before.scenario, position) is None:
                return now
            return _at(connection, before.scenario, position)

    def in_step(self, draft: Draft, base: str) -> Draft:
        """Remembers that the file now holds this text."""
        with self._database.work() as connection:
            connection.execute("update drafts set base = ? where scenario = ?", (base, draft.scenario))
            return _draft(connection, draft.scenario) or Draft(draft.scenario, base, base, 0, None, None)

    def follow(self, draft: Draft, file_text: str) -> Draft:
        """Takes over what somebody else has written into the file, as a step that can be undone."""
        return self.in_step(self.step(draft, "take over the file as it is now", file_text), file_text)

    def forget(self, scenario: str) -> None:
        """Drops a draft with all its steps."""
        with self._database.work() as connection:
            for table in ("drafts", "steps"):
                connection.execute(f"delete from {table} where scenario = ?", (scenario,))  # noqa: S608 - our own names


def _put(connection: sqlite3.Connection, scenario: str, number: int, what: str, text: str) -> None:
    connection.execute("insert into steps values (?, ?, ?, ?, ?)", (scenario, number, time.time(), what, text))


def _step(connection: sqlite3.Connection, scenario: str, number: int) -> sqlite3.Row | None:
    found = connection.execute("select * from steps where scenario = ? and number = ?", (scenario, number))
    row: sqlite3.Row | None = found.fetchone()
    return row


def _at(connection: sqlite3.Connection, scenario: str, position: int) -> Draft:
    """Puts the draft where it was after so many steps."""
    connection.execute("update drafts set position = ? where scenario = ?", (position, scenario))
    draft = _draft(connection, scenario)
    assert draft is not None
    return draft


def _draft(connection: sqlite3.Connection, scenario: str) -> Draft | None:
    head = connection.execute("select * from drafts where scenario = ?", (scenario,)).fetchone()
    if head is None:
        return None
    position = int(head["position"])
    here, after = _step(connection, scenario, position), _step(connection, scenario, position + 1)
    before = _step(connection, scenario, position - 1)
    assert here is not None
    return Draft(
        scenario=scenario,
        text=here["text"],
        base=head["base"],
        position=position,
        undoes=None if before is None else here["what"],
        redoes=None if after is None else after["what"],
    )
