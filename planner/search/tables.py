"""Tables that remember: every entry written leaves the old one in a log, so that any number of changes is undone at once."""

from __future__ import annotations

from typing import Any

Entry = tuple[dict[Any, Any], Any, Any]


class Log:
    """What was written over, the last first to come back. Values in the tables never change themselves."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def set(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        """Writes an entry; None takes it away."""
        self._entries.append((table, key, table.get(key)))
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value

    def mark(self) -> int:
        """A point to come back to."""
        return len(self._entries)

    def back(self, mark: int) -> None:
        """Takes back everything since a mark."""
        entries = self._entries
        while len(entries) > mark:
            table, key, old = entries.pop()
            if old is None:
                table.pop(key, None)
            else:
                table[key] = old

    def settle(self) -> None:
        """Forgets how it was before: nothing so far can be taken back."""
        self._entries.clear()
