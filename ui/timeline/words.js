/* What is said of an item: in its tooltip, to a screen reader, in the panel. */

import { lengthOf, told } from "./clocks.js"

export const KIND_NAMES = { meeting: "Meeting", call: "Call", journey: "Journey", drive: "Drive", rest: "Rest", stay: "Stay", work: "Work" }
const STATUS = { tentative: "Tentative", confirmed: "Confirmed", announced: "Announced" }
const CERTAINTY = { about: "time approximate", "to-be-decided": "time to be decided", hidden: "time not public" }

/* The meeting, journey, drive, rest or work of an item, whichever the lane: the same in every choice of lanes. */
export const subject = (item) => item.id.slice(0, item.id.length - item.lane.length - 1)

/* When it is, by the clock of its place; a landing by the clock of where it is. */
const localTime = (item) => told(item.start, item.end, item.zone, item.end_zone)

/* When it is, in one clock. */
const timeIn = (item, zone) => told(item.start, item.end, zone)

export const isIn = (item, zone) => item.zone === zone && item.end_zone === zone

/* How firm it is, in words. */
export function standingOf(item) {
  const facts = [STATUS[item.status], CERTAINTY[item.certainty], item.must && "must be held", item.pinned && "fixed by a pin"]
  return facts.filter(Boolean).join(", ")
}

/* All of it in lines, for a tooltip; with the time in the clock of the axis, unless that is the place's own. */
export function linesOf(item, clock) {
  const also = clock && !isIn(item, clock) ? [timeIn(item, clock)] : []
  const people = item.people.join(", ")
  return [item.title, localTime(item), ...also, item.place, people, standingOf(item), item.detail].filter(Boolean)
}

/* All of it in a sentence, for a screen reader. */
export function spoken(item, clock) {
  const kind = item.title === KIND_NAMES[item.kind] ? [] : [KIND_NAMES[item.kind]]
  const also = clock && !isIn(item, clock) ? [timeIn(item, clock)] : []
  const parts = [item.title, ...kind, localTime(item), lengthOf(item.end - item.start), ...also, item.place]
  return [...parts, item.people.join(", "), standingOf(item)].filter(Boolean).join(". ")
}
