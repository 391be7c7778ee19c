"""What was written before the next press is not lost, however soon that comes."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException

from ui import telling as module
from ui.telling import telling


class Busy(dict[str, Any]):
    """The state of a session in which so many presses wait already."""

    presses = 0

    def __getitem__(self, key: str) -> Any:
        if self.presses:
            self.presses -= 1
            raise RerunException(RerunData(query_string=str(self.presses)))
        return super().__getitem__(key)


@pytest.mark.parametrize("presses", [1, 2])
def test_the_work_is_done_before_the_next_press_has_its_turn(presses: int, monkeypatch: pytest.MonkeyPatch) -> None:
    state = Busy(field="Long talks")
    state.presses = presses
    monkeypatch.setattr(module.st, "session_state", state)
    told: list[str] = []
    with pytest.raises(RerunException) as press:
        telling("field", told.append)()
    assert told == ["Long talks"]
    assert press.value.rerun_data.query_string == "0", "the last one"


def test_without_a_next_press_the_work_is_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.st, "session_state", Busy(field="Talks"))
    told: list[str] = []
    telling("field", told.append)()
    assert told == ["Talks"]
