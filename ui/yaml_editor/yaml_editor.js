const PAUSE = 900, LINE = 20

const editors = new WeakMap()

function make(root) {
  const margin = document.createElement("div"), area = document.createElement("textarea")
  margin.className = "margin"
  margin.setAttribute("aria-hidden", "true")
  Object.assign(area, { spellcheck: false, autocomplete: "off", wrap: "off" })
  area.setAttribute("aria-label", "The scenario as YAML")
  root.replaceChildren(margin, area)
  const editor = { margin, area, sent: null, line: null, numbers: 0, timer: 0, tell: () => {} }
  const tell = () => {
    clearTimeout(editor.timer)
    if (area.value === editor.sent) return
    editor.tell({ text: area.value, before: editor.sent })
    editor.sent = area.value
  }
  area.addEventListener("input", () => { clearTimeout(editor.timer); editor.timer = setTimeout(tell, PAUSE); number(editor) })
  area.addEventListener("blur", tell)
  addEventListener("pagehide", tell)
  area.addEventListener("scroll", () => { margin.scrollTop = area.scrollTop })
  return editor
}

/* A number for each line; marks are set apart, so that writing on does not wait for them. */
function number(editor) {
  const lines = editor.area.value.split("\n").length
  for (; editor.numbers < lines; editor.numbers++) {
    const row = document.createElement("div")
    row.textContent = String(editor.numbers + 1)
    editor.margin.appendChild(row)
  }
  for (; editor.numbers > lines; editor.numbers--) editor.margin.lastChild.remove()
  editor.margin.scrollTop = editor.area.scrollTop
}

function mark(editor, marks) {
  for (const row of editor.margin.querySelectorAll(".wrong")) { row.className = ""; row.removeAttribute("title") }
  for (const { line, says } of marks) {
    const row = editor.margin.children[line - 1]
    if (!row) continue
    row.className = "wrong"
    row.title = [row.title, says].filter(Boolean).join("\n")
  }
}

/* A text from outside replaces what stands there, unless somebody has written on: the server lays that over it when it is sent. */
function take(editor, given) {
  const text = given.replaceAll("\r\n", "\n").replaceAll("\r", "\n")
  const { area } = editor
  if (text === editor.sent || (editor.sent !== null && area.value !== editor.sent)) return
  const start = area.selectionStart, top = area.scrollTop
  clearTimeout(editor.timer)
  area.value = editor.sent = text
  area.setSelectionRange(start, start)
  area.scrollTop = top
}

function go(editor, line) {
  if (line === null || line === editor.line) return
  editor.line = line
  const { area } = editor
  const lines = area.value.split("\n")
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  area.focus()
  area.setSelectionRange(start, start + (lines[line - 1] ?? "").length)
  area.scrollTop = Math.max(0, (line - 6) * LINE)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".editor")
  if (!root || !data) return
  let editor = editors.get(root)
  if (!editor) editors.set(root, (editor = make(root)))
  editor.tell = (edited) => setTriggerValue("edited", edited)
  take(editor, data.text)
  number(editor)
  mark(editor, data.marks)
  go(editor, data.line)
}
