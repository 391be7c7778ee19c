/* The axis above, the grid behind the lanes, and the strip below that shows the whole horizon. */

import { DAY, HOUR, dateOf, dayOf, midnights, timeOf, weekdayOf } from "./clocks.js"
import { isDrive } from "./layout.js"
import { make, place, svg, together } from "./nodes.js"

const STEPS = [0.25, 0.5, 1, 2, 3, 6, 12]
const HOUR_ROOM = 46 // pixels that an hour's label needs
const DAY_ROOM = 84 // pixels that `Sat 26 May` needs
const DATE_ROOM = 54 // pixels that `26 May` needs

/* The days of the horizon by the clock of the axis. */
export function daysOf(data, zone) {
  const begins = midnights(data.start - DAY, data.end + DAY, zone)
  const days = begins.slice(0, -1).map((start, index) => ({ start, end: begins[index + 1] }))
  return days
    .filter((day) => day.end > data.start && day.start < data.end)
    .map((day) => ({ ...day, name: dayOf(day.start, zone), date: dateOf(day.start, zone), weekday: weekdayOf(day.start, zone) }))
}

function hoursOf(day, step, zone) {
  const found = []
  for (let at = day.start; at < day.end - HOUR / 8; at += step * HOUR) found.push({ at, name: timeOf(at, zone) })
  return found
}

/* Days and hours that can be seen, each with its place from the left edge. */
export function drawAxis(timeline) {
  const { view, width, x, days, zone } = timeline
  const seen = days.filter((day) => x(day.end) > 0 && x(day.start) < width)
  const dayWidth = 24 * view.scale
  const nth = dayWidth >= DATE_ROOM ? 1 : Math.ceil(DATE_ROOM / dayWidth)
  const step = STEPS.find((hours) => hours * view.scale >= HOUR_ROOM)
  const marks = []
  for (const day of seen) {
    const left = Math.max(x(day.start), 0), room = Math.min(x(day.start) + nth * dayWidth, width) - left
    const text = room >= DAY_ROOM && nth === 1 ? day.name : day.date
    if (room >= DATE_ROOM && days.indexOf(day) % nth === 0) marks.push({ key: `day ${day.start}`, kind: "day", left, text })
    const below = step ? hoursOf(day, step, zone) : []
    for (const { at, name } of below) marks.push({ key: `hour ${at}`, kind: "hour", left: x(at), text: name })
    if (!step && dayWidth >= 30) marks.push({ key: `name ${day.start}`, kind: "hour", left: x(day.start), text: day.weekday })
  }
  const flags = [drawFlag(timeline, "summit", timeline.data.summit), drawFlag(timeline, "now", Date.now())].filter(Boolean)
  const free = (mark) => flags.every((flag) => mark.left > flag.right || mark.left + HOUR_ROOM - 8 < flag.left)
  const visible = marks.filter((mark) => mark.kind === "day" || (mark.left >= 0 && mark.left + 36 <= width && free(mark)))
  together(timeline.axisNodes, visible, (mark) => make("span", timeline.parts.axis, mark.kind), (node, mark) => {
    if (node.textContent !== mark.text) node.textContent = mark.text
    place(node, mark.left)
  })
  drawGrid(timeline, seen, step)
}

function drawGrid(timeline, seen, step) {
  const { view, x, zone } = timeline
  const bands = []
  for (const day of seen) {
    const weekend = day.weekday === "Sat" || day.weekday === "Sun"
    bands.push({ key: day.start, className: weekend ? "day weekend" : "day", left: x(day.start), width: x(day.end) - x(day.start) })
    if (!step || step * view.scale < HOUR_ROOM) continue
    for (const { at } of hoursOf(day, step, zone).slice(1)) bands.push({ key: at, className: "hour", left: x(at), width: 1 })
  }
  together(timeline.gridNodes, bands, (band) => make("i", timeline.parts.grid, band.className), (node, band) => {
    if (node.className !== band.className) node.className = band.className
    place(node, band.left, band.width)
  })
}

/* A line through all lanes with its name on the axis; says which part of the axis that takes, if it is seen. */
function drawFlag(timeline, name, at) {
  const { line, flag } = timeline.parts[name]
  const inside = at !== null && at >= timeline.data.start && at <= timeline.data.end
  const left = inside ? timeline.x(at) : -1
  const seen = left >= 0 && left <= timeline.width
  line.hidden = flag.hidden = !seen
  if (!seen) return null
  place(line, left)
  const room = timeline.titles.measure(flag.textContent, true) + 14
  const from = left + room > timeline.width ? left - room : left
  place(flag, from)
  return { left: from, right: from + room }
}

/* Everything of the horizon as thin strokes, one line a lane; drawn again only with new data or filters. */
export function drawOverview(timeline) {
  const { data, parts, items } = timeline
  const lanes = new Map(data.lanes.map((lane, index) => [lane.id, index]))
  const hours = (at) => (at - data.start) / HOUR
  const strokes = { drive: "" } // what comes first lies below the rest
  for (const item of items) {
    if (timeline.view.hidden.has(item.kind)) continue
    const least = isDrive(item) ? 0 : (data.end - data.start) / HOUR / 600
    const length = Math.max(hours(item.end) - hours(item.start), least)
    strokes[item.kind] = `${strokes[item.kind] ?? ""}M${hours(item.start)} ${lanes.get(item.lane)}h${length}v.8h${-length}z`
  }
  const picture = svg("svg", null, { viewBox: `0 0 ${hours(data.end)} ${data.lanes.length || 1}`, preserveAspectRatio: "none" })
  for (const [kind, d] of Object.entries(strokes)) svg("path", picture, { class: kind, d })
  const old = parts.overview.querySelector("svg")
  if (old) old.replaceWith(picture)
  else parts.overview.prepend(picture)
}

/* The part of the horizon that is seen, as a window on the strip. */
export function drawWindow(timeline) {
  const { data, view, parts, width } = timeline
  const whole = data.end - data.start
  const share = width / (view.scale * (whole / HOUR))
  place(parts.window, ((view.from - data.start) / whole) * width, Math.max(8, share * width))
  const at = data.summit === null ? -1 : ((data.summit - data.start) / whole) * width
  parts.overviewSummit.hidden = at < 0
  place(parts.overviewSummit, at)
}
