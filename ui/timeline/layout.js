/* Where things lie: pure functions of data and view, in pixels. Nothing here knows the page. */

import { HOUR } from "./clocks.js"

const ROW = 26 // height of a row in a lane
const PAD = 3 // above and below the rows of a lane
const HEAD = 24 // height of the line of a group
const LEAST = 3 // no bar is narrower
const SLIGHTEST = 2 // no drive is drawn that is narrower
const NUDGE = 12 // so far a bar may be pushed by a neighbour that was widened to the least
const LETTERS = 8 // a title with an ellipsis shows at least so many
const LONGEST = 160 // of a longer title, no more is ever looked at
const CLOSEST = 480 // pixels an hour

/* Drives only lead from one thing to the next: nothing makes room for them, and the keyboard goes past them. */
export const isDrive = (item) => item.kind === "drive"

/* Boxes of items in order of time. Touching ones share a row and overlapping ones do not, at every scale; none covers another. */
export function packed(items, x) {
  const rows = []
  const boxes = new Map()
  const add = (box) => {
    rows[box.row].push(box)
    boxes.set(box.item, box)
  }
  for (const item of items.filter((each) => !isDrive(each))) {
    const start = x(item.start)
    let row = rows.findIndex((each) => each.at(-1).item.end <= item.start && rightOf(each.at(-1)) - start <= NUDGE)
    if (row < 0) row = rows.push([]) - 1
    const left = rows[row].length ? Math.max(start, rightOf(rows[row].at(-1))) : start
    add({ item, row, left, width: Math.max(x(item.end), left + LEAST) - left })
  }
  for (const item of items.filter(isDrive)) {
    const box = squeezed(rows, item, x)
    if (!box) continue
    if (box.row === rows.length) rows.push([])
    add(box)
  }
  return { boxes: items.filter((item) => boxes.has(item)).map((item) => boxes.get(item)), rows: Math.max(1, rows.length) }
}

const rightOf = (box) => box.left + box.width

/* The box of a drive in a row that is free then, best beside what it touches; null where its neighbours leave too little. */
function squeezed(rows, item, x) {
  const free = (row) => row.every((box) => box.item.end <= item.start || box.item.start >= item.end)
  const touches = (row) => row.some((box) => box.item.end === item.start || box.item.start === item.end)
  const beside = rows.findIndex((row) => free(row) && touches(row))
  const any = beside < 0 ? rows.findIndex(free) : beside
  const row = any < 0 ? rows.length : any
  const others = rows[row] ?? []
  const left = Math.max(x(item.start), ...others.filter((box) => box.item.end <= item.start).map(rightOf))
  const right = Math.min(x(item.end), ...others.filter((box) => box.item.start >= item.end).map((box) => box.left))
  return right - left < SLIGHTEST ? null : { item, row, left, width: right - left }
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
  const [above, height] = { meeting: [0, 22], call: [3, 17], journey: [7, 15], drive: [7, 9], rest: [7, 15], stay: [7, 15], work: [3, 17] }[kind]
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
