"""The timeline in a real browser, on a page that holds nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from planner.report.timeline import Lane, Timeline
from planner.report.timeline_items import Item
from tests.ui.browsing import IN_A_BROWSER, chromium, watched
from tests.ui.hostile import hostile
from tests.ui.serving import served

pytestmark = IN_A_BROWSER
PAGE = Path(__file__).with_name("timeline_page.py")
WAIT = 30_000
HOUR = 3_600_000
START = 1_528_545_600_000  # Sat 9 June 2018, 12:00 UTC: 8 in the evening in Singapore
DAYS = 6

BOXES = """canvas => [...canvas.querySelectorAll(".item")].map(node => {
  const bar = node.getBoundingClientRect(), label = node.querySelector(".label").getBoundingClientRect()
  return {id: node.dataset.item, left: bar.left, right: bar.right, top: bar.top, bottom: bar.bottom, text: node.innerText,
    labelLeft: label.left, labelRight: label.right, wide: node.scrollWidth, room: node.clientWidth}
})"""


def item(id_: str, lane: str, start: float, hours: float, **more: Any) -> Item:
    """A confirmed meeting in Singapore, so many hours after the start of the horizon."""
    begin = START + round(start * HOUR)
    known = Item(
        id=f"{id_}@{lane}",
        lane=lane,
        kind="meeting",
        start=begin,
        end=begin + round(hours * HOUR),
        title=id_.replace("-", " ").capitalize(),
        place="Capella, Singapore",
        zone="Asia/Singapore",
        end_zone="Asia/Singapore",
        people=["Kim", "Trump"],
        status="confirmed",
        certainty="exact",
        must=False,
        pinned=False,
        detail="",
    )
    return replace(known, **more)


def flight(lane: str) -> Item:
    """From Singapore at 22:00 on Sunday to Pyongyang, an hour ahead, where it lands at 05:00 on Monday."""
    ends = {"zone": "Asia/Singapore", "end_zone": "Asia/Pyongyang", "place": "", "status": "", "certainty": ""}
    return item(
        "flight", lane, 26, 6, kind="journey", title="Singapore to Pyongyang", goes_to="Pyongyang", code="FNJ", **ends
    )


def data(lanes: list[Lane], items: list[Item]) -> dict[str, Any]:
    """What the component takes; the home clock is Singapore's."""
    nights = [{"lane": lane.id, "start": START + 2 * HOUR, "end": START + 10 * HOUR} for lane in lanes]
    whole = Timeline(
        start=START,
        end=START + DAYS * 24 * HOUR,
        summit=START + 61 * HOUR,
        zones=["Asia/Singapore"],
        lanes=lanes,
        items=items,
        nights=nights,
    )
    return asdict(whole) | {"home": "Asia/Singapore"}


def people() -> dict[str, Any]:
    lanes = [Lane("kim", "Kim", "Korea", "Chairman"), Lane("choe", "Choe", "Korea", "")]
    lanes += [Lane("trump", "Trump", "United States", ""), Lane("idle", "Nobody who has time", "United States", "")]
    names = ["opening-of-the-first-day", "talks-on-the-communique", "lunch-with-delegations", "signing", "walk"]
    day = [item(name, "kim", 61 + number / 2, 0.5) for number, name in enumerate(names)]
    long = item("visit-to-the-botanic-gardens", "choe", 20, 30, must=True, status="announced", pinned=True)
    soft = item(
        "evening-tour-of-marina-bay", "choe", 40, 4, certainty="about", status="tentative", title=hostile("tour")
    )
    call = item("a-call-to-the-president", "trump", 10, 5, kind="call", place="remote")
    rest = item("rest", "trump", 30, 10, kind="rest", title="Rest", status="", certainty="")
    signing, handshake = item("signing", "trump", 62.5, 0.5), item("handshake", "trump", 66, 0.1)
    return data(lanes, [*day, flight("kim"), long, soft, call, rest, signing, handshake])


