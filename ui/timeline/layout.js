/* Where things lie: pure functions of data and view, in pixels. Nothing here knows the page. */

import { HOUR } from "./clocks.js"

const ROW = 26 // height of a row in a lane
const PAD = 3 // above and below the rows of a lane
const HEAD = 24 // height of the line of a group
const LEAST = 3 // no bar is narrower
const NUDGE = 12 // so far a bar may be pushed by a neighbour that was widened to the least
const LETTERS = 8 // a title with an ellipsis shows at least so many
const LONGEST = 160 // of a longer title, no more is ever looked at
const CLOSEST = 480 // pixels an hour

/* Boxes of items in order of time. Touching ones share a row and overlapping ones do not, at every scale; none covers another. */
export function packed(items, x) {
  const rows = []
  const boxes = items.map((item) => {
    const start = x(item.start)
    let row = rows.findIndex((last) => last.end <= item.start && last.right - start <= NUDGE)
    if (row < 0) row = rows.push({ end: -Infinity, right: -Infinity }) - 1
    const left = Math.max(start, rows[row].right)
    const right = Math.max(x(item.end), left + LEAST)
    rows[row] = { end: item.end, right }
    return { item, row, left, width: right - left }
  })
  return { boxes, rows: Math.max(1, rows.length) }
}

/* The lines of the picture from top to bottom: groups, lanes, and the fold of lanes in which nothing happens. */
export function arranged(lanes, itemsOf, view, pack) {
  const lines = []
  let top = 0
  const add = (line, height) => {
    lines.push({ ...line, top, height })
    top += height
  }
  const addLane = (lane) => {
    const { boxes, rows } = pack(lane)
    add({ kind: "lane", key: `lane ${lane.id}`, lane, boxes }, rows * ROW + 2 * PAD)
  }
  const full = lanes.filter((lane) => itemsOf(lane).length)
  let group = null
  for (const lane of full) {
    if (lane.group && lane.group !== group) {
      const count = full.filter((other) => other.group === lane.group).length
      add({ kind: "group", key: `group ${lane.group}`, group: lane.group, count, open: !view.folded.has(lane.group) }, HEAD)
    }
    group = lane.group
    if (!view.folded.has(lane.group)) addLane(lane)
  }
  const empty = lanes.filter((lane) => !itemsOf(lane).length)
  if (empty.length) add({ kind: "fold", key: "fold", count: empty.length, open: view.emptyOpen }, HEAD)
  if (view.emptyOpen) empty.forEach(addLane)
  return { lines, height: top }
}

/* Where a box lies in its lane from top to bottom, by what it is. */
export function standing(kind, row) {
  const [above, height] = { meeting: [0, 22], call: [3, 17], journey: [7, 15], rest: [7, 15], stay: [7, 15], work: [3, 17] }[kind]
  return { top: PAD + row * ROW + above + 1, height }
}

const letters = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("en", { granularity: "grapheme" }) : null
const split = (text) => (letters ? Array.from(letters.segment(text), (part) => part.segment) : Array.from(text))

/* A title ready for being fitted: its beginnings by number of letters, with the width of each. */
export function beginnings(text, measure) {
  const parts = split(text.slice(0, LONGEST))
  const texts = parts.map((_, index) => parts.slice(0, index + 1).join("").trimEnd())
  const short = text.length <= LONGEST
  return { text, whole: short ? measure(text) : Infinity, texts, widths: texts.map((each) => measure(`${each}…`)) }
}

/* The title where it fits whole, its beginning with an ellipsis after at least eight letters, or nothing. */
export function fitted(title, room) {
  if (title.whole <= room) return title.text
  let low = LETTERS - 1
  if (low >= title.widths.length || title.widths[low] > room) return ""
  for (let high = title.widths.length - 1; low < high; ) {
    const middle = Math.ceil((low + high) / 2)
    if (title.widths[middle] <= room) low = middle
    else high = middle - 1
  }
  return `${title.texts[low]}…`
}

/* Pixels an hour at which a whole horizon fits. */
export const fitting = (data, width) => width / ((data.end - data.start) / HOUR)

/* A view, given as its left instant and pixels an hour, kept within its horizon. */
export function kept(view, data, width) {
  const least = fitting(data, width)
  const scale = Math.min(Math.max(view.scale, least), Math.max(CLOSEST, least))
  const from = Math.min(Math.max(view.from, data.start), data.end - (width / scale) * HOUR)
  return { from, scale }
}

/* A view closer by a factor; the instant at a distance from the left edge stays where it is. */
export function zoomed(view, factor, at, data, width) {
  const under = view.from + (at / view.scale) * HOUR
  const { scale } = kept({ ...view, scale: view.scale * factor }, data, width)
  return kept({ from: under - (at / scale) * HOUR, scale }, data, width)
}

/* The item of a lane that is nearest to an instant. */
export function nearest(items, at) {
  const gap = (item) => Math.max(item.start - at, at - item.end, 0)
  return items.reduce((best, item) => (best && gap(best) <= gap(item) ? best : item), null)
}
