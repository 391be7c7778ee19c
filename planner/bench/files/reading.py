"""Reads instances strictly: every value is looked at, and everything that is wrong is told at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from planner.errors import Fault, InputError

MOST = 1_000_000
"""The largest number that an instance may hold."""


class Value:
    """A value of an instance with its place; what is wrong with it goes to the list that all of them share."""

    def __init__(self, value: Any, file: str, path: tuple[str, ...] = (), faults: list[Fault] | None = None) -> None:
        self.value, self._file, self._path = value, file, path
        self.faults: list[Fault] = [] if faults is None else faults

    def refuse(self, code: str, message: str) -> None:
        """Notes what is wrong with it."""
        self.faults.append(Fault(code, message, self._path, self._file))

    def field(self, name: str) -> Value:
        """A field of it; one that is missing is noted, and is nothing."""
        if not isinstance(self.value, dict):
            self.refuse("FMT-type", f"{self._seen} is no object with fields; write {{...}}")
            return self._inside(name, None, faults=[])
        if name not in self.value:
            self._inside(name, None).refuse("FMT-missing", "this field is missing")
            return self._inside(name, None, faults=[])
        return self._inside(name, self.value[name])

    def items(self) -> list[Value]:
        """The values of a list; none where it is no list."""
        if not isinstance(self.value, list):
            self.refuse("FMT-type", f"{self._seen} is no list; write [...]")
            return []
        return [self._inside(str(number), each) for number, each in enumerate(self.value)]

    def whole(self, least: int = 0, most: int = MOST) -> int:
        """It as a whole number in a range; the least one where it is none."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.refuse("FMT-type", f"{self._seen} is no whole number; write one from {least:,} to {most:,}")
        elif not least <= self.value <= most:
            self.refuse("NUM-range", f"{self._seen} is out of range; write a number from {least:,} to {most:,}")
        else:
            return self.value
        return least

    def text(self) -> str:
        """It as a text that is not empty."""
        if isinstance(self.value, str) and self.value.strip():
            return self.value
        self.refuse("FMT-type", f"{self._seen} is no text; write one in quotes")
        return ""

    def flag(self) -> bool:
        """It as true or false."""
        if not isinstance(self.value, bool):
            self.refuse("FMT-type", f"{self._seen} is neither true nor false")
        return self.value is True

    def wholes(self, least: int = 0, most: int = MOST) -> tuple[int, ...]:
        """It as a list of whole numbers in a range."""
        return tuple(each.whole(least, most) for each in self.items())

    def different(self, least: int, most: int) -> tuple[int, ...]:
        """It as a list of whole numbers in a range of which none is there twice."""
        found = self.wholes(least, most)
        for number in sorted({each for each in found if found.count(each) > 1}):
            self.refuse("ID-twice", f"{number} stands here more than once; name it once")
        return found

    def none_twice(self, what: str, numbers: Iterable[int]) -> None:
        """Notes numbers that are there more than once."""
        known = list(numbers)
        for number in sorted({each for each in known if known.count(each) > 1}):
            self.refuse("ID-twice", f"{what} {number} is named more than once here")

    def _inside(self, name: str, value: Any, faults: list[Fault] | None = None) -> Value:
        return Value(value, self._file, (*self._path, name), self.faults if faults is None else faults)

    @property
    def _seen(self) -> str:
        return f"{json.dumps(self.value, ensure_ascii=False, default=str):.40}"


def checked(root: Value) -> None:
    """Raises InputError with everything that was noted."""
    if root.faults:
        raise InputError(dict.fromkeys(root.faults))
