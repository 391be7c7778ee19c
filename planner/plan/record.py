"""What is answered: a plan, and what is known about how good it is. Frozen, and it knows no solver.

All instants are aware datetimes in UTC; reports turn them to local time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from planner.domain.place import read_place
from planner.plan.certificate import Certificate, TravelCertificate


class Mode(StrEnum):
    """How a leg is travelled."""

    AIR = "air"
    SCHEDULED = "scheduled"
    GROUND = "ground"
    TRAIN = "train"

    @property
    def on_the_ground(self) -> bool:
        """Whether one need not be at an airport."""
        return self in (Mode.GROUND, Mode.TRAIN)


@dataclass(frozen=True, order=True)
class Attendance:
    """Somebody in a seat of a meeting.

    `seat` is the id that the scenario asks for (a person or a role); `person` is who comes. They differ when somebody
    stands in for a person, and always for a role.
    """

    person: str
    seat: str


@dataclass(frozen=True, order=True)
class Appointment:
    """A meeting that is held: when, where, and who comes (ordered by person)."""

    start: datetime
    meeting: str
    end: datetime
    place: str
    attendance: tuple[Attendance, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who comes, in order of id."""
        return tuple(sorted(each.person for each in self.attendance))

    @property
    def city(self) -> str:
        """The city, or `remote`."""
        place = read_place(self.place)
        return self.place if place is None else place.city


@dataclass(frozen=True, order=True)
class Journey:
    """One leg between two cities: `depart` and `arrive` are take-off and landing, or door to door on the ground.

    `people` travel it together, ordered by id; `party` is their party's id where they are one.
    `flight` is the number of a scheduled departure, `via` a stop on the way, for people to read.
    """

    depart: datetime
    id: str
    arrive: datetime
    origin: str
    destination: str
    people: tuple[str, ...]
    mode: Mode
    party: str | None = None
    flight: str | None = None
    via: str | None = None


@dataclass(frozen=True, order=True)
class Rest:
    """Rest after a long leg (`journey` is its id), for everybody on it who attends a meeting afterwards."""

    start: datetime
    journey: str
    end: datetime
    city: str
    people: tuple[str, ...]


CANCELLED = "Cancelled."
"""The reason why a meeting is not held that is cancelled."""


@dataclass(frozen=True, order=True)
class Unscheduled:
    """A meeting that is not held, and why, in a sentence."""

    meeting: str
    reason: str


@dataclass(frozen=True, order=True)
class Prepared:
    """A piece of work that is done: when it begins and when it is ready."""

    start: datetime
    work: str
    end: datetime

    @property
    def people(self) -> tuple[str, ...]:
        """Nobody comes, travels or rests; who does the work is the scenario's to say."""
        return ()


@dataclass(frozen=True, order=True)
class Unprepared:
    """A piece of work that is not done, and why, in a sentence."""

    work: str
    reason: str


@dataclass(frozen=True)
class Plan:
    """Who meets whom, where and when, how everybody gets there, what is prepared, and what is left out; each part in its
    natural order.
    """

    appointments: tuple[Appointment, ...] = ()
    journeys: tuple[Journey, ...] = ()
    rests: tuple[Rest, ...] = ()
    unscheduled: tuple[Unscheduled, ...] = ()
    prepared: tuple[Prepared, ...] = ()
    unprepared: tuple[Unprepared, ...] = ()

    def appointment(self, meeting: str) -> Appointment | None:
        """The appointment of a meeting, or None where it is not held."""
        return next((each for each in self.appointments if each.meeting == meeting), None)

    def of(self, person: str) -> Plan:
        """The part of the plan that concerns one person."""
        return Plan(
            tuple(each for each in self.appointments if person in each.people),
            tuple(each for each in self.journeys if person in each.people),
            tuple(each for each in self.rests if person in each.people),
            (),
        )


class Tier(StrEnum):
    """What matters, in order: a lower tier never outweighs a higher one."""

    PRIORITY = "priority"
    ATTENDANCE = "attendance"
    STABILITY = "stability"
    PROTOCOL = "protocol"
    COMFORT = "comfort"
    TRAVEL = "travel"
    TIDINESS = "tidiness"

    @property
    def and_above(self) -> tuple[Tier, ...]:
        """This tier after those that matter more."""
        tiers = tuple(Tier)
        return tiers[: tiers.index(self) + 1]


COUNTED = tuple(tier for tier in Tier if tier is not Tier.STABILITY)
"""The tiers in which a rule counts something. What lists tiers lists these: one without a rule would always be nothing."""


@dataclass(frozen=True, order=True)
class Term:
    """One named part of what a plan costs; less is better.

    `amount` counts in `unit`; `amount * weight` enters the tier. `subject` is the meeting, person or delegation that it
    is about.
    """

    tier: Tier
    name: str
    subject: str
    amount: int
    unit: str
    weight: int

    @property
    def cost(self) -> int:
        """What it adds to its tier."""
        return self.amount * self.weight


