"""The database of a workspace: SQLite in a hidden folder beside the scenario files, safe for several pages and processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.errors import Fault, InputError

HIDDEN = ".planner"
NAME = "workspace.db"
VERSION = 2
PATIENCE = 10.0
"""Seconds that one writer waits for another."""

TABLES = """
create table drafts (
    scenario text primary key, position integer not null, base text not null
);
create table steps (
    scenario text not null, number integer not null, at real not null, what text not null, text text not null,
    primary key (scenario, number)
);
create table plans (
    id text primary key, scenario text not null, made real not null, title text not null, words text not null,
    name text not null default '', note text not null default '', text text not null, tree text not null,
    answer text not null, explained integer not null default 0
);
create index plans_by_scenario on plans (scenario, made);
create table deleted (
    id text primary key, at real not null, scenario text not null, text text not null
);
"""


class Database:
    """The database of one folder; made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / HIDDEN / NAME

    @contextmanager
    def work(self) -> Iterator[sqlite3.Connection]:
        """One piece of work, done whole or not at all. Raises InputError where the database cannot be read or written."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._told(error) from None
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("begin immediate")
            self._ready(connection)
            yield connection
            connection.execute("commit")
        except sqlite3.Error as error:
            raise self._told(error) from None
        finally:
            connection.close()

    def _ready(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("pragma user_version").fetchone()[0]
        if version > VERSION:
            message = (
                f"the workspace is of version {version}, which a newer planner made; this one knows version {VERSION}"
            )
            raise InputError([Fault("FMT-version", message, file=str(self._file))])
        if version == 0:
            for statement in filter(str.strip, TABLES.split(";")):
                connection.execute(statement)
        if version == 1:
            connection.execute("alter table plans add column explained integer not null default 0")
        if version < VERSION:
            connection.execute(f"pragma user_version = {VERSION}")

    def _told(self, error: Exception) -> InputError:
        message = f"the workspace cannot be read or written here: {error}"
        return InputError([Fault("FMT-unreadable", message, file=str(self._file))])
