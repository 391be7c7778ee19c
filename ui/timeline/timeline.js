/* The timeline: what is mounted, what it remembers, and what is drawn in the next frame. */

import { HOUR } from "./clocks.js"
import { daysOf, drawAxis, drawOverview, drawWindow } from "./axis.js"
import { listenToKeys } from "./keyboard.js"
import { drawLanes } from "./lanes.js"
import { arranged, isDrive, kept, packed } from "./layout.js"
import { all, listen, reveal, revealLane } from "./moving.js"
import { make } from "./nodes.js"
import { drawPanel } from "./panel.js"
import { Titles } from "./titles.js"
import { drawTools, makeClock, makeLegend, makeTools } from "./tools.js"
import { subject } from "./words.js"

/* Views by the key of their component, and the last one of every horizon for components with a new key. */
const views = new Map()
const timelines = new WeakMap()
const newView = () => ({
  ...{ from: null, scale: null, width: 0, top: 0, clock: "home", search: "", active: null, subject: null, lane: null },
  ...{ folded: new Set(), hidden: new Set(), emptyOpen: false },
})

const HIGHEST = 450 // pixels of page above a timeline that still share the first screen with it
const BELOW = 14 // pixels that stay free below

/* How far everything around a node has been scrolled. */
function scrolled(node) {
  let sum = 0
  for (let around = node; around; around = around.parentNode ?? around.host) sum += around.scrollTop ?? 0
  return sum
}

class Timeline {
  constructor(root) {
    this.root = root
    this.x = (at) => ((at - this.view.from) / HOUR) * this.view.scale // pixels from the left edge of what is seen
    this.lineNodes = new Map()
    this.axisNodes = new Map()
    this.gridNodes = new Map()
    this.focused = { line: null, item: null }
    this.build()
    listen(this)
    listenToKeys(this)
    this.observer = new ResizeObserver(() => {
      this.settle()
      this.draw()
    })
    this.observer.observe(this.parts.scroll)
    this.titles = new Titles(root)
    this.onFonts = () => { // those that come late have other widths
      this.titles.forget()
      this.redraw()
    }
    document.fonts?.addEventListener("loadingdone", this.onFonts)
  }

  /* Leaves the lanes the height that the rest of the first screen does not take; all of it, where the page begins far above. */
  settle() {
    const { root, parts } = this
    if (!root.clientWidth) return
    const above = root.getBoundingClientRect().top + scrolled(root)
    const own = parts.frame.offsetTop - root.offsetTop + parts.frame.offsetHeight - parts.scroll.offsetHeight
    root.style.setProperty("--taken", `${Math.round((above > HIGHEST ? 0 : above) + own + BELOW)}px`)
  }

  /* Lets go of everything outside its own nodes. */
  leave() {
    this.observer.disconnect()
    document.fonts?.removeEventListener("loadingdone", this.onFonts)
    cancelAnimationFrame(this.frame)
  }

  build() {
    const { root } = this
    root.replaceChildren()
    const parts = (this.parts = {})
    makeTools(this, make("div", root, "tools"))
    makeLegend(this, make("div", root, "legend"))
    const stage = make("div", root, "stage")
    parts.frame = make("div", stage, "frame")
    parts.head = make("div", parts.frame, "head")
    makeClock(this, make("div", parts.head, "corner"))
    parts.axis = make("div", parts.head, "axis")
    const main = make("div", parts.frame, "main")
    parts.grid = make("div", main, "grid")
    parts.scroll = make("div", main, "scroll")
    parts.canvas = make("div", parts.scroll, "canvas")
    parts.canvas.setAttribute("role", "group")
    parts.canvas.setAttribute("aria-label", "Lanes. Arrow keys go from item to item, Enter reads about one.")
    for (const [name, words] of [["summit", "Summit"], ["now", "Now"]]) {
      parts[name] = { line: make("i", parts.grid, `wall ${name}`), flag: make("b", parts.axis, `flag ${name}`, words) }
    }
    parts.nothing = make("div", main, "nothing", "Nothing is planned.")
    parts.overview = make("div", make("div", parts.frame, "foot"), "overview")
    parts.overview.title = "The whole time: drag the window"
    parts.overviewSummit = make("i", parts.overview, "wall summit")
    parts.window = make("i", parts.overview, "window")
    parts.details = make("aside", stage, "details")
    parts.details.setAttribute("aria-label", "Details")
    parts.details.hidden = true
    parts.close = make("button", parts.details, "close", "×")
    parts.close.setAttribute("aria-label", "Close")
    parts.close.onclick = () => this.close()
    parts.said = make("div", parts.details, "said")
  }

