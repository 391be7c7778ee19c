/* The titles that items can bear, with the widths that they have in the fonts of the page. */

import { beginnings } from "./layout.js"

export class Titles {
  constructor(root) {
    this.root = root
    this.pen = document.createElement("canvas").getContext("2d")
    this.forget()
  }

  /* Measures everything anew from now on: for new items, and for another font. */
  forget() {
    this.family = null
    this.known = new Map()
  }

  measure(text, bold, small = false) {
    this.family ??= getComputedStyle(this.root).fontFamily
    this.pen.font = `${bold ? 700 : 400} ${small ? 11 : 12}px ${this.family}`
    return this.pen.measureText(text).width + 1
  }

  /* The titles of an item, best first, ready for being fitted. */
  of(item) {
    if (!this.known.has(item.id)) {
      const small = item.kind !== "meeting"
      const texts = {
        meeting: [item.title],
        call: [`☎ ${item.title}`, "☎"],
        journey: [`→ ${item.goes_to}`, ...(item.code ? [`→ ${item.code}`] : []), "→"],
        drive: [],
        rest: [item.title],
        work: [item.title],
        stay: [item.title],
      }[item.kind]
      this.known.set(item.id, texts.map((text) => beginnings(text, (part) => this.measure(part, item.must, small))))
    }
    return this.known.get(item.id)
  }
}
