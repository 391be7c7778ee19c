/* The panel beside the lanes: everything about what was chosen, and what comes before and after it. */

import { dayOf, lengthOf, timeOf, told, zoneName, offsetOf } from "./clocks.js"
import { make } from "./nodes.js"
import { KIND_NAMES, isIn, standingOf, subject } from "./words.js"

/* Shows what is chosen, or nothing. Writes again only where something else is to be said. */
export function drawPanel(timeline) {
  const { parts, chosen, data } = timeline
  parts.details.hidden = !chosen && !timeline.helping
  const saying = timeline.helping ? "help" : chosen ? JSON.stringify([chosen, data.home, timeline.told, neighbours(timeline, chosen)]) : ""
  if (saying === timeline.said) return
  timeline.said = saying
  const inside = parts.details.contains(timeline.root.getRootNode().activeElement)
  const body = make("div", null, "said")
  if (timeline.helping) writeHelp(body)
  else if (chosen) writeItem(timeline, body, chosen)
  parts.said.replaceWith(body)
  parts.said = body
  if (inside) parts.close.focus({ preventScroll: true })
  parts.details.scrollTop = 0
}

function writeItem(timeline, body, item) {
  const { data } = timeline
  const title = make("b", body, "title", item.title)
  title.dir = "auto"
  title.setAttribute("role", "heading")
  title.setAttribute("aria-level", "3")
  const length = lengthOf(item.end - item.start)
  if (item.title !== KIND_NAMES[item.kind]) make("div", body, "faint", item.kind === "journey" ? KIND_NAMES.journey : `${KIND_NAMES[item.kind]}, ${length}`)
  const facts = make("dl", body)
  const fact = (name, ...lines) => {
    if (!lines.some(Boolean)) return
    make("dt", facts, "", name)
    const value = make("dd", facts)
    for (const line of lines.filter(Boolean)) make("div", value, "", line).dir = "auto"
  }
  const clock = (at, zone) => `${zoneName(zone)}${zone === "UTC" ? "" : ` (${offsetOf(at, zone)})`}`
  if (item.kind === "journey") {
    fact("Leaves", `${dayOf(item.start, item.zone)} ${timeOf(item.start, item.zone)}`, clock(item.start, item.zone))
    fact("Lands", `${dayOf(item.end, item.end_zone)} ${timeOf(item.end, item.end_zone)}`, clock(item.end, item.end_zone))
  } else {
    fact("When", told(item.start, item.end, item.zone).replace(/, [^,]*$/, ""), clock(item.start, item.zone))
  }
  for (const [name, zone] of [["At home", data.home], ["UTC", timeline.told === "UTC" ? "UTC" : null]]) {
    if (!zone || isIn(item, zone)) continue
    const line = told(item.start, item.end, zone).replace(/, [^,]*$/, "")
    fact(name, line, zone === "UTC" ? "" : clock(item.start, zone))
  }
  fact("Where", item.place)
  fact("Who", ...item.people)
  fact("Standing", standingOf(item))
  fact(item.kind === "journey" ? "Way" : "Note", item.detail)
  writeNeighbours(timeline, body, item)
}

/* What comes before and after an item in its own lane, then in every other lane that has it. */
function neighbours(timeline, item) {
  const same = timeline.items.filter((other) => subject(other) === subject(item))
  const order = [item, ...same.filter((other) => other !== item)]
  return order.map(({ lane }) => {
    const those = timeline.itemsIn(lane)
    const at = those.findIndex((other) => other.lane === lane && subject(other) === subject(item))
    return { lane: timeline.lanes.get(lane).label, before: those[at - 1]?.id, after: those[at + 1]?.id }
  })
}

function writeNeighbours(timeline, body, item) {
  const own = make("section", body)
  const [first, ...others] = neighbours(timeline, item)
  writePair(timeline, own, first)
  if (!others.length) return
  const more = make("details", body)
  make("summary", more, "", others.length === 1 ? "The same for 1 other" : `The same for ${others.length} others`)
  for (const pair of others) writePair(timeline, more, pair)
}

function writePair(timeline, parent, { lane, before, after }) {
  make("div", parent, "faint", `Before and after: ${lane}`).dir = "auto"
  for (const [words, id] of [["Before", before], ["After", after]]) {
    const line = make("div", parent, "neighbour")
    make("span", line, "faint", words)
    const item = timeline.byId.get(id)
    if (!item) {
      make("span", line, "", "nothing")
      continue
    }
    const link = make("button", line, "link", `${dayOf(item.start, item.zone)} ${timeOf(item.start, item.zone)} ${item.title}`)
    link.dir = "auto"
    link.onclick = () => timeline.choose(id)
  }
}

const HELP = [
  ["Wheel, drag", "move about; with Shift the wheel goes through time"],
  ["Ctrl and wheel, pinch", "closer or wider, around the pointer"],
  ["Arrow keys", "from item to item, and from lane to lane"],
  ["Home, End", "first and last item of the lane"],
  ["Enter, Escape", "read about an item, close this panel"],
  ["+ and -", "closer, wider"],
  ["Shift and arrow keys", "move about"],
  ["A, D, S", "all, one day, the summit"],
]

function writeHelp(body) {
  make("b", body, "title", "Keys and mouse")
  const facts = make("dl", body)
  for (const [keys, words] of HELP) {
    make("dt", facts, "", keys)
    make("dd", facts, "", words)
  }
}