def drives() -> dict[str, Any]:
    """A day with drives: to and from the hotel, and one that does not fit; a stay lies over all of it."""
    lanes = [Lane("kim", "Kim", "Korea", ""), Lane("late", "Late", "Korea", "")]
    meetings = [item("tour", "kim", 58, 2), item("talks", "kim", 61, 1), item("lunch", "kim", 62.5, 1)]
    ways = [("out", 57.5, 0.5), ("on", 62, 0.5), ("back", 63.5, 0.25)]
    stay = item("stay", "kim", 40, 60, kind="stay", title="Stay", status="", certainty="")
    tight = [item("opening", "late", 58, 1), item("signing", "late", 59.2, 1), drive("hurry", "late", 59, 0.5)]
    return data(lanes, [stay, *meetings, *(drive(id_, "kim", start, hours) for id_, start, hours in ways), *tight])


def drive(id_: str, lane: str, start: float, hours: float) -> Item:
    return item(id_, lane, start, hours, kind="drive", title=f"Drive {id_}", place="", status="", certainty="")


def rooms() -> dict[str, Any]:
    lanes = [Lane(f"room-{number}", f"Room {number}", "Capella", "") for number in range(20)]
    signing = item("signing", "room-19", 62.5, 0.5)
    return data(lanes, [*(item(f"talk-{number}", f"room-{number}", 20 + number, 3) for number in range(19)), signing])


