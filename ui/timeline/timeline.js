const HOUR = 3600e3, DAY = 24 * HOUR, LABEL = 168, ROW = 24, PAD = 4
const KEYS = [["meeting", "fixed meeting"], ["meeting free", "meeting"], ["call", "call"], ["journey", "journey"], ["rest", "rest"]]

const clock = (zone, options) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options })
const hm = (ms, zone) => clock(zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms)
const dayName = (ms, zone) => clock(zone, { weekday: "short", day: "numeric", month: "short" }).format(ms)

function make(tag, parent, className, text) {
  const node = document.createElement(tag)
  if (className) node.className = className
  if (text !== undefined) node.textContent = text
  parent.appendChild(node)
  return node
}

/* The first midnight of a zone at or after an instant; zones change by whole quarters of an hour. */
function midnights(start, end, zone) {
  const found = []
  let last = ""
  for (let at = Math.ceil(start / (HOUR / 4)) * (HOUR / 4); at <= end; at += HOUR / 4) {
    const day = dayName(at, zone)
    if (day !== last) { found.push(at); last = day; at += 20 * HOUR }
  }
  return found
}

/* Rows inside a lane, so that nothing covers anything else. */
function stack(items, width) {
  const ends = []
  return items.map((item) => {
    const from = width(item.start), to = Math.max(width(item.end), from + 6)
    let row = ends.findIndex((end) => end <= from)
    if (row < 0) { row = ends.length; ends.push(0) }
    ends[row] = to + 1
    return row
  })
}

function describe(item) {
  const zone = item.zone
  const same = dayName(item.start, zone) === dayName(item.end, zone)
  const until = same ? hm(item.end, zone) : `${dayName(item.end, zone)} ${hm(item.end, zone)}`
  const facts = [item.must && "must be held", item.pinned && "fixed", item.status, item.certainty !== "exact" && item.certainty]
  return {
    head: item.title,
    when: `${dayName(item.start, zone)} ${hm(item.start, zone)} to ${until} (${zone})`,
    rest: [item.place, item.people.join(", "), facts.filter(Boolean).join(", "), item.detail].filter(Boolean),
  }
}

function draw(root, state, choose) {
  const { data, scale } = state
  const x = (ms) => ((ms - data.start) / HOUR) * scale
  const total = x(data.end)
  const old = root.querySelector(".frame")
  const kept = old ? { left: old.scrollLeft, top: old.scrollTop } : null
  root.replaceChildren()

  const bar = make("div", root, "bar")
  const zoom = (label, factor) => {
    const button = make("button", bar, "", label)
    button.type = "button"
    button.onclick = () => { state.scale = Math.min(120, Math.max(1, state.scale * factor)); draw(root, state, choose) }
  }
  zoom("Closer", 1.6)
  zoom("Wider", 1 / 1.6)
  const all = make("button", bar, "", "All")
  all.type = "button"
  all.onclick = () => { state.scale = state.fit(); draw(root, state, choose) }
  for (const [kind, label] of KEYS) {
    const key = make("span", bar, "key")
    make("i", key, `item ${kind}`).style.position = "static"
    make("span", key, "", label)
  }

  const frame = make("div", root, "frame")
  frame.tabIndex = 0
  const canvas = make("div", frame, "canvas")
  canvas.style.width = `${LABEL + total}px`
  const axis = make("div", canvas, "axis")
  const corner = make("span", axis, "corner", data.home)
  corner.style.width = `${LABEL}px`
  const days = midnights(data.start, data.end, data.home)
  const step = [1, 2, 3, 6, 12].find((hours) => hours * scale >= 44)
  const every = Math.ceil(84 / (24 * scale))
  days.forEach((at, index) => {
    if (index % every) return
    const day = make("span", axis, "day", dayName(at, data.home))
    day.style.left = `${LABEL + x(at)}px`
    for (let hour = step; step && hour < 24; hour += step) {
      const mark = make("span", axis, "hour", hm(at + hour * HOUR, data.home))
      mark.style.left = `${LABEL + x(at + hour * HOUR)}px`
    }
  })

  const body = make("div", canvas, "body")
  body.style.position = "relative"
  let group = ""
  for (const lane of data.lanes) {
    if (lane.group && lane.group !== group) {
      group = lane.group
      make("span", make("div", body, "group"), "", group)
    }
    const items = data.items.filter((item) => item.lane === lane.id).sort((a, b) => a.start - b.start || a.end - b.end)
    const rows = stack(items, x)
    const row = make("div", body, "lane")
    row.style.height = `${Math.max(1, ...rows.map((each) => each + 1)) * ROW + 2 * PAD}px`
    const name = make("div", row, "name", lane.label)
    name.style.width = `${LABEL}px`
    name.title = lane.label
    for (const night of data.nights.filter((each) => each.lane === lane.id)) {
      const shade = make("div", row, "night")
      shade.style.left = `${LABEL + x(night.start)}px`
      shade.style.width = `${x(night.end) - x(night.start)}px`
    }
    for (const at of days) make("div", row, "midnight").style.left = `${LABEL + x(at)}px`
    items.forEach((item, index) => {
      const free = item.kind === "meeting" && !item.pinned ? " free" : ""
      const width = Math.max(6, x(item.end) - x(item.start))
      const node = make("button", row, `item ${item.kind}${free} ${item.status}`, width > 26 ? item.title : "")
      node.type = "button"
      node.style.left = `${LABEL + x(item.start)}px`
      node.style.width = `${width}px`
      node.style.top = `${PAD + rows[index] * ROW + (item.kind === "journey" || item.kind === "rest" ? 4 : 0)}px`
      const told = describe(item)
      node.title = [told.head, told.when, ...told.rest].join("\n")
      node.setAttribute("aria-label", `${told.head}, ${told.when}`)
      node.setAttribute("aria-pressed", String(state.chosen === item.id))
      node.onclick = () => choose(item)
    })
  }
  if (data.summit !== null) {
    const line = make("div", body, "summit")
    line.style.left = `${LABEL + x(data.summit)}px`
    line.title = "The summit"
  }

  const details = make("div", root, "details")
  details.setAttribute("aria-live", "polite")
  const item = data.items.find((each) => each.id === state.chosen)
  if (item) {
    const told = describe(item)
    make("b", details, "", told.head)
    make("div", details, "", told.when)
    for (const line of told.rest) make("div", details, "", line)
  } else {
    make("span", details, "", "Choose something to read more about it.").style.opacity = ".7"
  }
  if (kept) { frame.scrollLeft = kept.left; frame.scrollTop = kept.top }
}

const states = new WeakMap()

export default function (component) {
  const { data, parentElement, setStateValue } = component
  const root = parentElement.querySelector(".timeline")
  if (!root || !data) return
  let state = states.get(root)
  if (!state) {
    state = { scale: 8, chosen: null }
    states.set(root, state)
  }
  state.data = data
  state.fit = () => Math.max(1, (root.clientWidth - LABEL - 20) / ((data.end - data.start) / HOUR))
  if (!state.drawn) { state.scale = Math.max(3, state.fit()); state.drawn = true }
  const choose = (item) => {
    state.chosen = item.id
    draw(root, state, choose)
    setStateValue("chosen", item.id)
  }
  draw(root, state, choose)
}
