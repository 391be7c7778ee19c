/* Nodes of the page: made once, patched afterwards. Every text goes in as text. */

export function make(tag, parent, className, text) {
  const node = document.createElement(tag)
  if (tag === "button") node.type = "button"
  if (className) node.className = className
  if (text !== undefined) node.textContent = text
  if (parent) parent.appendChild(node)
  return node
}

export function svg(tag, parent, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  if (parent) parent.appendChild(node)
  return node
}

/* Puts a node at a distance from the left, and gives it a width; writes only what has changed. */
export function place(node, left, width, top = 0) {
  const move = `translate(${left.toFixed(2)}px,${top}px)`
  if (node.style.transform !== move) node.style.transform = move
  if (width === undefined) return
  const wide = `${width.toFixed(2)}px`
  if (node.style.width !== wide) node.style.width = wide
}

export function attribute(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value)
}

/* Brings keyed nodes together with records: makes what is new, patches what is there, removes the rest. */
export function together(nodes, records, create, patch) {
  const wanted = new Set()
  for (const record of records) {
    wanted.add(record.key)
    let node = nodes.get(record.key)
    if (!node) nodes.set(record.key, (node = create(record)))
    patch(node, record)
  }
  for (const [key, node] of nodes) {
    if (wanted.has(key)) continue
    node.remove()
    nodes.delete(key)
  }
}
