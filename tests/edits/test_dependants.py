"""What hangs on an entry, and the edit that takes it out with all of that."""

from __future__ import annotations

import pytest

from planner.domain.references.mentions import Form, Mention, mentions
from planner.edits import Fate, apply, dependants, removal
from planner.edits.marks import marked, tree_of
from planner.errors import InputError
from planner.files import parse_scenario
from tests.edits.test_rename import EVERY, entries
from tests.edits.texts import FIRST_STEPS, SINGAPORE

CASES: list[tuple[str, list[str]]] = [
    (
        "people.carl",
        [
            "loses: person ann names it under `deputies`",
            "loses: role clerk names it under `acting`",
            "broken: meeting briefing needs it as `who.required`",
            "loses: meeting talks names it under `who.any_of.of`",
            "goes: relation r-apart needs it as `who`",
        ],
    ),
    (
        "people.finn",
        [
            "loses: role envoy names it under `acting`",
            "loses: party delegates names it under `members`",
            "loses: group guests names it under `members`",
            "broken: meeting talks needs it as `who.any_of.of`",
        ],
    ),
    (
        "groups.guests",
        [
            "loses: person ann names it under `deputies`",
            "loses: role clerk names it under `acting`",
            "loses: meeting visit names it under `who.optional`",
            "loses: meeting talks names it under `who.any_of.of`",
            "loses: meeting talks names it under `who.joins_after`",
            "loses: meeting talks names it under `stages.who`",
            "goes: relation r-group needs it as `who`",
            "loses: permit visa names it under `for`",
        ],
    ),
    (
        "meetings.peak",
        [
            "goes: the summit needs it as `meeting`",
            "goes: relation r-before needs it as `then`",
            "goes: relation r-gate needs it as `opens`",
            "goes: relation r-different needs it as `meetings`",
            "goes: relation r-parity needs it as `meetings`",
        ],
    ),
    (
        "delegations.n",
        [
            "loses: the order_of_precedence names it under `first`",
            "broken: person ann needs it as `of`",
            "broken: person bea needs it as `of`",
            "broken: person carl needs it as `of`",
            "goes: relation r-balance needs it as `delegations`",
            "goes: quota few needs it as `delegations`",
        ],
    ),
    (
        "parties.delegates",
        [
            "goes: journey delegates-leave needs it as `who`",
            "loses: permit visa names it under `for`",
            "goes: permit way needs it as `for`",
            "loses: waiver rested names it under `who`",
        ],
    ),
    (
        "places.north.venues.offices",
        [
            "loses: city north has a ground time to it, `palace - offices`",
            "loses: person carl names it under `hotels`",
            "loses: meeting talks names it under `where`",
            "loses: meeting talks names it under `where`",
            "loses: meeting talks names it under `where`",
            "goes: quota few needs it as `place`",
        ],
    ),
    (
        "resources.screens",
        [
            "loses: meeting talks names it under `needs.equipment`",
            "loses: meeting talks names it under `needs.named`",
        ],
    ),
    ("relations.r-gate", []),
    ("places.north.venues.palace.open", []),
]


@pytest.mark.parametrize(("path", "told"), CASES)
def test_what_hangs_on_an_entry_is_told(path: str, told: list[str]) -> None:
    found = dependants(EVERY, tuple(path.split(".")))
    assert [f"{each.fate}: {each.sentence}" for each in found] == told
    assert dependants(tree_of(marked(EVERY)), tuple(path.split("."))) == found


def test_the_home_is_needed_by_the_scenario() -> None:
    assert "the scenario needs it as `home`" in [each.sentence for each in dependants(EVERY, ("places", "north"))]


def test_what_hangs_on_something_that_goes_too_is_told_with_its_name() -> None:
    text = EVERY.replace("members: [emil, finn]", "members: [emil]")
    found = {each.sentence: each for each in dependants(text, ("people", "emil"))}
    assert found["party delegates needs it as `members`"].fate is Fate.GOES
    assert found["permit way needs party delegates as `for`"].owner == ("permits", "way")
    after = tree_of(marked(apply(text, removal(text, ("people", "emil")))))
    assert "parties" not in after
    assert list(after["permits"]) == ["visa"]
    assert "holder" not in after["roles"]["envoy"]


def test_a_group_goes_with_its_last_member_and_counts_for_as_many_as_it_has() -> None:
    text = EVERY.replace("members: [dora, clerk]", "members: [dora]").replace(
        "[bea, finn], least", "[carl, guests], least"
    )
    found = {each.sentence: each.fate for each in dependants(text, ("people", "dora"))}
    assert found["group veterans needs it as `members`"] is Fate.GOES
    assert found["meeting signing names group veterans under `who.in_person`"] is Fate.LOSES
    assert found["meeting signing needs group veterans as `who.required`"] is Fate.BROKEN
    assert "veterans" not in tree_of(marked(apply(text, removal(text, ("people", "dora")))))["groups"]
    of_two = [
        each for each in dependants(text, ("people", "carl")) if each.path[1:5] == ("talks", "who", "any_of", "1")
    ]
    assert [each.fate for each in of_two] == [Fate.LOSES]


def test_a_path_that_leads_nowhere_is_refused() -> None:
    for function in (dependants, removal):
        with pytest.raises(InputError, match="REF-unknown"):
            function(EVERY, ("people", "nobody"))


def test_after_a_removal_only_what_is_named_as_broken_leads_nowhere() -> None:
    for text in (EVERY, FIRST_STEPS):
        for path in entries(text):
            broken = [each for each in dependants(text, path) if each.fate is Fate.BROKEN]
            after = apply(text, removal(text, path))
            dangling = [each for each in mentions(tree_of(marked(after))) if dangles(each)]
            assert len(dangling) == len(broken), path
            if not broken:
                assert readable(after), path


def dangles(mention: Mention) -> bool:
    if "/" not in mention.text or mention.field.form is not Form.PLACE:
        return not mention.targets and mention.text != "remote"
    city, venue, *_ = mention.text.split("/")
    alone = city == venue and len(mention.targets) == 1
    return len(mention.targets) < mention.text.count("/") + 1 and not alone


def readable(text: str) -> bool:
    """Whether a text is a scenario, perhaps with faults, but none of a reference that leads nowhere or a missing field."""
    try:
        parse_scenario(text)
    except InputError as error:
        return not {each.code for each in error.faults} & {"REF-unknown", "FMT-missing", "FMT-empty"}
    return True


def test_a_removal_leaves_nothing_behind_in_singapore() -> None:
    for path in (("people", "kim-yong-chol"), ("meetings", "ny-dinner"), ("permits", "kim-yong-chol-waiver")):
        after = apply(SINGAPORE, removal(SINGAPORE, path))
        assert readable(after), path
        assert path[-1] not in {each.text for each in mentions(tree_of(marked(after)))}
