"""The collection of cases that lies beside the checkout, where it does: what each file gives, against what is right."""

from __future__ import annotations

import pytest

from planner.check import check
from planner.files import load_scenario, read_plan
from planner.plan.record import Status
from planner.solve import Settings, solve
from tests.cases.test_cases import holds, refusal, told
from tests.house.imports import ROOT

SHARED = ROOT.parent / "shared" / "data" / "cases"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the collection does not lie beside this checkout")

PINS = "culprits meetings.a.pin meetings.b.pin"
RIGHT: dict[str, list[str]] = {
    "false-infeasible-simple": ["solve exit 0", "tier priority 10"],
    "solver-crash": ["solve exit 3", "says at most 4 meetings of a delegation of kind bilateral on a day"],
    "06b-quota": ["solve exit 0", "tier priority 0"],
    "26-delhi-grid60": ["solve exit 0", "tier tidiness 510"],
    "26b-kathmandu-grid30": ["solve exit 0", "tier tidiness 495"],
    "26d-from-0807": ["solve exit 0", "tier tidiness 3"],
    "26h-away-start": ["solve exit 0", "tier tidiness 2204"],
    "26e-delhi-grid30": ["solve exit 0"],
    "27-permit-at-home": ["solve exit 3", "says Cay", "culprit permits.v"],
    "27f-runs-out": ["solve exit 3", "says Cay", "culprit permits.v"],
    "27b-optional": ["solve exit 3"],
    "false-proof-rounding": ["solve exit 0", "remark On the grid of 15 min"],
    "rounding-changeover": ["solve exit 0"],
    "03-gap-hours-end": ["solve exit 3"],
    "03c-gap-hours-start": ["solve exit 0", "talk at 2026-03-08 03:00"],
    "03d-gap-inside": ["solve exit 3"],
    "03j-quiet-ends-gap": ["solve exit 0", "talk at 2026-03-08 03:00"],
    "03l-lordhowe-hours-gap": ["solve exit 3"],
    "04-departure-2400": ["refused TIME-clock routes.line.departures.0.at"],
    "04b-departure-gap": ["solve exit 3", "culprit routes.line.departures"],
    "10-prime-gap": ["solve exit 0", "tier protocol 1"],
    "10b-prime-gap-start": ["solve exit 0", "talk at 2026-03-08 03:00"],
    "10c-prime-fold": ["solve exit 0", "tier protocol 0"],
    "15c-samoa-pin": ["refused TIME-skipped meetings.a.pin.at", "says 2011-12-31 00:00"],
    "05-offset": ["refused TIME-offset people.ann.blocked.0.0", "refused TIME-offset people.bob.available.0.0"],
    "05b-valid": ["refused TIME-offset permits.v.valid.0"],
    "05c-window": ["refused TIME-offset meetings.talk.when.between.0"],
    "01-cn-makeup-saturday": ["solve exit 0", "talk at 2018-04-28 08:00"],
    "01b-hu-saturday": ["solve exit 0", "talk at 2018-10-13 08:00"],
    "01d-ru-saturday": ["solve exit 0", "talk at 2018-06-09 08:00"],
    "02-ae-old-weekend": ["solve exit 0", "talk at 2021-03-07 08:00"],
    "02b-sa-2012": ["solve exit 0", "talk at 2012-03-10 08:00"],
    "02c-johor-2024": ["solve exit 0", "talk at 2024-03-10 08:00"],
    "02f-ae-2023-ok": ["solve exit 0", "talk at 2023-03-03 08:00"],
    "07b-adjoining-spans": ["solve exit 0"],
    "07c-adjoining-days": ["solve exit 0"],
    "07d-adjoining-window": ["solve exit 0"],
    "rule-pack-list": ["refused FMT-type rule_pack"],
    "surrogate-title": ["says FMT-control"],
    "line-separator-title": ["says FMT-control"],
    "30-dupkeys": ["refused FMT-empty title", "refused FMT-empty meetings.talk.title"],
    "18c-dup-pair": ["solve exit 0"],
    "18d-dup-same": ["solve exit 0"],
    "reasons/m1-daily-meetings": ["solve exit 3", "says Abe", "culprit policies.daily_meetings"],
    "reasons/m2-daily-minutes": ["solve exit 3", "says 3 h of meetings", "culprit policies.daily_minutes"],
    "reasons/m3-quota": ["solve exit 3", "culprit policies.quotas.q"],
    "reasons/m4-rooms-alike": ["solve exit 3", "says osaka/hall/r"],
    "reasons/m6-departure": ["solve exit 3", "culprit routes.w.departures"],
    "reasons/m7-noreturn": ["solve exit 3", "culprit people.putin.returns"],
    "reasons/m8-ground": ["solve exit 3", "says 30 min between two venues", PINS],
    "reasons/m9-turnover": ["solve exit 3", "says 15 min to refresh a room", PINS],
    "reasons/m10-interp-day": [
        "solve exit 3",
        "says 7 h of work",
        "culprit resources.ru.number",
        "never policies.interpreter_daily",
    ],
    "reasons/m12-security": ["solve exit 3", "culprit resources.sec.number"],
    "reasons/m13b-aircraft": ["solve exit 3", "culprit resources.jet.number"],
    "reasons/m14-quiet": ["solve exit 3", "culprit policies.quiet_times.prayer"],
    "reasons/m15-adjacent": ["solve exit 3", "culprit relations.x", "culprit relations.y"],
    "reasons/x8-adjroom": ["solve exit 3"],
}
CHECKED = {
    ("06-suite-a", "06-suite-a.plan.csv"): ["availability"],
    ("06c-pin", "06c.plan.csv"): ["availability"],
    ("false-infeasible-simple", "false-infeasible-simple.csv"): [],
    ("false-proof-rounding", "false-proof-rounding.csv"): [],
    ("rounding-changeover", "rounding-changeover.csv"): [],
    ("n30", "n30hand.csv"): [],
}
NO_CASES = {"reasons/base", "reasons/m5-closed", "reasons/m11-rest", "reasons/m13-aircraft", "reasons/m16-apart"}
"""Refused by validate with the reason, or plans exist now that lengths are no longer rounded, or the others extend it."""
NEED_A_SEARCH = {"16-big", "n30", "many", "fin", "fin2"}
"""Larger ones, for which there is no plan without a search of its own."""
ELSEWHERE = {"06-suite-a", "06c-pin", "06d-boxes", "09-names", "order-a", "order-d"}


