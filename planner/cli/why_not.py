"""`planner why-not`: what stands against a meeting at another time or place, or what the best plan with it there is."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli import completing
from planner.cli.alternatives import AtPlace, Meeting, PlanFile, ScenarioFile, place_called, read
from planner.cli.ends import Exit, write_json
from planner.cli.options import AsJson, Quiet
from planner.cli.solve import FUNCTION, MemoryLimit, Seed, TimeLimit

if TYPE_CHECKING:
    from planner.cli.screen import Screen
    from planner.cli.stopping import Interrupts
    from planner.domain.scenario import Scenario
    from planner.plan.record import Answer, Plan
    from planner.plan.settings import Settings
    from planner.plan.slots import Slots
    from planner.runs import Child

At = Annotated[
    str | None,
    typer.Option("--at", metavar="TIME", help="When: 2018-06-02 09:00 by the place's clock, or 09:00 on its day now."),
]
Without = Annotated[
    str | None,
    typer.Option("--without", metavar="PERSON", help="Without this person.", autocompletion=completing.people),
]
MOST_REASONS = 6
"""So many reasons are told of what is not one time at one place."""
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the plan with it there here.")
]


@dataclass(frozen=True)
class Question:
    """What is asked: a meeting at a start (UTC), at a place, perhaps with others than now; None for any.

    `scenario` and `plan` are those in which whoever it is to do without does not attend it.
    """

    scenario: Scenario
    plan: Plan
    meeting: str
    start: datetime | None
    place: str | None

    def among(self, slots: Slots) -> Slots:
        """The slots that are what is asked for."""
        from dataclasses import replace

        where, wanted = self.scenario.place, self.place
        there = [slot for slot in slots.slots if wanted is None or where(slot.place).lies_in(where(wanted))]
        at = self.start
        return replace(slots, slots=tuple(slot for slot in there if at is None or slots.has(slot, at)))


def why_not(
    scenario: ScenarioFile,
    plan: PlanFile,
    meeting: Meeting,
    at: At = None,
    place: AtPlace = None,
    without: Without = None,
    output: Output = None,
    time_limit: TimeLimit = 20.0,
    seed: Seed = 0,
    memory_limit: MemoryLimit = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Tell why a meeting is not elsewhere.

    First while all others stay as they are; then if they may move: the best plan with it there and what changes, or the
    conflict. Exit codes: 0 there is a plan, 2 bad input, 3 no plan exists, 4 not known.
    """
    from planner.cli.stopping import interrupts
    from planner.runs import Child

    with interrupts() as ctrl_c, Child(FUNCTION, memory_limit) as child:  # it loads what it needs meanwhile
        from planner.cli.targets import ready
        from planner.plan.settings import Settings

        if not 0 < time_limit < float("inf"):
            raise typer.BadParameter(f"{time_limit:g} is no number of seconds above 0", param_hint="--time-limit")
        asked, given, id_ = read(scenario, plan, meeting)
        question = _question(asked, given, id_, at, place, without)
        ready([output, "-" if json else None], [scenario, plan], {output: ""})
        slots = _slots_asked_about(question)
        if not (json or quiet):
            _show_as_it_is(question, asked, slots)
        answer = _answer(child, question, slots, Settings(time_limit, seed=seed), ctrl_c, quiet=quiet or json)
        ctrl_c.done()
    _tell(question, asked, given, slots, answer, output, json=json, quiet=quiet)
    codes = {"no-plan-exists": Exit.NO_PLAN_EXISTS}
    raise typer.Exit(Exit.DONE if answer.plan is not None else codes.get(answer.status.value, Exit.NO_PLAN_FOUND))


def _question(
    scenario: Scenario, plan: Plan, meeting: str, at: str | None, place: str | None, without: str | None
) -> Question:
    """What is asked, in ids. Raises NotFound and BadParameter."""
    from planner.alternatives import without_person

    if at is None and place is None and without is None and plan.appointment(meeting) is not None:
        raise typer.BadParameter("it is held; say where else: --at TIME, --place PLACE or --without PERSON")
    if scenario.summit is not None and scenario.summit.meeting == meeting and (at or place):
        raise typer.BadParameter("the summit is at its own time and place; change them in the scenario (summit)")
    if without is not None:
        person = _attending(scenario, meeting, without)
        scenario, plan = without_person(scenario, meeting, person), _plan_without(plan, meeting, person)
    where = None if place is None else place_called(scenario, place)
    return Question(
        scenario, plan, meeting, None if at is None else _instant(scenario, plan, meeting, at, where), where
    )


def _attending(scenario: Scenario, meeting: str, text: str) -> str:
    """The person or role of the meeting that somebody names. Raises NotFound."""
    from planner.report.naming import named

    who = scenario.meetings[meeting].who
    seats = dict.fromkeys((*who.required, *who.optional, *(each for group in who.any_of for each in group.of)))
    names = {id_: (scenario.people.get(id_) or scenario.roles[id_]).name for id_ in seats}
    return named(text, "person of the meeting", names)


def _plan_without(plan: Plan, meeting: str, seat: str) -> Plan:
    from dataclasses import replace

    def left(held: Any) -> Any:
        rest = tuple(each for each in held.attendance if each.seat != seat)
        return replace(held, attendance=rest) if held.meeting == meeting else held

    return replace(plan, appointments=tuple(left(held) for held in plan.appointments))


