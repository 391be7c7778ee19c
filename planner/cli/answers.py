"""The screen at the end of a solve."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from planner.cli.explanations import show_obstacles
from planner.cli.keeping import Kept
from planner.cli.screen import Screen, table
from planner.domain.scenario import Scenario
from planner.plan.record import COUNTED, Answer, Plan, Status
from planner.report.answer_words import advice
from planner.report.words import MEANING, Namer, counted, duration, moment


def show_answer(screen: Screen, answer: Answer, scenario: Scenario, *, stopped: bool = False) -> None:
    """Prints the status in words, what the plan costs, its figures and what is not held; or what stands in the way."""
    style = "bold green" if answer.plan is not None else "bold red"
    screen.say((f"{scenario.title}: ", "bold"), (answer.words, style))
    if stopped and answer.status in (Status.WITHIN, Status.BEST_FOUND):
        screen.say("It was stopped; with more time more may be found and proved.")
    for remark in answer.remarks:
        screen.say(remark)
    _faults(screen, answer)
    if answer.plan is not None:
        _tiers(screen, answer)
        _figures(screen, answer.plan, scenario)
        _not_held(screen, answer.plan, scenario)
    show_obstacles(screen, scenario, answer)
    if answer.status is Status.NO_PLAN_UNCONFIRMED:
        screen.say(advice(answer))
    if answer.status is Status.NO_PLAN_FOUND:
        cut = "It was stopped. " if stopped else ""
        more = "Give it more time with --time-limit, or all cores with --fast."
        screen.say(f"{cut}Nothing is proved: there may be a plan. {more}")


def show_targets(screen: Screen, answer: Answer, kept: Kept) -> None:
    """Prints where the plan and the whole answer are, and what could not be written."""
    for name in kept.of_plan if answer.plan is None else ():
        left = "the file that was there before is as it was" if Path(name).exists() else "it was not written"
        screen.say(f"There is no plan to put in {name}; {left}.")
    if answer.plan is not None and kept.nothing_asked:
        screen.say("The plan is not kept: add -o PLAN.csv to write it.")
    for written in kept.written:
        screen.say(written)
    for failure in kept.failures:
        screen.say(("Not written: ", "bold red"), failure)


def show_trouble(screen: Screen, answer: Answer, scenario: Scenario, kept: Kept, *, stopped: bool = False) -> None:
    """Prints only what went wrong: why there is no plan, faults of ours, what could not be written."""
    if answer.plan is None:
        show_answer(screen, answer, scenario, stopped=stopped)
    else:
        _faults(screen, answer)
    if answer.plan is None or kept.failures:
        show_targets(screen, answer, kept)


def show_timings(screen: Screen, answer: Answer) -> None:
    """Prints how long each step took, how much memory the process that solved took, and where the answer comes from."""
    import resource
    import sys

    seconds = table("step", "seconds", numbers=("seconds",))
    for stage, taken in answer.seconds.items():
        seconds.add_row(stage, f"{taken:.3f}")
    screen.print(seconds)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    screen.say(f"Most memory used: {peak:.0f} MB.")
    if answer.estimate is not None:
        screen.say(
            f"An exact model of it would have about {answer.estimate:,} constraints, by an estimate before it is built."
        )
    made = answer.provenance
    versions = ", ".join(f"{name} {version}" for name, version in made.versions.items())
    screen.say(f"Seed {made.seed}, {counted(made.workers, 'worker')}, scenario {made.fingerprint}; {versions}.")


def _faults(screen: Screen, answer: Answer) -> None:
    for fault in answer.faults:
        screen.say(("A fault of ours: ", "bold red"), f"{fault} Please report it with the scenario.")


def _tiers(screen: Screen, answer: Answer) -> None:
    found = table("tier", "value", "no plan below", "what it counts", numbers=("value", "no plan below"))
    for each in (each for each in answer.tiers if each.tier in COUNTED):
        bound = "" if each.bound == 0 and each.value else f"{each.bound:,}"
        found.add_row(str(each.tier), f"{each.value:,}", bound, MEANING[each.tier])
    screen.print(found)


def _figures(screen: Screen, plan: Plan, scenario: Scenario) -> None:
    people = len({who for each in plan.appointments for who in each.people})
    travelled = sum(_minutes(leg.depart, leg.arrive) * len(leg.people) for leg in plan.journeys)
    held = f"{len({each.meeting for each in plan.appointments}):,} of {counted(len(scenario.to_be_planned), 'meeting')} held"
    journeys = f"{counted(len(plan.journeys), 'journey')}, {duration(travelled)} en route in all"
    screen.say(f"{held}, {counted(people, 'person', 'people')}, {journeys}.")
    if scenario.work:
        screen.say(f"{len(plan.prepared):,} of {counted(len(scenario.work), 'piece of work', 'pieces of work')} done.")
    if plan.appointments:
        namer, first = Namer(scenario), plan.appointments[0]
        start = moment(namer.local(first.start, first.place))
        where = "(home time)" if first.place == "remote" else f"in {namer.place(first.place)}"
        screen.say(f"It begins on {start} {where}: {namer.meeting(first.meeting)}.")


def _minutes(start: datetime, end: datetime) -> int:
    return round((end - start).total_seconds() / 60)


def _not_held(screen: Screen, plan: Plan, scenario: Scenario) -> None:
    namer = Namer(scenario)
    for left in plan.unscheduled:
        screen.bullet(("Not held: ", "bold"), f"{namer.meeting(left.meeting)}. {left.reason}")
    for undone in plan.unprepared:
        screen.bullet(("Not done: ", "bold"), f"{namer.work(undone.work)}. {undone.reason}")
