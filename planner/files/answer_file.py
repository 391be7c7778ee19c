"""plan.json: an answer with everything that is known about it, and its plan as the same rows that plan.csv has.

    {"format": "summit-planner answer", "version": 1, "words": ..., "worth_a_look": [...], "warnings": [...], "answer": {...},
     "rows": [...]}

`answer` is what is read back; `words`, `worth_a_look`, `warnings` and `rows` are for people and other programs, and are not read.
`worth_a_look` and `warnings` are there where whoever writes it gives them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any

from planner.domain.references.words import did_you_mean
from planner.domain.scenario import Scenario
from planner.errors import Fault, InputError
from planner.files.atomic import write_text
from planner.files.plan_rows import rows_of
from planner.files.records import load_json, record_of, tree_of
from planner.files.text import as_text, read_bytes, too_large
from planner.plan.record import Answer

FORMAT, VERSION = "summit-planner answer", 1
MOST_BYTES = 20_000_000
_FIELDS = ("format", "version", "words", "worth_a_look", "warnings", "answer", "rows")


def answer_tree(
    answer: Answer,
    scenario: Scenario,
    worth_a_look: Sequence[Any] | None = None,
    warnings: Sequence[Fault] | None = None,
) -> dict[str, Any]:
    """The tree of plan.json; `worth_a_look` are records on its plan, None where nobody looked, `warnings` those of the scenario."""
    rows = [] if answer.plan is None else rows_of(answer.plan, scenario)
    tree = {"format": FORMAT, "version": VERSION, "words": answer.words, "answer": tree_of(answer), "rows": rows}
    if worth_a_look is not None:
        tree["worth_a_look"] = tree_of([*worth_a_look])
    if warnings is not None:
        tree["warnings"] = tree_of([*warnings])
    return {name: tree[name] for name in _FIELDS if name in tree}


def answer_json(
    answer: Answer,
    scenario: Scenario,
    worth_a_look: Sequence[Any] | None = None,
    warnings: Sequence[Fault] | None = None,
) -> str:
    """The text of plan.json; what it is made of is that of `answer_tree`."""
    tree = answer_tree(answer, scenario, worth_a_look, warnings)
    return json.dumps(tree, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_answer(answer: Answer, scenario: Scenario, path: str | os.PathLike[str]) -> None:
    """Writes plan.json whole or not at all. Raises NotFound for a missing folder, InputError where it cannot be written."""
    write_text(path, answer_json(answer, scenario))


def parse_answer(text: str | bytes, file: str | None = None) -> Answer:
    """The answer in the text of a plan.json. Raises InputError with everything that is wrong with it."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > MOST_BYTES:
        raise InputError([too_large(len(data), MOST_BYTES, file)])
    tree = load_json(as_text(data, file), file)
    faults = _envelope(tree)
    answer = None
    if not faults:
        answer = record_of(Answer, tree["answer"], ("answer",), faults)
    if faults or not isinstance(answer, Answer):
        raise InputError(fault.at(file, None, None) for fault in faults)
    return answer


def _envelope(tree: Any) -> list[Fault]:
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        return [Fault("FMT-kind", f"this is no answer of ours; it needs the field format with {FORMAT!r}")]
    if tree.get("version") != VERSION or isinstance(tree.get("version"), bool):
        message = f"this file is of version {tree.get('version')!r:.20}; this program reads version {VERSION}"
        return [Fault("FMT-version", message, ("version",))]
    faults = [
        Fault("FMT-unknown", f"there is no field {key!r:.60} here{did_you_mean(key, _FIELDS)}", (key,))
        for key in tree
        if key not in _FIELDS
    ]
    if "answer" not in tree:
        faults.append(Fault("FMT-missing", "the field answer is missing"))
    return faults


def read_answer(path: str | os.PathLike[str]) -> Answer:
    """The answer in a file. Raises NotFound where there is no such file, InputError with everything that is wrong with it."""
    return parse_answer(read_bytes(path, MOST_BYTES), os.fspath(path))
