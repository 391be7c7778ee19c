/* The lanes and what lies in them: only what can be seen is on the page, and nodes stay what they are while it is seen. */

import { HOUR } from "./clocks.js"
import { fitted, standing } from "./layout.js"
import { attribute, make, place, svg, together } from "./nodes.js"
import { linesOf, spoken } from "./words.js"

const AHEAD = 160 // pixels above and below the seen part that are drawn too
const NAME_ROOM = 30 // the height that a lane's name needs
const PIN_ROOM = 30 // a bar as wide shows its pin
const SOFT = 10 // pixels at either end in which a soft edge fades

/* Draws the lines that can be seen. The one with the focus stays on the page even where it cannot. */
export function drawLanes(timeline) {
  const { parts, layout, focused } = timeline
  const low = parts.scroll.scrollTop - AHEAD, high = parts.scroll.scrollTop + parts.scroll.clientHeight + AHEAD
  const holds = (line) => line.key === focused.line
  const seen = layout.lines.filter((line) => (line.top < high && line.top + line.height > low) || holds(line))
  const height = `${layout.height}px`
  if (parts.canvas.style.height !== height) parts.canvas.style.height = height
  together(timeline.lineNodes, seen, (line) => makeLine(timeline, line), (node, line) => patchLine(timeline, node, line))
}

function makeLine(timeline, line) {
  const node = make("div", timeline.parts.canvas, line.kind === "lane" ? "lane" : "group")
  if (line.kind !== "lane") {
    const button = make("button", node, "heading")
    make("i", button, "sign")
    make("span", button, "words")
    button.onclick = () => timeline.fold(line)
    return node
  }
  node.items = new Map()
  node.name = make("div", node, "name")
  node.name.dir = "auto"
  const plot = make("div", node, "plot")
  node.nights = svg("svg", plot, { class: "nights", preserveAspectRatio: "none", "aria-hidden": "true" })
  node.path = svg("path", node.nights, {})
  node.track = make("div", plot, "track")
  return node
}

function patchLine(timeline, node, line) {
  place(node, 0, undefined, line.top)
  const height = `${line.height}px`
  if (node.style.height !== height) node.style.height = height
  if (line.kind === "lane") patchLane(timeline, node, line)
  else patchHeading(node, line)
}

function patchHeading(node, line) {
  const button = node.firstChild
  const words = line.kind === "fold" ? `${line.count} without appointments` : `${line.group} (${line.count})`
  attribute(button, "aria-expanded", String(line.open))
  if (button.lastChild.textContent !== words) button.lastChild.textContent = words
  node.classList.toggle("fold", line.kind === "fold")
  button.title = words
}

function patchLane(timeline, node, line) {
  const { view, data, width, focused } = timeline
  if (node.lane !== line.lane) {
    const { id, label, detail, group } = line.lane
    node.lane = line.lane
    node.name.textContent = label
    node.name.title = [label, detail, group].filter(Boolean).join("\n")
    attribute(node.path, "d", timeline.nightPath(id))
  }
  const below = Math.max(0, Math.min(timeline.parts.scroll.scrollTop - line.top, line.height - NAME_ROOM))
  const edge = below ? `${below + 4}px` : "" // the name of a high lane stays in sight
  if (node.name.style.paddingTop !== edge) node.name.style.paddingTop = edge
  const origin = ((view.from - data.start) / HOUR) * view.scale
  place(node.track, -origin)
  attribute(node.nights, "viewBox", `${(view.from - data.start) / HOUR} 0 ${width / view.scale} 1`)
  const seen = line.boxes
    .filter((box) => (box.left < origin + width && box.left + box.width > origin) || box.item.id === focused.item)
    .map((box) => ({ ...box, key: box.item.id }))
  node.classList.toggle("dimmed", timeline.dims(null, line.lane))
  together(node.items, seen, (box) => makeItem(timeline, node, box), (item, box) => patchItem(timeline, item, box, origin))
}

function makeItem(timeline, node, { item }) {
  const bar = make("button", node.track, "item")
  bar.id = `item ${item.id}`
  bar.dataset.item = item.id
  bar.pin = make("i", bar, "pin-mark")
  bar.label = make("span", bar, "label")
  bar.label.dir = "auto"
  bar.tabIndex = -1
  bar.onclick = () => timeline.choose(item.id)
  return bar
}

/* Writes an item's words where its data have changed, its box where the view has, and its marks. */
function patchItem(timeline, node, box, origin) {
  const { item } = box
  if (node.record !== item || node.clock !== timeline.told) {
    node.record = item
    node.clock = timeline.told
    node.look = lookOf(item)
    node.title = linesOf(item, timeline.told).join("\n")
    attribute(node, "aria-label", spoken(item, timeline.told))
  }
  const { top, height } = standing(item.kind, box.row)
  place(node, box.left, box.width, top)
  if (node.style.height !== `${height}px`) node.style.height = `${height}px`
  const pin = item.pinned && box.width >= PIN_ROOM
  const dim = timeline.dims(item, null)
  node.pin.hidden = !pin
  const look = `item ${node.look}${dim ? " dimmed" : ""}${box.width < SOFT ? " thin" : ""}`
  if (node.className !== look) node.className = look
  attribute(node, "aria-pressed", String(timeline.isChosen(item)))
  writeLabel(timeline, node, box, origin, pin)
}

/* The title stands in what is seen of a bar, so that a long one can be read wherever the view is. */
function writeLabel(timeline, node, box, origin, pin) {
  const { item } = box
  const soft = node.look.includes("soft")
  const before = (soft ? SOFT + 1 : item.status === "announced" ? 9 : 5) + (pin ? 12 : 0)
  const hidden = Math.max(0, Math.min(origin - box.left, box.width))
  const left = Math.max(before, hidden + 5)
  const room = Math.min(box.width - (soft ? SOFT : 5), origin + timeline.width - box.left - 2) - left
  let text = ""
  for (const title of timeline.titles.of(item)) {
    text = fitted(title, room)
    if (text) break
  }
  if (node.label.textContent !== text) node.label.textContent = text
  const edge = text ? `${left.toFixed(1)}px` : ""
  if (node.label.style.left !== edge) node.label.style.left = edge
}

/* The classes that tell what an item is; the legend uses the same. */
function lookOf(item) {
  const soft = item.certainty === "about" || item.certainty === "to-be-decided"
  return ["look", item.kind, item.status, item.must && "must", soft && "soft"].filter(Boolean).join(" ")
}