  /* Takes data and the view that belongs to them; called with every run of the page. */
  take(component) {
    const { data, key, setStateValue } = component
    this.tell = (id) => setStateValue("chosen", id)
    const horizon = `${data.home} ${data.start} ${data.end}`
    const name = `${key} ${horizon}`
    if (!this.view || this.name !== name) {
      this.name = name
      const last = views.get(horizon)
      const { folded, emptyOpen, top } = views.get(name) ?? newView()
      this.view = { ...newView(), ...last, folded, emptyOpen, top, hidden: new Set(last?.hidden) }
      this.recalled = last !== undefined
    }
    views.set(name, this.view)
    views.set(horizon, this.view)
    const text = JSON.stringify(data)
    if (text !== this.text) this.load(data, text)
    this.draw()
    this.settle()
  }

  load(data, text) {
    const first = this.text === undefined
    this.text = text
    this.data = data
    this.items = [...data.items].sort((one, other) => one.start - other.start || one.end - other.end)
    this.byId = new Map(this.items.map((item) => [item.id, item]))
    this.lanes = new Map(data.lanes.map((lane) => [lane.id, lane]))
    this.inLane = new Map(data.lanes.map((lane) => [lane.id, []]))
    for (const item of this.items) this.inLane.get(item.lane).push(item)
    this.nights = new Map()
    for (const night of data.nights) this.nights.set(night.lane, [...(this.nights.get(night.lane) ?? []), night])
    this.days = null
    this.packs = null
    this.strip = null
    this.found = new Map()
    this.titles.forget()
    this.keepChoice()
    if (first) this.wantsTop = this.view.top
  }

  /* What was chosen stays chosen where it is in another lane now. */
  keepChoice() {
    const { view } = this
    const here = (id, lane) => this.items.filter((item) => subject(item) === id && (!lane || item.lane === lane))[0]
    const before = view.subject && `${view.subject}@${view.lane}`
    this.chosen = view.subject ? (here(view.subject, view.lane) ?? here(view.subject, null) ?? null) : null
    if (this.chosen && this.chosen.id !== before) {
      view.lane = this.chosen.lane
      view.active = this.chosen.id
      this.tell(this.chosen.id)
      this.wantsSeen = true
    }
  }

  get told() { return { home: this.data.home, utc: "UTC", own: null }[this.view.clock] }
  get zone() { return this.view.clock === "utc" ? "UTC" : this.data.home }
  itemsIn(lane) { return this.inLane.get(lane) ?? [] }
  isShown(item) { return !this.view.hidden.has(item.kind) }
  shownIn(lane) { return this.itemsIn(lane).filter((item) => this.isShown(item)) }
  isChosen(item) { return this.chosen !== null && subject(item) === subject(this.chosen) }
  redraw() { this.frame ??= requestAnimationFrame(() => this.draw()) }

  draw() {
    cancelAnimationFrame(this.frame)
    this.frame = null
    const { parts, view } = this
    if (this.data) drawPanel(this)
    const width = parts.scroll.clientWidth - parts.head.firstChild.offsetWidth
    if (!this.data || !(width > 40)) return
    this.width = width
    parts.axis.style.width = parts.grid.style.width = parts.overview.style.width = `${width}px`
    if (view.scale === null) all(this)
    else if (this.recalled && view.width) view.from += (view.width - width) / view.scale / 2 * HOUR
    this.recalled = false
    Object.assign(view, kept(view, this.data, width), { width })
    this.days ??= daysOf(this.data, this.zone)
    this.arrange()
    const active = this.root.getRootNode().activeElement
    this.focused = { item: active?.dataset?.item ?? null, line: this.lineOf(active) }
    drawTools(this)
    drawAxis(this)
    if (!this.strip) drawOverview(this)
    this.strip = true
    parts.canvas.style.height = `${this.layout.height}px`
    if (this.wantsTop !== null && this.wantsTop !== undefined) parts.scroll.scrollTop = this.wantsTop
    this.wantsTop = null
    drawLanes(this)
    drawWindow(this)
    parts.nothing.hidden = this.items.length > 0
    const stop = this.setStop()
    if (active && this.focused.line && !active.isConnected) stop?.focus({ preventScroll: true })
    if (this.wantsSeen) revealLane(this, this.chosen.lane)
    this.wantsSeen = false
  }

  /* Boxes are made anew only where the scale or the filters have changed, and then only for the lanes that are laid out. */
  arrange() {
    const { data, view } = this
    if (!this.packs || this.packs.scale !== view.scale) this.packs = { scale: view.scale, lanes: new Map() }
    const x = (at) => ((at - data.start) / HOUR) * view.scale
    const pack = (lane) => {
      if (!this.packs.lanes.has(lane.id)) this.packs.lanes.set(lane.id, packed(this.shownIn(lane.id), x))
      return this.packs.lanes.get(lane.id)
    }
    this.packs.layout ??= arranged(data.lanes, (lane) => this.itemsIn(lane.id), view, pack)
    this.layout = this.packs.layout
  }

