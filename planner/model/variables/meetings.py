"""Variables of meetings: whether each is held, when, at which place, and who fills its seats."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ortools.sat.python import cp_model

from planner.domain.place import Place
from planner.model.posting import STRUCTURE, PostingModel
from planner.problem import Problem
from planner.problem.parts import Part
from planner.problem.spans import Spans
from planner.problem.tasks import Candidate, Option, Seat, SeatKind, Task


def domain(those: Spans) -> cp_model.Domain:
    """Spans as a domain of the solver."""
    return cp_model.Domain.from_intervals([list(span) for span in those])


class MeetingVariables:
    """Whether each meeting is held, its start (in steps), its place, and who fills its seats.

    The start of a meeting that is not held is its first possible one. Literals that say the same thing are made once.
    """

    def __init__(self, cp: PostingModel, problem: Problem) -> None:
        self._cp = cp
        self._problem = problem
        self.true = cp.new_constant(1)
        self.false = cp.new_constant(0)
        self.held: dict[str, cp_model.IntVar] = {}
        self.start: dict[str, cp_model.IntVar] = {}
        self._option: dict[tuple[str, Place, int], cp_model.IntVar] = {}
        self.filled: dict[tuple[str, str, str], cp_model.IntVar] = {}
        self._groups: dict[tuple[str, str, object], cp_model.IntVar] = {}
        self._attends: dict[tuple[str, str], cp_model.IntVar] = {}
        self._lasting: dict[tuple[Part, int, bool], cp_model.IntVar] = {}
        self._somebody: dict[tuple[str, frozenset[str]], cp_model.IntVar] = {}
        for task in problem.tasks.values():
            self._make(task)

    def _make(self, task: Task) -> None:
        cp, id_ = self._cp, task.id
        if not task.options:
            self.held[id_] = self.false
            self.start[id_] = cp.new_constant(0)
            if task.must:
                cp.add_bool_or([self.false])
            return
        held = self.true if task.must else cp.new_bool_var(f"held {id_}")
        starts = task.starts
        self.held[id_] = held
        self.start[id_] = start = cp.new_int_var_from_domain(domain(starts), f"start {id_}")
        if not task.must:
            cp.add(start == starts[0][0]).only_enforce_if(~held)
        if len(task.options) == 1:
            self._option[id_, task.options[0].place, task.options[0].short] = held
        else:
            for option in task.options:
                shorter = f" {option.short} min shorter" if option.short else ""
                here = cp.new_bool_var(f"{id_} at {option.place}{shorter}")
                self._option[id_, option.place, option.short] = here
                if option.starts != starts:
                    cp.add_linear_expression_in_domain(start, domain(option.starts)).only_enforce_if(here)
            cp.add(sum(self.at(task, option) for option in task.options) == held)
        for seat in task.seats:
            self._fill(task, seat)

    def _fill(self, task: Task, seat: Seat) -> None:
        """Literals of a seat's candidates; which of them must hold is the attendance rule's business."""
        sole = seat.kind is SeatKind.REQUIRED and len(seat.candidates) == 1
        for each in seat.candidates:
            if sole:
                literal = self.held[task.id]
            else:
                literal = self._cp.new_bool_var(f"{each.person} as {seat.id} in {task.id}")
                self._cp.add_implication(literal, self.held[task.id])
            self.filled[task.id, seat.id, each.person] = literal

    def at(self, task: Task, option: Option) -> cp_model.IntVar:
        """A literal: the task is held at that option."""
        return self._option[task.id, option.place, option.short]

    def shortened(self, task: Task, short: int) -> cp_model.IntVar:
        """A literal: the task is held, for so many minutes less than its whole length."""
        return self.group(task, "shorter", short, lambda option: option.short == short)

    def minutes_short(self, task: Task) -> cp_model.LinearExpr:
        """By how many minutes the task is shorter than its whole length; 0 where it is not held."""
        shorts = [short for short in task.shorts if short]
        return cp_model.LinearExpr.weighted_sum([self.shortened(task, short) for short in shorts], shorts)

    def lasting(self, part: Part, extra: int = 0, *, down: bool = False) -> int | cp_model.IntVar:
        """Steps from the start of a meeting to so many minutes after the end of a part of it, rounded up or down.

        A variable where the part may be shortened; it is of no account where the meeting is not held.
        """
        rounded = self._problem.grid.down if down else self._problem.grid.up
        task, key = self._problem.tasks[part.meeting], (part, extra, down)
        if not part.shortens:
            return rounded(part.end + extra)
        if key not in self._lasting:
            steps = {short: rounded(part.end + extra - short) for short in task.shorts}
            least = min(steps.values())
            self._lasting[key] = lasting = self._cp.new_int_var(least, max(steps.values()), f"{part.meeting} lasts")
            with self._cp.owned_by(STRUCTURE):
                more = sum((each - least) * self.shortened(task, short) for short, each in steps.items())
                self._cp.add(lasting == least + more)
        return self._lasting[key]

    def interval(
        self, part: Part, extra: int, literal: cp_model.IntVar, name: str, *, begin: int = 0
    ) -> cp_model.IntervalVar:
        """A part of a meeting and so many minutes after it, from `begin` steps after its start on; there if the literal holds."""
        start, lasting = self.start[part.meeting], self.lasting(part, extra)
        if isinstance(lasting, int):
            return self._cp.new_optional_fixed_size_interval_var(start + begin, lasting - begin, literal, name)
        last = self._problem.tasks[part.meeting].starts[-1][1] + self._problem.grid.up(part.end + extra)
        end = self._cp.new_int_var(0, last, f"end of {name}")
        with self._cp.owned_by(STRUCTURE):
            self._cp.add(end == start + lasting)
        return self._cp.new_optional_interval_var(start + begin, lasting - begin, end, literal, name)

    def group(self, task: Task, name: str, key: object, chosen: Callable[[Option], bool]) -> cp_model.IntVar:
        """A literal: the task is held at one of the options for which `chosen` holds; made once per (name, key)."""
        slot = (task.id, name, key)
        if slot not in self._groups:
            those = [self.at(task, option) for option in task.options if chosen(option)]
            self._groups[slot] = self.one_of(those, len(task.options), self.held[task.id], f"{task.id} {name} {key}")
        return self._groups[slot]

    def one_of(self, those: list[cp_model.IntVar], all_: int, held: cp_model.IntVar, name: str) -> cp_model.IntVar:
        """A literal that holds when one of several exclusive ones does."""
        if not those:
            return self.false
        if len(those) == all_:
            return held
        if len(those) == 1:
            return those[0]
        literal = self._cp.new_bool_var(name)
        with self._cp.owned_by(STRUCTURE):
            self._cp.add(sum(those) == literal)
        return literal

    def in_city(self, task: Task, city: str | None) -> cp_model.IntVar:
        """A literal: the task is held in that city; None for remote."""
        return self.group(task, "city", city, lambda option: option.city == city)

    def at_venue(self, task: Task, venue: Place) -> cp_model.IntVar:
        """A literal: the task is held at that venue."""
        return self.group(task, "venue", venue, lambda option: option.venue == venue)

    def in_zone(self, task: Task, zone: str) -> cp_model.IntVar:
        """A literal: the task is held where that zone's clock goes."""
        return self.group(task, "zone", zone, lambda option: option.zone == zone)

    def seats_of(self, task: Task, person: str) -> Iterable[tuple[Seat, cp_model.IntVar]]:
        """The seats of a task that a person may fill, each with its literal."""
        return ((seat, literal) for seat, each, literal in self.filled_of(task) if each.person == person)

    def filled_of(self, task: Task) -> Iterable[tuple[Seat, Candidate, cp_model.IntVar]]:
        """Every seat and candidate of a task with the literal that says so."""
        for seat in task.seats:
            for each in seat.candidates:
                if (task.id, seat.id, each.person) in self.filled:
                    yield seat, each, self.filled[task.id, seat.id, each.person]

    def attends(self, task: Task, person: str) -> cp_model.IntVar:
        """A literal: the person is in the task, in whichever seat."""
        key = (task.id, person)
        if key not in self._attends:
            those = [literal for _, literal in self.seats_of(task, person)]
            name = f"{person} in {task.id}"
            self._attends[key] = self.one_of(those, 0, self.held[task.id], name)
        return self._attends[key]

    def somebody(self, task: Task, people: Iterable[str]) -> cp_model.IntVar | None:
        """A literal: one of the people is in the task; None where none of them can be."""
        able = frozenset(people).intersection(task.people)
        if not able:
            return None
        key = (task.id, able)
        if key not in self._somebody:
            self._somebody[key] = self._any(task, [self.attends(task, person) for person in sorted(able)])
        return self._somebody[key]

    def _any(self, task: Task, those: list[cp_model.IntVar]) -> cp_model.IntVar:
        distinct, held = {each.index: each for each in those}, self.held[task.id]
        if held.index in distinct or len(distinct) == 1:
            return distinct.get(held.index, those[0])
        literal = self._cp.new_bool_var(f"somebody in {task.id}")
        with self._cp.owned_by(STRUCTURE):
            self._cp.add_max_equality(literal, list(distinct.values()))
        return literal

    def both(self, one: cp_model.IntVar, other: cp_model.IntVar, name: str) -> cp_model.IntVar:
        """A literal that must hold when both do (and may otherwise)."""
        if one.index == other.index or other.index == self.true.index:
            return one
        if one.index == self.true.index:
            return other
        literal = self._cp.new_bool_var(name)
        with self._cp.owned_by(STRUCTURE):
            self._cp.add_bool_or([~one, ~other, literal])
        return literal