def _instant(scenario: Scenario, plan: Plan, meeting: str, text: str, place: str | None) -> datetime:
    """A time as somebody says it: a moment, or a time of day on the day on which the meeting is now. Raises BadParameter."""
    import re

    from planner.domain import clock
    from planner.domain.clock import NoSuchTime
    from planner.domain.values import read_moment

    now = plan.appointment(meeting)
    where = place or (now.place if now is not None else next(iter(scenario.meetings[meeting].where), "remote"))
    zone = scenario.zone_of(where)
    words = text.strip().replace("T", " ")
    if now is not None and re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", words):
        words = f"{clock.to_local(now.start, zone):%Y-%m-%d} {words:0>5}"
    try:
        moment = read_moment(words)
        if moment.clock is None:
            raise typer.BadParameter(f"{text!r} has no time of day; write 2018-06-02 09:00", param_hint="--at")
        start = clock.instant(moment, zone)
    except (NoSuchTime, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--at") from None
    if not scenario.start <= start < scenario.end:
        raise typer.BadParameter(f"{text} lies outside the horizon", param_hint="--at")
    return start


def _slots_asked_about(question: Question) -> Slots:
    """The slots of the meeting that are what is asked for."""
    from planner.alternatives import slots_of

    return question.among(slots_of(question.scenario, question.plan, question.meeting))


def _show_as_it_is(question: Question, asked: Scenario, slots: Slots) -> None:
    """Says what there is while all other meetings stay as they are."""
    from planner.cli.screen import Screen
    from planner.report import Namer
    from planner.report.slot_runs import costs_in_words, reasons_in_words, when_and_where
    from planner.report.slot_text import where_now

    screen, namer = Screen(), Namer(asked)
    screen.say((f"{asked.meetings[question.meeting].title}: ", "bold"), where_now(namer, slots))
    for remark in slots.remarks:
        screen.say(remark)
    stay = ("While all others stay as they are: ", "bold")
    if slots.possible:
        best = slots.possible[0]
        at = when_and_where(namer, question.start or best.first, best.place)
        screen.say(stay, (f"yes, {at}", "green"), f". Against now: {costs_in_words(best)}.")
        return
    barred = [slot for slot in slots.slots if not all(reason.calendar for reason in slot.reasons)] or slots.slots
    reasons = list(dict.fromkeys((slot.place, reasons_in_words(slot.reasons)) for slot in barred))
    if not reasons:
        off = f"it is on no start of the grid of {slots.step} min"
        known = off if question.start is not None else "it is not held there in any case"
        screen.say(stay, ("no", "red"), f": {known}.")
    elif len(reasons) == 1:
        screen.say(stay, ("no", "red"), f": {reasons[0][1]}.")
    else:
        several = len({place for place, _ in reasons}) > 1
        screen.say(stay, ("no", "red"), ".")
        for place, words in reasons[:MOST_REASONS]:
            screen.bullet(*([(f"{namer.place(place)}: ", "bold")] if several else []), f"{words}.")
        if len(reasons) > MOST_REASONS:
            screen.say(f"And {len(reasons) - MOST_REASONS:,} more; planner slots tells all of them.")


def _answer(
    child: Child, question: Question, slots: Slots, settings: Settings, ctrl_c: Interrupts, *, quiet: bool
) -> Answer:
    """The best plan with the meeting there if others may move, or the conflict."""
    from planner.alternatives import narrowed, plan_with
    from planner.cli.ends import began
    from planner.cli.progress import watcher
    from planner.runs import Job

    start, shortened = question.plan, None
    if slots.possible:
        best = slots.possible[0]
        shortened = best.shortened
        start = plan_with(question.scenario, question.plan, question.meeting, best, question.start or best.first)
    asked = narrowed(question.scenario, question.meeting, question.start, question.place, shortened)
    job = Job(asked, settings, began(), start)
    with watcher(sys.stderr, settings.time_limit, quiet=quiet) as watching, ctrl_c.patient(child.kill):
        return child.solved(job, watching.tell, lambda: ctrl_c.asked)


def _tell(
    question: Question,
    asked: Scenario,
    given: Plan,
    slots: Slots,
    answer: Answer,
    output: str | None,
    *,
    json: bool,
    quiet: bool,
) -> None:
    """Writes the plan where it was asked for, and says what there is if others may move."""
    from planner.cli.screen import Screen
    from planner.files import plan_csv
    from planner.files.atomic import write_text

    if answer.plan is not None and output is not None:
        write_text(output, plan_csv(answer.plan, question.scenario))
    if json:
        write_json(_tree(question, asked, given, slots, answer))
        return
    screen = Screen()
    if not quiet:
        _show_if_others_move(screen, question, asked, given, answer)
    if answer.plan is not None and output is not None and not quiet:
        screen.say(f"The plan is in {output}.")


def _show_if_others_move(screen: Screen, question: Question, asked: Scenario, given: Plan, answer: Answer) -> None:
    from planner.cli.differences import show_changes, show_costs
    from planner.cli.explanations import show_obstacles
    from planner.plan.diff import compare
    from planner.report import Namer, told

    move = ("If others may move: ", "bold")
    if answer.plan is None:
        there = "with it there" if question.start or question.place else "with it"
        screen.say(move, (answer.words.replace("no plan exists", f"no plan exists {there}"), "bold red"), ".")
        show_obstacles(screen, asked, answer)
        return
    screen.say(move, ("there is a plan", "bold green"), f" ({answer.words}).")
    show_changes(screen, told(compare(given, answer.plan), Namer(asked)))
    show_costs(screen, given, answer.plan, question.scenario, asked)


def _tree(question: Question, asked: Scenario, given: Plan, slots: Slots, answer: Answer) -> dict[str, Any]:
    from planner.files.answer_file import answer_tree
    from planner.report import comparison_tree
    from planner.report.slot_files import slots_tree

    difference = None if answer.plan is None else comparison_tree(given, answer.plan, question.scenario, earlier=asked)
    return {
        "as_it_is": slots_tree(asked, slots),
        "if_others_move": answer_tree(answer, question.scenario),
        "difference": difference,
    }
