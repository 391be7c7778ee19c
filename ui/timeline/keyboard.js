/* The keyboard: one stop for the Tab key among the items; arrows go from there. */

import { isDrive, nearest } from "./layout.js"
import { CLOSER, all, day, jump, pan, reveal, zoom } from "./moving.js"

const STEP = 120 // pixels that Shift and an arrow key move

/* Listens for keys; once for every mounted timeline. */
export function listenToKeys(timeline) {
  timeline.root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target.closest("input, select")) return
    if (timeline.close()) event.stopPropagation()
  })
  timeline.parts.scroll.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = (event.shiftKey && SHIFTED[event.key]) || KEYS[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act(timeline)
  })
  timeline.parts.scroll.addEventListener("focusin", (event) => {
    const id = event.target.dataset?.item
    if (id) timeline.view.active = id
    if (id) timeline.redraw()
  })
}

const KEYS = {
  ArrowLeft: (timeline) => along(timeline, -1),
  ArrowRight: (timeline) => along(timeline, 1),
  ArrowUp: (timeline) => across(timeline, -1),
  ArrowDown: (timeline) => across(timeline, 1),
  Home: (timeline) => to(timeline, lane(timeline)[0]),
  End: (timeline) => to(timeline, lane(timeline).at(-1)),
  "+": (timeline) => zoom(timeline, CLOSER),
  "=": (timeline) => zoom(timeline, CLOSER),
  "-": (timeline) => zoom(timeline, 1 / CLOSER),
  a: all,
  d: day,
  s: (timeline) => timeline.data.summit !== null && jump(timeline, timeline.data.summit),
}

const SHIFTED = {
  ArrowLeft: (timeline) => pan(timeline, -STEP),
  ArrowRight: (timeline) => pan(timeline, STEP),
  ArrowUp: (timeline) => (timeline.parts.scroll.scrollTop -= STEP),
  ArrowDown: (timeline) => (timeline.parts.scroll.scrollTop += STEP),
}

const current = (timeline) => timeline.byId.get(timeline.view.active)
const stopsIn = (timeline, lane) => timeline.shownIn(lane).filter((item) => !isDrive(item))
const lane = (timeline) => (current(timeline) ? stopsIn(timeline, current(timeline).lane) : [])

function along(timeline, step) {
  const item = current(timeline)
  const items = item ? timeline.shownIn(item.lane) : []
  let at = items.indexOf(item) + step
  while (items[at] && isDrive(items[at])) at += step
  to(timeline, items[at])
}

/* The nearest item in time of the next lane that has one. */
function across(timeline, step) {
  const item = current(timeline)
  const lanes = timeline.layout.lines.filter((line) => line.kind === "lane").map((line) => line.lane.id)
  for (let at = lanes.indexOf(item?.lane) + step; at >= 0 && at < lanes.length; at += step) {
    const items = stopsIn(timeline, lanes[at])
    const found = item ? nearest(items, item.start) : items[0]
    if (found) return to(timeline, found)
  }
}

function to(timeline, item) {
  if (!item) return
  timeline.view.active = item.id
  reveal(timeline, item)
  timeline.focus(item.id)
}
