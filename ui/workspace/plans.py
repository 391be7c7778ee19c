"""Kept plans: every answer, with a plan or without, what it was made from, and the name and note that somebody gave it."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass

from planner.domain.scenario import Scenario
from planner.files import answer_json, scenario_of
from planner.files.answer_file import parse_answer
from planner.plan.record import Answer
from planner.plan.settings import Settings
from ui.workspace.database import Database


@dataclass(frozen=True)
class KeptPlan:
    """A plan in the list: when it was made (seconds since 1970), of which text of its scenario, and what is known of it.

    `has_plan` is false for an answer without one, and `explained` says whether it was asked what would help; `settings` are
    those with which it was made.
    """

    id: str
    scenario: str
    made: float
    title: str
    words: str
    name: str
    note: str
    text: str
    has_plan: bool
    explained: bool
    settings: Settings

    @property
    def status(self) -> str:
        """What came of it, in words."""
        return f"explained: {self.words}" if self.explained and not self.has_plan else self.words


# Out of the answer comes only what a list shows: reading all of it takes a hundred times as long.
_LISTED = """id, scenario, made, title, words, name, note, text, explained,
    json_type(answer, '$.answer.plan') = 'object' as has_plan,
    json_extract(answer, '$.answer.provenance.time_limit') as time_limit,
    json_extract(answer, '$.answer.provenance.workers') as workers,
    json_extract(answer, '$.answer.provenance.seed') as seed,
    json_extract(answer, '$.answer.provenance.reproducible') as reproducible"""


class Plans:
    """The kept plans of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self,
        name: str,
        text: str,
        tree: dict[str, object],
        scenario: Scenario,
        answer: Answer,
        *,
        explained: bool = False,
    ) -> KeptPlan:
        """Keeps the answer to a scenario file of that name whose text and whole tree (with what it extends) these are."""
        columns = "id, scenario, made, title, words, text, tree, answer, explained"
        id_ = secrets.token_hex(4)
        with self._database.work() as connection:
            connection.execute(
                f"insert into plans ({columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
                (
                    id_,
                    name,
                    time.time(),
                    scenario.title,
                    answer.words,
                    text,
                    json.dumps(tree, ensure_ascii=False),
                    answer_json(answer, scenario),
                    int(explained),
                ),
            )
            return _listed(connection, id_)

    def of(self, scenario: str) -> list[KeptPlan]:
        """The plans of a scenario, the newest first."""
        with self._database.work() as connection:
            query = f"select {_LISTED} from plans where scenario = ? order by made desc, id"  # noqa: S608 - our own names
            return [_kept(row) for row in connection.execute(query, (scenario,))]

    def newest(self, most: int) -> list[KeptPlan]:
        """The newest plans of all scenarios that are there, the newest first."""
        with self._database.work() as connection:
            query = f"select {_LISTED} from plans where scenario not like '/%' order by made desc, id limit ?"  # noqa: S608
            return [_kept(row) for row in connection.execute(query, (most,))]

    def get(self, id_: str) -> KeptPlan | None:
        """The plan of that id, None where there is none."""
        with self._database.work() as connection, suppress(KeyError):
            return _listed(connection, id_)
        return None

    def opened(self, id_: str) -> tuple[Scenario, Answer]:
        """The scenario that a plan was made from, and the whole answer. Raises KeyError where there is no such plan."""
        with self._database.work() as connection:
            row = _row(connection, "tree, answer", id_)
        return scenario_of(json.loads(row["tree"])), parse_answer(row["answer"])

    def tree(self, id_: str) -> dict[str, object]:
        """The whole tree of the scenario that a plan was made from. Raises KeyError where there is no such plan."""
        with self._database.work() as connection:
            tree: dict[str, object] = json.loads(_row(connection, "tree", id_)["tree"])
        return tree

    def describe(self, id_: str, name: str, note: str) -> KeptPlan:
        """Gives a plan a name and a note. Raises KeyError where there is no such plan."""
        with self._database.work() as connection:
            connection.execute("update plans set name = ?, note = ? where id = ?", (name.strip(), note.strip(), id_))
            return _listed(connection, id_)

    def drop(self, id_: str) -> None:
        """Drops a plan for good."""
        with self._database.work() as connection:
            connection.execute("delete from plans where id = ?", (id_,))


def _row(connection: sqlite3.Connection, columns: str, id_: str) -> sqlite3.Row:
    """Columns of a plan. Raises KeyError where there is no such plan."""
    query = f"select {columns} from plans where id = ?"  # noqa: S608 - our own names
    row: sqlite3.Row | None = connection.execute(query, (id_,)).fetchone()
    if row is None:
        raise KeyError(id_)
    return row


def _listed(connection: sqlite3.Connection, id_: str) -> KeptPlan:
    return _kept(_row(connection, _LISTED, id_))


def _kept(row: sqlite3.Row) -> KeptPlan:
    return KeptPlan(
        **{name: row[name] for name in ("id", "scenario", "made", "title", "words", "name", "note", "text")},
        has_plan=bool(row["has_plan"]),
        explained=bool(row["explained"]),
        settings=Settings(row["time_limit"], row["workers"], row["seed"], fast=not row["reproducible"]),
    )