@pytest.mark.parametrize("name", RIGHT)
def test_a_shared_case_gives_what_is_right(name: str) -> None:
    file, wanted = SHARED / f"{name}.yaml", [tuple(each.split(" ", 1)) for each in RIGHT[name]]
    if not any(first == "solve" for first, _ in wanted):
        words, faults = refusal(file)
        assert all(rest in (faults if first == "refused" else words) for first, rest in wanted), words
        return
    scenario = load_scenario(file)
    answer = solve(scenario, Settings(time_limit=30))
    assert not answer.faults
    assert all(holds(scenario, answer, *each) for each in wanted), told(answer)


@pytest.mark.parametrize(("name", "plan"), CHECKED)
def test_a_shared_plan_is_judged_rightly(name: str, plan: str) -> None:
    scenario = load_scenario(SHARED / f"{name}.yaml")
    findings = check(scenario, read_plan(SHARED / plan, scenario))
    assert sorted({each.rule for each in findings}) == CHECKED[name, plan]


@pytest.mark.slow
def test_the_order_of_keys_changes_no_plan() -> None:
    """Two files that differ only in the order of those who may come; a second each, for the first plan of both."""
    one, other = (load_scenario(SHARED / f"{name}.yaml") for name in ("order-a", "order-d"))
    assert one.fingerprint == other.fingerprint
    plans = [solve(each, Settings(time_limit=30)) for each in (one, other)]
    assert {each.status for each in plans} == {Status.PROVED_BEST}
    assert plans[0].plan == plans[1].plan


def test_no_shared_case_is_forgotten() -> None:
    there = {path.relative_to(SHARED).with_suffix("").as_posix() for path in SHARED.rglob("*.yaml")}
    assert there == {*RIGHT, *NO_CASES, *NEED_A_SEARCH, *ELSEWHERE, *(name for name, _ in CHECKED)}