def crowd() -> dict[str, Any]:
    lanes = [Lane(f"lane-{number}", f"Person {number}", f"Delegation {number // 10}", "") for number in range(60)]
    return data(
        lanes, [item(f"meeting-{number}", f"lane-{number % 60}", 2 + number // 60 * 8, 1) for number in range(1000)]
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("timeline")
    file = folder / "timelines.json"
    file.write_text(
        json.dumps({"People": people(), "Rooms": rooms(), "Crowd": crowd(), "Drives": drives()}), encoding="utf-8"
    )
    with served(folder, {"TIMELINES": str(file)}, PAGE) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The timeline of people at 1280x800; it fails where the browser complains or something comes from outside."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    trouble = watched(page, address)
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)  # not one, of any kind
    page.goto(address)
    bar(page, "signing@kim").wait_for(timeout=WAIT)
    yield page
    context.close()
    assert trouble == []


def bar(page: Any, id_: str) -> Any:
    return page.locator(f".timeline .item[data-item='{id_}']")


def boxes(page: Any) -> dict[str, dict[str, Any]]:
    """The boxes of all bars on the page by id, after the frame that is due."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return {each["id"]: each for each in page.locator(".timeline .canvas").evaluate(BOXES)}


def press(page: Any, name: str, times: int = 1) -> None:
    for _ in range(times):
        page.get_by_role("button", name=name, exact=True).click()


def focused(page: Any) -> str:
    return str(page.locator(".timeline .item:focus").get_attribute("data-item"))


def details(page: Any, text: str) -> Any:
    found = page.locator(".timeline .details", has_text=text)
    found.wait_for(timeout=WAIT)
    return found


def lanes(page: Any, name: str, first: str) -> None:
    """Chooses lanes, and waits for an item of them, and until the timeline before is gone."""
    page.get_by_test_id("stButtonGroup").get_by_text(name, exact=True).click()
    bar(page, first).wait_for(timeout=WAIT)
    expect(page.locator(".timeline")).to_have_count(1, timeout=WAIT)


@pytest.mark.parametrize(
    "buttons", [("All",), ("All", "Closer"), ("Closer", "Wider"), ("Summit", "Day", "Closer", "Closer")]
)
def test_titles_are_whole_or_end_in_an_ellipsis_after_eight_letters_and_are_never_cut(
    page: Any, buttons: tuple[str, ...]
) -> None:
    for button in buttons:
        press(page, button)
    found = boxes(page)
    plot = page.locator(".timeline .plot").first.bounding_box()
    assert any(each["text"] for each in found.values())
    for id_, each in found.items():
        assert each["wide"] <= each["room"] + 1, id_
        if each["text"]:
            assert max(each["left"], plot["x"]) <= each["labelLeft"], id_
            assert each["labelRight"] <= min(each["right"] + 0.5, plot["x"] + plot["width"]), id_
        if each["text"].endswith("…"):
            assert len(each["text"].removesuffix("…").rstrip()) >= 7, id_  # the eighth may be a space


@pytest.mark.parametrize("closer", [0, 2, 5])
def test_bars_are_three_pixels_wide_and_none_covers_another(page: Any, closer: int) -> None:
    press(page, "Closer", closer)
    found = list(boxes(page).values())
    assert all(each["right"] - each["left"] >= 2.99 for each in found)
    for one, other in combinations(found, 2):
        beside = one["right"] <= other["left"] + 0.05 or other["right"] <= one["left"] + 0.05
        assert beside or one["bottom"] <= other["top"] or other["bottom"] <= one["top"], (one["id"], other["id"])


def test_touching_items_share_a_row_and_overlapping_ones_do_not(page: Any) -> None:
    for name in ("All", "Summit", "Day"):
        press(page, name)
        found = boxes(page)
        assert (
            len({each["top"] for id_, each in found.items() if re.match("opening|talks|lunch|signing@kim|walk", id_)})
            == 1
        )
    press(page, "All")
    found = boxes(page)
    tour, visit = found["evening-tour-of-marina-bay@choe"], found["visit-to-the-botanic-gardens@choe"]
    assert visit["bottom"] <= tour["top"]


def test_choosing_by_the_keyboard_keeps_the_focus_and_the_nodes(page: Any) -> None:
    chosen = bar(page, "signing@kim")
    chosen.focus()
    chosen.evaluate("node => { node.mark = 1 }")
    page.keyboard.press("Enter")
    details(page, "Tue 12 Jun 10:30 to 11:00")
    page.get_by_text("Chosen: signing@kim").wait_for(timeout=WAIT)
    assert focused(page) == "signing@kim"
    press(page, "Closer", 2)
    assert chosen.evaluate("node => node.mark") == 1
    chosen.focus()
    page.keyboard.press("Escape")
    page.locator(".timeline .details").wait_for(state="hidden", timeout=WAIT)
    page.get_by_text("Chosen: None").wait_for(timeout=WAIT)
    assert focused(page) == "signing@kim"


def test_the_focus_comes_back_from_the_panel(page: Any) -> None:
    bar(page, "signing@kim").click()
    details(page, "Signing").get_by_role("button", name="Walk").click()
    details(page, "Tue 12 Jun 11:00 to 11:30")
    assert page.locator(".timeline .details :focus").count() == 1
    page.keyboard.press("Escape")
    page.locator(".timeline .details").wait_for(state="hidden", timeout=WAIT)
    assert focused(page) == "walk@kim"


def test_arrows_go_from_item_to_item_and_from_lane_to_lane(page: Any) -> None:
    press(page, "Summit")
    assert page.locator(".timeline .item[tabindex='0']").count() == 1
    bar(page, "signing@kim").focus()
    walked = []
    for key in (
        "ArrowRight",
        "ArrowLeft",
        "ArrowLeft",
        "Home",
        "End",
        "ArrowDown",
        "ArrowDown",
        "ArrowRight",
        "ArrowUp",
    ):
        page.keyboard.press(key)
        walked.append(focused(page).partition("@"))
    ids = ["walk", "signing", "lunch-with-delegations", "flight", "walk", "visit-to-the-botanic-gardens"]
    assert [id_ for id_, _, _ in walked] == [*ids, "a-call-to-the-president", "rest", "visit-to-the-botanic-gardens"]
    assert page.locator(".timeline .item[tabindex='0']").count() == 1


def test_every_item_says_title_times_place_and_people(page: Any) -> None:
    said = bar(page, "signing@kim").get_attribute("aria-label")
    assert said == (
        "Signing. Meeting. Tue 12 Jun 10:30 to 11:00, Singapore time. 30 min. Capella, Singapore. Kim, Trump. Confirmed"
    )


def test_zooming_holds_the_instant_under_the_pointer(page: Any) -> None:
    before = boxes(page)["signing@kim"]
    page.mouse.move(before["left"], before["top"] + 5)
    page.keyboard.down("Control")
    for _ in range(5):
        page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    after = boxes(page)["signing@kim"]
    assert after["right"] - after["left"] > 2 * (before["right"] - before["left"])
    assert after["left"] == pytest.approx(
        before["left"], abs=4
    )  # at first a short bar may lie beside its neighbour's least width
    page.mouse.move(after["left"], after["top"] + 5)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    assert boxes(page)["signing@kim"]["left"] == pytest.approx(after["left"], abs=0.6)


def test_two_fingers_zoom_around_the_middle_between_them(page: Any) -> None:
    before = boxes(page)["flight@kim"]
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, *apart: int) -> None:
        x, y = before["left"], before["top"] + 5
        points = [{"x": x - each, "y": y, "id": 0} for each in apart] + [
            {"x": x + each, "y": y, "id": 1} for each in apart
        ]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 40)
    for apart in range(50, 130, 10):
        touch("touchMove", apart)
    touch("touchEnd")
    after = boxes(page)["flight@kim"]
    assert after["left"] == pytest.approx(before["left"], abs=1)
    assert after["right"] - after["left"] == pytest.approx(3 * (before["right"] - before["left"]), rel=0.02)


def test_dragging_pans_and_does_not_choose(page: Any) -> None:
    press(page, "Summit")
    before = boxes(page)["signing@kim"]
    page.mouse.move(before["left"] + 4, before["top"] + 5)
    page.mouse.down()
    page.mouse.move(before["left"] - 100, before["top"] + 5, steps=5)
    page.mouse.up()
    assert boxes(page)["signing@kim"]["left"] == pytest.approx(before["left"] - 104, abs=1)
    assert page.locator(".timeline .details").is_hidden()


def test_the_window_on_the_strip_moves_the_view(page: Any) -> None:
    press(page, "Summit")
    strip = page.locator(".timeline .overview").bounding_box()
    page.mouse.click(strip["x"] + 2, strip["y"] + 9)
    boxes(page)
    assert "Sun 10 Jun" in page.locator(".timeline .axis .day").all_inner_texts()
    assert page.locator(".timeline .window").bounding_box()["x"] == pytest.approx(strip["x"], abs=1)


@pytest.mark.parametrize("key", ["", "?key=one"], ids=["a key for each choice of lanes", "one key"])
def test_the_view_and_the_choice_survive_another_run_and_other_lanes(page: Any, address: str, key: str) -> None:
    page.goto(address + key)
    bar(page, "signing@kim").wait_for(timeout=WAIT)
    press(page, "Summit")
    press(page, "Closer", 3)
    bar(page, "signing@kim").click()
    page.get_by_text("Chosen: signing@kim").wait_for(timeout=WAIT)
    before = boxes(page)["signing@kim"]
    press(page, "Again")
    page.get_by_text("Chosen: signing@kim").wait_for(timeout=WAIT)
    assert boxes(page)["signing@kim"] == before
    lanes(page, "Rooms", "signing@room-19")
    page.get_by_text("Chosen: signing@room-19").wait_for(timeout=WAIT)
    details(page, "Signing")
    after = boxes(page)["signing@room-19"]
    assert (after["left"], after["right"]) == pytest.approx((before["left"], before["right"]), abs=1)
    assert bar(page, "signing@room-19").get_attribute("aria-pressed") == "true"
    assert after["bottom"] <= page.locator(".timeline .foot").bounding_box()["y"]  # its lane was scrolled to
    lanes(page, "People", "signing@kim")
    assert boxes(page)["signing@kim"]["left"] == pytest.approx(before["left"], abs=1)


def test_everything_lies_in_the_first_screen(page: Any) -> None:
    lanes(page, "Crowd", "meeting-0@lane-0")
    bar(page, "meeting-0@lane-0").click()
    panel = details(page, "Meeting 0").bounding_box()
    whole = page.locator(".timeline").bounding_box()
    assert panel["x"] > page.locator(".timeline .frame").bounding_box()["x"] + 400
    assert panel["y"] + panel["height"] <= 800
    assert whole["y"] + whole["height"] <= 800
    page.set_viewport_size({"width": 820, "height": 1180})
    page.wait_for_function("() => innerWidth === 820")
    boxes(page)
    panel, frame = page.locator(".timeline .details").bounding_box(), page.locator(".timeline .frame").bounding_box()
    assert frame["y"] + frame["height"] <= panel["y"]
    assert panel["y"] + panel["height"] <= 1180


def test_only_lanes_that_can_be_seen_are_on_the_page(page: Any) -> None:
    lanes(page, "Crowd", "meeting-0@lane-0")
    assert page.locator(".timeline .lane").count() < 30
    page.locator(".timeline .scroll").evaluate("scroll => { scroll.scrollTop = scroll.scrollHeight }")
    bar(page, "meeting-59@lane-59").wait_for(timeout=WAIT)
    assert bar(page, "meeting-0@lane-0").count() == 0


def test_a_landing_is_told_by_the_clock_of_where_it_is(page: Any) -> None:
    bar(page, "flight@kim").click()
    panel = details(page, "Singapore to Pyongyang")
    told = panel.locator("dl").inner_text()
    assert re.search(r"Leaves\s+Sun 10 Jun 22:00\s+Singapore time \(UTC\+8\)", told)
    assert re.search(r"Lands\s+Mon 11 Jun 05:00\s+Pyongyang time \(UTC\+9\)", told)
    assert re.search(r"At home\s+Sun 10 Jun 22:00 to Mon 11 Jun 04:00", told)


def test_the_clock_can_be_chosen_and_is_named(page: Any) -> None:
    press(page, "Day")
    clock = page.get_by_label("Clock")
    assert clock.locator("option:checked").inner_text() == "Singapore time, home"
    clock.select_option("UTC")
    page.locator(".timeline .axis .day", has_text="12 Jun").wait_for(timeout=WAIT)
    boxes(page)
    assert "Tue 12 Jun 02:30 to 03:00, UTC" in str(bar(page, "signing@kim").get_attribute("title"))


def test_groups_fold_and_lanes_without_appointments_are_one_line(page: Any) -> None:
    assert page.locator(".timeline .name").all_inner_texts() == ["Kim", "Choe", "Trump"]
    page.get_by_role("button", name="1 without appointments").click()
    page.locator(".timeline .name", has_text="Nobody").wait_for(timeout=WAIT)
    press(page, "Korea (2)")
    page.locator(".timeline .name", has_text="Choe").wait_for(state="hidden", timeout=WAIT)
    assert page.get_by_role("button", name="Korea (2)").get_attribute("aria-expanded") == "false"
    assert page.locator(".timeline .name").all_inner_texts() == ["Trump", "Nobody who has time"]


def test_the_search_dims_the_rest_and_the_legend_hides_a_kind(page: Any) -> None:
    page.get_by_label("Search titles").fill("pyongyang")
    page.get_by_text("1 found").wait_for(timeout=WAIT)
    boxes(page)
    assert page.locator(".timeline .item:not(.dimmed)").get_attribute("data-item") == "flight@kim"
    page.get_by_label("Search titles").fill("")
    press(page, "Journeys")
    bar(page, "flight@kim").wait_for(state="detached", timeout=WAIT)
    assert page.locator(".timeline .item.dimmed").count() == 0


def test_a_date_can_be_gone_to(page: Any) -> None:
    page.get_by_label("Go to a date").fill("2018-06-11")
    boxes(page)
    days = page.locator(".timeline .axis .day").all_inner_texts()
    assert "Mon 11 Jun" in days
    assert "Thu 14 Jun" not in days


def test_hostile_titles_are_text(page: Any) -> None:
    bar(page, "evening-tour-of-marina-bay@choe").click()
    panel = page.locator(".timeline .details")
    panel.locator("b", has_text=hostile("tour")).wait_for(timeout=WAIT)
    assert page.locator(".timeline :is(img, a, script, em, code)").count() == 0


def test_drives_take_the_room_that_others_leave_and_nothing_moves_for_them(page: Any) -> None:
    lanes(page, "Drives", "talks@kim")
    press(page, "All")
    wide = boxes(page)
    press(page, "Drives")
    bare = boxes(page)
    press(page, "Drives")
    assert {id_: bare[id_] for id_ in bare} == {id_: wide[id_] for id_ in bare}
    assert "back@kim" not in wide  # a quarter of an hour is less than two pixels there
    press(page, "Summit")
    press(page, "Day")
    close = boxes(page)
    assert {"out@kim", "on@kim", "back@kim"} <= set(close)
    for before, after in (("out", "tour"), ("talks", "on"), ("on", "lunch"), ("lunch", "back")):
        assert close[f"{before}@kim"]["right"] == pytest.approx(close[f"{after}@kim"]["left"], abs=0.1)
    way, talks = close["on@kim"], close["talks@kim"]
    assert way["bottom"] - way["top"] == pytest.approx(9, abs=0.1)
    assert talks["top"] < way["top"] < way["bottom"] < talks["bottom"]  # in the middle of the same row
    assert way["text"] == ""
    assert len({each["top"] for id_, each in close.items() if re.match("(tour|talks|lunch)@kim", id_)}) == 1
    hurry, signing = close["hurry@late"], close["signing@late"]
    assert signing["bottom"] <= hurry["top"]  # what does not fit stands below


@pytest.mark.parametrize("closer", [0, 2, 5])
def test_drives_cover_nothing_at_any_scale(page: Any, closer: int) -> None:
    lanes(page, "Drives", "talks@kim")
    press(page, "All")
    press(page, "Closer", closer)
    found = list(boxes(page).values())
    for one, other in combinations(found, 2):
        beside = one["right"] <= other["left"] + 0.05 or other["right"] <= one["left"] + 0.05
        assert beside or one["bottom"] <= other["top"] or other["bottom"] <= one["top"], (one["id"], other["id"])
    assert all(each["right"] - each["left"] >= 1.99 for each in found)


def test_arrows_go_past_drives_and_the_panel_leads_to_them(page: Any) -> None:
    lanes(page, "Drives", "talks@kim")
    press(page, "Summit")
    press(page, "Day")
    bar(page, "talks@kim").focus()
    walked = []
    for key in ("ArrowRight", "ArrowLeft", "End", "Home", "ArrowDown"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == ["lunch@kim", "talks@kim", "lunch@kim", "stay@kim", "opening@late"]
    bar(page, "talks@kim").click()
    details(page, "Talks").get_by_role("button", name="Drive on").click()
    assert "Drive, 30 min" in details(page, "Tue 12 Jun 10:00 to 10:30").inner_text()
    bar(page, "on@kim").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "lunch@kim"


def test_the_focus_goes_elsewhere_where_a_drive_is_too_narrow_to_be_drawn(page: Any) -> None:
    lanes(page, "Drives", "talks@kim")
    press(page, "All")
    bar(page, "lunch@kim").click()
    details(page, "Lunch").get_by_role("button", name="Drive back").click()
    details(page, "Drive back")
    assert bar(page, "back@kim").count() == 0
    page.keyboard.press("Escape")
    page.locator(".timeline .details").wait_for(state="hidden", timeout=WAIT)
    assert page.locator(".timeline .item:focus").count() == 1
