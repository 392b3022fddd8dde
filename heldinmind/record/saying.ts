// Numbers and days as a person would say them.
import { dayOf } from "./progress.js";

const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** ‘seven’, and ‘23’. */
export function numberInWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** ‘seven questions’, ‘one question’. */
export function counted(count: number, thing: string): string {
  return `${numberInWords(count)} ${thing}${count === 1 ? "" : "s"}`;
}

/** ‘today’, ‘tomorrow’, ‘on Friday 4 December’, ‘on 4 March 2027’. */
export function whenInWords(day: string, today: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (days <= 0) return "today";
  if (days === 1) return "tomorrow";
  const isNear = days < 14;
  const isSameYear = day.slice(0, 4) === today.slice(0, 4);
  const said = new Date(`${day}T12:00`).toLocaleDateString("en-GB", {
    ...(isNear ? { weekday: "long" } : {}),
    day: "numeric",
    month: "long",
    ...(isNear || isSameYear ? {} : { year: "numeric" }),
  });
  return `on ${said.replace(",", "")}`;
}

/** ‘Bonding with the bump, Every family and States and cues’. */
export function listInWords(parts: readonly string[]): string {
  const [last, ...others] = [...parts].reverse();
  return others.length > 0 ? `${others.reverse().join(", ")} and ${last}` : (last ?? "");
}

/** With a capital: ‘Seven’. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function today(now: Date = new Date()): string {
  return dayOf(now);
}