  rearrange() {
    this.packs = null
    this.redraw()
  }

  lineOf(node) {
    const line = node?.closest?.(".lane, .group")
    return line ? [...this.lineNodes].find(([, each]) => each === line)?.[0] ?? null : null
  }

  /* One item takes the Tab key: the one that had the focus last, else the first that is seen. */
  setStop() {
    const nodes = [...this.parts.canvas.querySelectorAll(".item")]
    const first = nodes.find((node) => !isDrive(this.byId.get(node.dataset.item)))
    const stop = nodes.find((node) => node.dataset.item === this.view.active) ?? first ?? nodes[0]
    for (const node of nodes) if (node.tabIndex !== (node === stop ? 0 : -1)) node.tabIndex = node === stop ? 0 : -1
    return stop
  }

  /* Draws so that the item is on the page, and gives it the focus; to another where it is a drive too narrow to be drawn. */
  focus(id) {
    this.view.active = id
    const { lane } = this.byId.get(id)
    this.draw()
    const node = this.lineNodes.get(`lane ${lane}`)?.items.get(id)
    const target = node ?? this.setStop()
    target?.focus({ preventScroll: true })
  }

  choose(id) {
    const item = this.byId.get(id)
    Object.assign(this.view, { subject: subject(item), lane: item.lane, active: id })
    this.chosen = item
    this.helping = false
    this.tell(id)
    this.unfold(item.lane)
    this.draw()
    this.seeChosen()
  }

  /* The panel may have come over what was chosen, or its lane may lie elsewhere. */
  seeChosen() {
    requestAnimationFrame(() => {
      if (!this.chosen) return
      this.draw()
      reveal(this, this.chosen)
    })
  }

  /* Closes the panel; the focus goes back to what was chosen. Says whether there was one to close. */
  close() {
    if (!this.chosen && !this.helping) return false
    const id = this.helping ? this.view.active : this.chosen.id
    const inside = this.parts.details.contains(this.root.getRootNode().activeElement)
    if (!this.helping) this.tell(null)
    if (!this.helping) Object.assign(this.view, { subject: null, lane: null })
    if (!this.helping) this.chosen = null
    this.helping = false
    this.draw()
    if (inside && this.byId.has(id)) this.focus(id)
    return true
  }

  help() {
    this.helping = !this.helping
    this.redraw()
  }

  fold(line) {
    const { view } = this
    if (line.kind === "fold") view.emptyOpen = !view.emptyOpen
    else if (!view.folded.delete(line.group)) view.folded.add(line.group)
    this.rearrange()
  }

  unfold(lane) {
    if (this.view.folded.delete(this.lanes.get(lane).group)) this.rearrange()
    this.draw()
  }

  toggle(kind) {
    if (!this.view.hidden.delete(kind)) this.view.hidden.add(kind)
    this.strip = null
    this.rearrange()
  }

  setClock(clock) {
    this.view.clock = clock
    this.days = null
    this.redraw()
  }

  look(text) {
    this.view.search = text
    this.found.clear()
    this.redraw()
  }

  finds(item) {
    if (!this.found.has(item.id)) {
      const words = [item.title, item.place, item.code, ...item.people, this.lanes.get(item.lane).label].join(" ").toLowerCase()
      this.found.set(item.id, this.view.search.toLowerCase().split(/\s+/).every((word) => words.includes(word)))
    }
    return this.found.get(item.id)
  }

  /* Whether a search leaves an item, or a lane, in the shade. */
  dims(item, lane) {
    if (!this.view.search.trim()) return false
    return item ? !this.finds(item) : !this.shownIn(lane.id).some((each) => this.finds(each))
  }

  /* The nights of a lane as one path: hours from the start of the horizon, one high. */
  nightPath(lane) {
    const hours = (at) => (at - this.data.start) / HOUR
    return (this.nights.get(lane) ?? [])
      .map((night) => `M${hours(night.start)} 0H${hours(night.end)}V1H${hours(night.start)}z`)
      .join("")
  }
}

export default function (component) {
  const root = component.parentElement.querySelector(".timeline")
  if (!root || !component.data) return
  if (!timelines.has(root)) timelines.set(root, new Timeline(root))
  const timeline = timelines.get(root)
  timeline.take(component)
  return () => {
    timeline.leave()
    timelines.delete(root)
  }
}
