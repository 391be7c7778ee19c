"""A folder of scenario files: what is in it, and everything that can be done with a file as a whole, each of it undone."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.errors import Fault, InputError, NotFound
from planner.files.atomic import write_text
from planner.files.text import read_bytes
from planner.files.yaml_tree import MOST_BYTES
from ui.workspace.database import Database
from ui.workspace.drafts import Draft, Drafts, MovedOn
from ui.workspace.names import SUFFIXES, file_name, free_name, name_from_title
from ui.workspace.plans import Plans

MOST_FILES = 1_000
_EXTENDS = re.compile(r"(?m)^(extends\s*:\s*)(['\"]?)(.+?)\2([ \t]*(?:#.*)?)$")


@dataclass(frozen=True)
class Deleted:
    """A scenario that was deleted and can come back."""

    id: str
    scenario: str


@dataclass(frozen=True)
class Workspace:
    """A folder, its drafts and its plans. A scenario is known by the name of its file."""

    folder: Path

    @property
    def _database(self) -> Database:
        return Database(self.folder)

    @property
    def drafts(self) -> Drafts:
        """The drafts of its scenarios."""
        return Drafts(self._database)

    @property
    def plans(self) -> Plans:
        """The plans that were kept."""
        return Plans(self._database)

    def scenarios(self) -> list[str]:
        """The names of the scenario files, in order. Raises NotFound where the folder is gone."""
        try:
            files = [each.name for each in self.folder.iterdir() if each.suffix in SUFFIXES and each.is_file()]
        except OSError:
            raise NotFound(f"there is no folder {self.folder}") from None
        return sorted(each for each in files if not each.startswith("."))[:MOST_FILES]

    def path(self, scenario: str) -> Path:
        """The file of a scenario. Raises NotFound where the folder has none of that name: no way leads out of it."""
        if scenario not in self.scenarios():
            raise NotFound(f"there is no scenario {scenario} in this workspace")
        return self.folder / scenario

    def text(self, scenario: str) -> str:
        """What the file says. Raises NotFound, and InputError where it is no text."""
        data = read_bytes(self.path(scenario), MOST_BYTES)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            raise InputError([Fault("FMT-encoding", "this is no text in UTF-8", file=scenario)]) from None

    def draft(self, scenario: str) -> Draft:
        """The draft of a scenario, or its file's text where there is none."""
        return self.drafts.of(scenario, self.text(scenario))

    def add(self, name: str, text: str) -> str:
        """Puts a new file into the folder, under that name or one like it that is free; the name it got."""
        found = free_name(file_name(name), self.scenarios())
        write_text(self.folder / found, text)
        return found

    def add_titled(self, title: str, text: str) -> str:
        """Puts a new file into the folder, named after its title; the name it got."""
        return self.add(name_from_title(title), text)

    def upload(self, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        """Puts files into the folder, several at once so that a variant comes with what it extends; by name, the name it got.

        Where one gets another name than it had, those that extend it are told. Raises InputError, and then nothing is there.
        """
        texts: dict[str, str] = {}
        for name, data in files:
            if len(data) > MOST_BYTES:
                raise InputError(
                    [Fault("SIZE-file", f"{len(data):,} bytes; at most {MOST_BYTES:,} are read", file=name)]
                )
            try:
                texts[file_name(name)] = data.decode("utf-8-sig")
            except UnicodeDecodeError:
                raise InputError([Fault("FMT-encoding", "this is no text in UTF-8", file=name)]) from None
        taken = set(self.scenarios())
        named: dict[str, str] = {}
        for name in texts:
            named[name] = free_name(name, taken)
            taken.add(named[name])
        for name, text in texts.items():
            write_text(self.folder / named[name], extending(text, named))
        return named

    def duplicate(self, scenario: str) -> str:
        """A copy of the draft as it is now, as a file of its own; its name."""
        return self.add(scenario, self.draft(scenario).text)

    def rename(self, scenario: str, name: str) -> str:
        """Gives a file another name, with its draft and its plans, and tells the files that extend it; the name it got."""
        old, new = self.path(scenario), file_name(name)
        if new == scenario:
            return scenario
        if new in self.scenarios():
            raise InputError([Fault("LOGIC-twice", f"there is a scenario {new} already; choose another name")])
        self._pass_on(scenario, new)
        old.rename(self.folder / new)
        for other in self.scenarios():
            text = self.text(other)
            if (told := extending(text, {scenario: new})) != text:
                write_text(self.folder / other, told)
        return new

    def save(self, draft: Draft) -> Draft:
        """Writes a draft into its file. Raises MovedOn where it is not the newest one."""
        if self.draft(draft.scenario).text != draft.text:
            raise MovedOn
        write_text(self.path(draft.scenario), draft.text)
        return self.drafts.in_step(draft, draft.text)

    def delete(self, scenario: str) -> Deleted:
        """Takes a scenario away, with its draft and its plans; `restore` brings everything back."""
        path, id_ = self.path(scenario), secrets.token_hex(4)
        text = self.text(scenario)
        with self._database.work() as connection:
            connection.execute("insert into deleted values (?, ?, ?, ?)", (id_, time.time(), scenario, text))
        self._pass_on(scenario, _gone(id_))
        path.unlink()
        return Deleted(id_, scenario)

    def deleted(self) -> list[Deleted]:
        """Everything that was deleted and can come back, the newest first."""
        with self._database.work() as connection:
            rows = connection.execute("select id, scenario from deleted order by at desc, id")
            return [Deleted(row["id"], row["scenario"]) for row in rows]

    def restore(self, deleted: Deleted) -> str:
        """Brings a deleted scenario back, under another name where its own is taken by now; the name it got."""
        with self._database.work() as connection:
            row = connection.execute("select * from deleted where id = ?", (deleted.id,)).fetchone()
        if row is None:
            raise NotFound(f"{deleted.scenario} has come back already")
        name = self.add(row["scenario"], row["text"])
        self._pass_on(_gone(deleted.id), name)
        with self._database.work() as connection:
            connection.execute("delete from deleted where id = ?", (deleted.id,))
        return name

    def _pass_on(self, old: str, new: str) -> None:
        """Gives a scenario's draft and plans to another name."""
        with self._database.work() as connection:
            for table in ("drafts", "steps", "plans"):
                connection.execute(
                    f"update {table} set scenario = ? where scenario = ?",  # noqa: S608 - our own names
                    (new, old),
                )


def _gone(id_: str) -> str:
    """What drafts and plans of a deleted scenario belong to: no file can have that name."""
    return f"/{id_}"


def extending(text: str, named: Mapping[str, str]) -> str:
    """The text of a variant with the new name of the file that it extends; everything else stays as it is."""
    found = _EXTENDS.search(text)
    if found is None or named.get(found[3], found[3]) == found[3]:
        return text
    return f"{text[: found.start()]}{found[1]}{found[2]}{named[found[3]]}{found[2]}{found[4]}{text[found.end() :]}"
