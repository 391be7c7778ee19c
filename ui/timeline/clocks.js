/* Instants as clocks of zones show them. An instant is a number of milliseconds since 1970, UTC. */

export const HOUR = 3600e3
export const DAY = 24 * HOUR
const QUARTER = HOUR / 4 // zones change by whole quarters of an hour
const PARTS = {
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { weekday: "short", day: "numeric", month: "short" },
  date: { day: "numeric", month: "short" },
  weekday: { weekday: "short" },
  offset: { timeZoneName: "shortOffset" },
  iso: { year: "numeric", month: "2-digit", day: "2-digit" },
}
const formats = new Map()

function format(zone, part) {
  const key = `${part} ${zone}`
  if (!formats.has(key)) {
    const locale = part === "iso" ? "en-CA" : "en-GB"
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...PARTS[part] }))
  }
  return formats.get(key)
}

/* 09:30 */
export const timeOf = (at, zone) => format(zone, "time").format(at)
/* Sat 26 May */
export const dayOf = (at, zone) => format(zone, "day").format(at).replace(",", "")
/* 26 May */
export const dateOf = (at, zone) => format(zone, "date").format(at)
/* Sat */
export const weekdayOf = (at, zone) => format(zone, "weekday").format(at)
/* 2018-05-26 */
export const isoOf = (at, zone) => format(zone, "iso").format(at)
/* Singapore time */
export const zoneName = (zone) => (zone === "UTC" ? "UTC" : `${zone.split("/").pop().replaceAll("_", " ")} time`)

/* UTC+8 */
export function offsetOf(at, zone) {
  const found = format(zone, "offset").formatToParts(at).find((part) => part.type === "timeZoneName")
  return found.value.replace("GMT", "UTC")
}

/* The midnights of a zone between two instants: the first instant of every day that begins there. */
export function midnights(start, end, zone) {
  const found = []
  let day = dayOf(start - QUARTER, zone)
  for (let at = Math.ceil(start / QUARTER) * QUARTER; at <= end; at += QUARTER) {
    const name = dayOf(at, zone)
    if (name === day) continue
    found.push(at)
    day = name
    at += 20 * HOUR
  }
  return found
}

/* The first instant of a day written 2018-05-26, in a zone. */
export function startOf(iso, zone) {
  const noon = Date.parse(`${iso}T12:00:00Z`)
  return midnights(noon - 2 * DAY, noon + 2 * DAY, zone).find((at) => isoOf(at, zone) === iso)
}

/* 1 h 30 min */
export function lengthOf(span) {
  const minutes = Math.round(span / 60e3)
  const parts = [[Math.floor(minutes / 1440), "d"], [Math.floor(minutes / 60) % 24, "h"], [minutes % 60, "min"]]
  return parts.filter(([number]) => number).map(([number, unit]) => `${number} ${unit}`).join(" ") || "0 min"
}

/* Tue 12 Jun 09:00 to 09:50, Singapore time; each end by its own clock where there are two. */
export function told(start, end, zone, endZone = zone) {
  const one = zone === endZone
  const sameDay = dayOf(start, zone) === dayOf(end, endZone)
  const until = sameDay ? timeOf(end, endZone) : `${dayOf(end, endZone)} ${timeOf(end, endZone)}`
  const from = `${dayOf(start, zone)} ${timeOf(start, zone)}`
  return one
    ? `${from} to ${until}, ${zoneName(zone)}`
    : `${from} ${zoneName(zone)} to ${until} ${zoneName(endZone)}`
}
