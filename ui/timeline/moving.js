/* Moving about: the view follows wheel, pointers and buttons. Nothing is drawn here; the next frame does it. */

import { DAY, HOUR } from "./clocks.js"
import { fitting, kept, zoomed } from "./layout.js"

export const CLOSER = 1.5 // how much a button or a key brings closer
const SLOP = 4 // pixels before a press becomes a drag
const SPEED = 0.0022 // how much a pixel of the wheel brings closer
const LINE = 16 // pixels of a line, for wheels that count lines
const SOME_DAYS = 2 // so many are seen at most after a jump
const MARGIN = 24 // pixels between an item that is brought into view and the edge

function setView(timeline, view) {
  Object.assign(timeline.view, kept(view, timeline.data, timeline.width))
  timeline.redraw()
}

export const pan = (timeline, pixels) => setView(timeline, { ...timeline.view, from: timeline.view.from + (pixels / timeline.view.scale) * HOUR })

export function zoom(timeline, factor, at = timeline.width / 2) {
  setView(timeline, zoomed(timeline.view, factor, at, timeline.data, timeline.width))
}

export const all = (timeline) => setView(timeline, { from: timeline.data.start, scale: fitting(timeline.data, timeline.width) })

/* A span of time in the middle, as wide as the view. */
function show(timeline, start, end) {
  setView(timeline, { from: start, scale: timeline.width / ((end - start) / HOUR) })
}

const centre = (timeline) => timeline.view.from + (timeline.width / timeline.view.scale / 2) * HOUR

/* The day in the middle of the view, or that of the chosen item. */
export function day(timeline) {
  const { chosen } = timeline
  const at = chosen ? chosen.start : centre(timeline)
  const found = timeline.days.find((each) => each.start <= at && at < each.end) ?? timeline.days.at(-1)
  show(timeline, found.start, found.end)
}

/* An instant in the middle; closer, if so much is seen that it would not be found. */
export function jump(timeline, at) {
  const seen = (timeline.width / timeline.view.scale) * HOUR
  const span = Math.min(seen, SOME_DAYS * DAY)
  show(timeline, at - span / 2, at + span / 2)
}

/* Moves as little as is needed for an item to be seen. */
export function reveal(timeline, item) {
  const { width } = timeline
  const left = timeline.x(item.start), right = timeline.x(item.end)
  if (left < 0 || (right > width && right - left > width - 2 * MARGIN)) pan(timeline, left - MARGIN)
  else if (right > width) pan(timeline, right - width + MARGIN)
  revealLane(timeline, item.lane)
}

/* Scrolls as little as is needed for a lane to be seen. */
export function revealLane(timeline, lane) {
  const { view, parts } = timeline
  const line = timeline.layout.lines.find((each) => each.lane?.id === lane)
  if (!line) return
  const { scrollTop, clientHeight } = parts.scroll
  if (line.top < scrollTop) parts.scroll.scrollTop = line.top
  else if (line.top + line.height > scrollTop + clientHeight) parts.scroll.scrollTop = line.top + line.height - clientHeight
  view.top = parts.scroll.scrollTop
}

/* Listens to wheel and pointers over lanes, axis and strip; once for every mounted timeline. */
export function listen(timeline) {
  const { frame, scroll, head, overview } = timeline.parts
  frame.addEventListener("wheel", (event) => wheel(timeline, event), { passive: false })
  scroll.addEventListener("scroll", () => {
    timeline.view.top = scroll.scrollTop
    timeline.redraw()
  })
  for (const node of [scroll, head]) drag(timeline, node)
  dragWindow(timeline, overview)
}

function wheel(timeline, event) {
  const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? timeline.width : 1
  const dx = event.deltaX * unit, dy = event.deltaY * unit
  const over = event.target.closest(".head, .overview")
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault()
    zoom(timeline, Math.exp(-dy * SPEED), distance(timeline, event))
    return
  }
  const sideways = event.shiftKey || over ? dx || dy : Math.abs(dx) > Math.abs(dy) ? dx : 0
  if (!sideways) return
  event.preventDefault()
  pan(timeline, sideways)
}

const distance = (timeline, event) => event.clientX - timeline.parts.axis.getBoundingClientRect().left

/* One pointer pulls the view along, two spread it. What was pressed is clicked only where nothing was pulled. */
function drag(timeline, node) {
  const pointers = new Map()
  let pulled = false
  const spread = () => {
    const [one, two] = [...pointers.values()]
    return { at: (one.x + two.x) / 2, apart: Math.max(8, Math.abs(one.x - two.x)) }
  }
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("select, .group, .name")) return
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    pulled = false
  })
  node.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId)
    if (!last) return
    if (event.pointerType === "mouse" && !(event.buttons & 1)) return pointers.delete(event.pointerId)
    const dx = event.clientX - last.x, dy = event.clientY - last.y
    if (!pulled && Math.hypot(dx, dy) < SLOP) return
    if (!pulled) node.setPointerCapture(event.pointerId)
    pulled = true
    const before = pointers.size === 2 ? spread() : null
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (before) {
      const after = spread(), left = timeline.parts.axis.getBoundingClientRect().left
      zoom(timeline, after.apart / before.apart, before.at - left)
      pan(timeline, before.at - after.at)
      return
    }
    pan(timeline, -dx)
    if (event.pointerType === "mouse") timeline.parts.scroll.scrollTop -= dy
  })
  for (const name of ["pointerup", "pointercancel"]) node.addEventListener(name, (event) => pointers.delete(event.pointerId))
  node.addEventListener("click", (event) => {
    if (!pulled || event.detail === 0) return // a click without a press comes from a key
    pulled = false
    event.stopPropagation()
    event.preventDefault()
  }, true)
}

/* The window on the strip follows the pointer; a press beside it brings it there. */
function dragWindow(timeline, strip) {
  let grip = null
  const instant = (event) => {
    const box = strip.getBoundingClientRect(), { data } = timeline
    return data.start + ((event.clientX - box.left) / box.width) * (data.end - data.start)
  }
  strip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return
    const at = instant(event), half = centre(timeline) - timeline.view.from
    const inside = at >= timeline.view.from && at <= timeline.view.from + 2 * half
    grip = inside ? at - timeline.view.from : half
    strip.setPointerCapture(event.pointerId)
    setView(timeline, { ...timeline.view, from: at - grip })
  })
  strip.addEventListener("pointermove", (event) => {
    if (grip !== null) setView(timeline, { ...timeline.view, from: instant(event) - grip })
  })
  for (const name of ["pointerup", "pointercancel"]) strip.addEventListener(name, () => (grip = null))
}
