"""A waiver is told in what is worth a look, whether the plan needs it or not."""

from __future__ import annotations

import pytest

from planner.report.looks import LookKind
from planner.report.worth_a_look import worth_a_look
from tests.check.test_waived import PLAN, asked


@pytest.mark.parametrize(
    ("waiver", "sentence"),
    [
        (
            {"waives": "daily-meetings", "who": ["rok"], "until": "2018-06-09"},
            (
                "Waived: daily meetings for Republic of Korea, by The private office until Sat 9 Jun 2018 (The minister insists). "
                "Without it: Kang Kyung-wha has 2 meetings on Tue 05 Jun; at most 1 are allowed."
            ),
        ),
        (
            {"waives": "quiet-times", "meetings": ["late"]},
            "Waived: quiet times for 'A meeting', by The private office (The minister insists). Nothing in the plan needs it.",
        ),
        (
            {"waives": "rest", "who": ["kang"], "until": "2018-06-05"},
            (
                "Waived: rest for Kang Kyung-wha, by The private office until Tue 5 Jun 2018 (The minister insists). "
                "It ends before the horizon does, and lifts nothing."
            ),
        ),
    ],
)
def test_a_waiver_is_told_with_who_gave_it(waiver: dict[str, object], sentence: str) -> None:
    (look,) = (look for look in worth_a_look(asked(w=waiver), PLAN) if look.kind is LookKind.WAIVED)
    assert look.sentence == sentence
