"""Kept plans: every answer with a plan, what it was made from, and the name and note that somebody gave it."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from dataclasses import dataclass

from planner.domain.scenario import Scenario
from planner.files import answer_json, scenario_of
from planner.files.answer_file import parse_answer
from planner.plan.record import Answer
from ui.workspace.database import Database


@dataclass(frozen=True)
class KeptPlan:
    """A plan in the list: when it was made (seconds since 1970), of which text of its scenario, and what is known of it."""

    id: str
    scenario: str
    made: float
    title: str
    words: str
    name: str
    note: str
    text: str


class Plans:
    """The kept plans of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, name: str, text: str, tree: dict[str, object], scenario: Scenario, answer: Answer) -> KeptPlan:
        """Keeps the answer to a scenario file of that name whose text and whole tree (with what it extends) these are."""
        id_ = secrets.token_hex(4)
        with self._database.work() as connection:
            connection.execute(
                "insert into plans (id, scenario, made, title, words, text, tree, answer) values (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    id_,
                    name,
                    time.time(),
                    scenario.title,
                    answer.words,
                    text,
                    json.dumps(tree, ensure_ascii=False),
                    answer_json(answer, scenario),
                ),
            )
            return _kept(_row(connection, id_))

    def of(self, scenario: str) -> list[KeptPlan]:
        """The plans of a scenario, the newest first."""
        with self._database.work() as connection:
            rows = connection.execute("select * from plans where scenario = ? order by made desc, id", (scenario,))
            return [_kept(row) for row in rows]

    def newest(self, most: int) -> list[KeptPlan]:
        """The newest plans of all scenarios that are there, the newest first."""
        with self._database.work() as connection:
            query = "select * from plans where scenario not like '/%' order by made desc, id limit ?"
            return [_kept(row) for row in connection.execute(query, (most,))]

    def get(self, id_: str) -> KeptPlan | None:
        """The plan of that id, None where there is none."""
        with self._database.work() as connection:
            found = connection.execute("select * from plans where id = ?", (id_,)).fetchone()
            return None if found is None else _kept(found)

    def opened(self, id_: str) -> tuple[Scenario, Answer]:
        """The scenario that a plan was made from, and the whole answer. Raises KeyError where there is no such plan."""
        with self._database.work() as connection:
            row = _row(connection, id_)
        return scenario_of(json.loads(row["tree"])), parse_answer(row["answer"])

    def describe(self, id_: str, name: str, note: str) -> KeptPlan:
        """Gives a plan a name and a note. Raises KeyError where there is no such plan."""
        with self._database.work() as connection:
            connection.execute("update plans set name = ?, note = ? where id = ?", (name.strip(), note.strip(), id_))
            return _kept(_row(connection, id_))

    def drop(self, id_: str) -> None:
        """Drops a plan for good."""
        with self._database.work() as connection:
            connection.execute("delete from plans where id = ?", (id_,))


def _row(connection: sqlite3.Connection, id_: str) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("select * from plans where id = ?", (id_,)).fetchone()
    if row is None:
        raise KeyError(id_)
    return row


def _kept(row: sqlite3.Row) -> KeptPlan:
    return KeptPlan(
        **{name: row[name] for name in ("id", "scenario", "made", "title", "words", "name", "note", "text")}
    )
