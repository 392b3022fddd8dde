// A reminder for any calendar: one day, and no word of what was planned, since colleagues may see it. RFC 5545.
import { dayOf } from "./progress.js";

/** Days after which it is asked what became of a plan. */
export const UNTIL_ASKED = 14;

const SUMMARY = "Two minutes: look back at one plan";
const DESCRIPTION =
  "From the course Held in Mind. Open the course and say what came of your plan: where you made it, or under My record.";
/** Bytes in a line, without what ends it. */
const LONGEST = 75;

/** The day, by the learner's clock, on which to ask what became of a plan made now: 2026-12-10. */
export function askOn(now: Date | string = new Date()): string {
  const then = new Date(now);
  then.setDate(then.getDate() + UNTIL_ASKED);
  return dayOf(then);
}

/** The text of an .ics file that reminds on the morning of `day`; the same `id` replaces what it made before. */
export function reminder({
  id,
  day,
  now,
}: {
  id: string;
  day: string;
  now: Date | string;
}): string {
  const after = new Date(`${day}T12:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 1);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Held in Mind//Plan//EN",
    "BEGIN:VEVENT",
    `UID:${id}@heldinmind.example`,
    `DTSTAMP:${new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${asDate(day)}`,
    `DTEND;VALUE=DATE:${asDate(after.toISOString().slice(0, 10))}`,
    `SUMMARY:${escaped(SUMMARY)}`,
    `DESCRIPTION:${escaped(DESCRIPTION)}`,
    // It takes no time of the day, and those who may see the calendar need not see more.
    "TRANSP:TRANSPARENT",
    "CLASS:PRIVATE",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(SUMMARY)}`,
    "TRIGGER:PT9H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
}

function asDate(day: string): string {
  return day.replaceAll("-", "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** A long line goes on after a break and a space; no character is cut. */
export function folded(line: string): string {
  const bytes = new TextEncoder();
  let written = "";
  let length = 0;
  for (const sign of line) {
    const more = bytes.encode(sign).length;
    if (length + more > LONGEST) {
      written += "\r\n ";
      length = 1;
    }
    written += sign;
    length += more;
  }
  return written;
}