@dataclass(frozen=True)
class TierResult:
    """What a tier came to, and a proved bound: no plan that is as good in the tiers above comes to less."""

    tier: Tier
    value: int
    bound: int

    @property
    def proved(self) -> bool:
        """Whether no plan is better in this tier."""
        return self.value == self.bound


class Status(StrEnum):
    """How good the answer is known to be; `words` says it to people."""

    PROVED_BEST = "proved-best"
    WITHIN = "within"
    BEST_FOUND = "best-found"
    NO_PLAN_EXISTS = "no-plan-exists"
    NO_PLAN_UNCONFIRMED = "no-plan-unconfirmed"
    NO_PLAN_FOUND = "no-plan-found"

    @property
    def words(self) -> str:
        """The status as people read it."""
        return {
            Status.PROVED_BEST: "proved best",
            Status.WITHIN: "within x % of the best possible",
            Status.BEST_FOUND: "best found so far",
            Status.NO_PLAN_EXISTS: "no plan exists (proved)",
            Status.NO_PLAN_UNCONFIRMED: "no plan exists, says the solver (unconfirmed)",
            Status.NO_PLAN_FOUND: "no plan found in the time given",
        }[self]


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of any plan, in a sentence; `culprits` are the parts of the scenario that make it so.

    A culprit is a path such as `permits.kim-yong-chol-waiver` or `meetings.ny-dinner.when.between`. `meetings` are those that
    cannot all be held, `reasons` the clauses of the sentence that say why.
    """

    subject: str
    sentence: str
    culprits: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Repair:
    """A change of the scenario with which there is a plan: it was tried.

    `says` tells a planner what to do. `patch` is the change as a patch of the scenario's file (RFC 7396, as JSON), `held` how
    many meetings the plan holds, and `values` what it costs by tier; a longer solve may find a better one.
    """

    says: str
    patch: str
    held: int
    values: Mapping[str, int]


@dataclass(frozen=True)
class Provenance:
    """Where an answer comes from: enough to get it again, but for the plan that it went on from where it did (`start`).

    `good_enough` is the tier below which nothing was asked for, None where everything was.
    """

    title: str
    fingerprint: str
    seed: int
    workers: int
    reproducible: bool
    time_limit: float
    versions: Mapping[str, str]
    good_enough: Tier | None = None
    start: bool = False


@dataclass(frozen=True)
class Answer:
    """What `solve` returns: a plan or none, how good it is known to be, and where it comes from.

    `seconds` maps the stages of the work (compile, build, a tier's name, check, first plan) to wall seconds. `faults` are
    sentences on where the solver contradicted itself or failed: our bug, told as one; the plan passed the judge all the same.
    `grid` is the minutes of the grid to which the proof is restricted, None where it holds for every minute; `remarks` are
    sentences on how the plan differs from what was asked. `estimate` is how many constraints the exact model was thought to
    have before it was built, or not built; None where nobody looked. `repairs` are there where somebody asked for them.
    `at_stake` is what all that may be left out has of priority together, `certificate` and `travel_certificate` what proves the
    bounds of the tiers priority and travel where it is not the solver that does.
    """

    status: Status
    plan: Plan | None
    tiers: tuple[TierResult, ...]
    terms: tuple[Term, ...]
    obstacles: tuple[Obstacle, ...]
    provenance: Provenance
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)
    faults: tuple[str, ...] = ()
    grid: int | None = None
    remarks: tuple[str, ...] = ()
    estimate: int | None = None
    repairs: tuple[Repair, ...] = ()
    at_stake: int | None = None
    certificate: Certificate | None = None
    travel_certificate: TravelCertificate | None = None

    @property
    def words(self) -> str:
        """The status in words, with the figure where there is one, and the grid where a proof is one of the grid."""
        proof = self.status in (Status.PROVED_BEST, Status.WITHIN, Status.NO_PLAN_EXISTS)
        grid = f" on the grid of {self.grid} min" if proof and self.grid is not None else ""
        if self.status is Status.NO_PLAN_EXISTS:
            return f"no plan exists{grid} (proved)"
        gap, percent = self.open_tier, self.percent
        if self.status is not Status.WITHIN or gap is None or percent is None:
            return f"{self.status.words}{grid}"
        words = f"within {percent:.1f} % of the best possible in {gap.tier}{grid}"
        if gap.tier is Tier.PRIORITY and self.at_stake is not None:
            held, most = self.at_stake - gap.value, self.at_stake - gap.bound
            return f"{words}: {held:,} of at most {most:,} points held"
        return words

    @property
    def open_tier(self) -> TierResult | None:
        """The first tier that is not proved; None where all are, or there is no plan."""
        return next((each for each in self.tiers if not each.proved), None)

    @property
    def percent(self) -> float | None:
        """By how many percent at most the first tier that is not proved can be better; None where there is none, or no bound.

        In priority they are percent of what can be held at most, where it is known what is at stake.
        """
        gap = self.open_tier
        if gap is None or gap.bound <= 0:
            return None
        whole = gap.value
        if gap.tier is Tier.PRIORITY and self.at_stake is not None:
            whole = self.at_stake - gap.bound
        return 100 * (gap.value - gap.bound) / max(1, whole)
