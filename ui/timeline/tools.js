/* The bar above: moving about by buttons, a date, a search; and the legend, which also filters by kind. */

import { isoOf, startOf, zoneName } from "./clocks.js"
import { make } from "./nodes.js"
import { CLOSER, all, day, jump, reveal, zoom } from "./moving.js"

const KINDS = [
  ["meeting", "look meeting confirmed", "Meetings"],
  ["call", "look call confirmed", "Calls"],
  ["journey", "look journey", "Journeys"],
  ["drive", "look drive", "Drives"],
  ["rest", "look rest", "Rests"],
  ["work", "look work", "Work"],
  ["stay", "look stay", "Stays"],
]
const MARKS = [
  ["look meeting tentative", "tentative"],
  ["look meeting confirmed", "confirmed"],
  ["look meeting announced", "announced"],
  ["look meeting confirmed soft", "about then"],
  ["look meeting confirmed pin", "fixed by a pin"],
  ["bold", "must be held"],
  ["night-mark", "night"],
  ["weekend-mark", "weekend"],
]

/* Makes the bar; what depends on the data is written by `drawTools`. */
export function makeTools(timeline, bar) {
  const { parts } = timeline
  const button = (text, words, act) => {
    const node = make("button", bar, "tool", text)
    node.title = words
    if (words !== text) node.setAttribute("aria-label", words)
    node.onclick = () => act(timeline)
    return node
  }
  button("−", "Wider", () => zoom(timeline, 1 / CLOSER))
  button("+", "Closer", () => zoom(timeline, CLOSER))
  button("All", "All", all)
  button("Day", "Day", day)
  parts.toSummit = button("Summit", "Summit", () => jump(timeline, timeline.data.summit))
  parts.date = make("input", bar, "tool date")
  parts.date.type = "date"
  parts.date.title = "Go to a date"
  parts.date.setAttribute("aria-label", "Go to a date")
  parts.date.onchange = () => goTo(timeline, parts.date.value)
  parts.search = make("input", bar, "tool search")
  parts.search.type = "search"
  parts.search.placeholder = "Search"
  parts.search.setAttribute("aria-label", "Search titles, places and people")
  parts.search.oninput = () => timeline.look(parts.search.value)
  parts.search.onkeydown = (event) => {
    if (event.key === "Enter") next(timeline, event.shiftKey ? -1 : 1)
  }
  button("?", "Keys and mouse", () => timeline.help())
  parts.found = make("span", bar, "found")
  parts.found.setAttribute("role", "status")
}

function goTo(timeline, value) {
  const at = value && startOf(value, timeline.zone)
  if (at >= timeline.data.start && at < timeline.data.end) jump(timeline, at + 12 * 3600e3)
}

/* Brings the next item that the search has found into view. */
function next(timeline, step) {
  const found = timeline.items.filter((item) => timeline.finds(item) && timeline.isShown(item))
  if (!found.length) return
  const at = found.findIndex((item) => item.id === timeline.view.active)
  const item = found[(at + step + found.length) % found.length]
  timeline.view.active = item.id
  timeline.unfold(item.lane)
  reveal(timeline, item)
  timeline.redraw()
}

/* Makes the legend: kinds that can be switched off, and the marks that items bear. */
export function makeLegend(timeline, legend) {
  timeline.parts.kinds = KINDS.map(([kind, look, words]) => {
    const node = make("button", legend, "kind")
    node.dataset.kind = kind
    node.title = "Show or hide"
    sample(node, look, kind === "journey" ? "→" : "")
    make("span", node, "", words)
    node.onclick = () => timeline.toggle(kind)
    return node
  })
  for (const [look, words] of MARKS) {
    const node = make("span", legend, "key")
    if (look === "bold") make("b", node, "", "Bold")
    else sample(node, look, "")
    make("span", node, "", words)
  }
}

function sample(parent, look, text) {
  const node = make("i", parent, `sample ${look}`, text)
  node.setAttribute("aria-hidden", "true")
  if (look.endsWith(" pin")) make("i", node, "pin-mark")
}

/* The choice of the clock, above the names of the lanes. */
export function makeClock(timeline, corner) {
  const select = make("select", corner, "clock")
  timeline.parts.clock = select
  select.setAttribute("aria-label", "Clock")
  select.onchange = () => timeline.setClock(select.value)
}

/* Brings bar, legend and clock to what the data and the view say. */
export function drawTools(timeline) {
  const { parts, data, view, zone } = timeline
  parts.toSummit.hidden = data.summit === null
  parts.date.min = isoOf(data.start, zone)
  parts.date.max = isoOf(data.end - 1, zone)
  if (parts.search.value !== view.search) parts.search.value = view.search
  const matches = view.search ? timeline.items.filter((item) => timeline.finds(item) && timeline.isShown(item)).length : 0
  const words = view.search ? `${matches} found` : ""
  if (parts.found.textContent !== words) parts.found.textContent = words
  for (const node of parts.kinds) {
    const kind = node.dataset.kind
    node.setAttribute("aria-pressed", String(!view.hidden.has(kind)))
    node.hidden = !timeline.items.some((item) => item.kind === kind)
  }
  const home = zoneName(data.home)
  const clocks = [["home", `${home}, home`], ["utc", "UTC"], ["own", `Places' own; axis ${home}`]]
  if (parts.clock.options.length !== clocks.length || parts.clock.options[0].text !== clocks[0][1]) {
    parts.clock.replaceChildren()
    for (const [value, text] of clocks) make("option", parts.clock, "", text).value = value
  }
  parts.clock.value = view.clock
  parts.clock.title = clocks.find(([value]) => value === view.clock)[1]
}
