// What the NMC asks, as data/revalidation.yaml hands it over: heldinmind/catalogue/revalidation.py checks it.
import { dayOf } from "./progress.js";

export type Column =
  | "dates"
  | "method"
  | "topic"
  | "theme"
  | "hours"
  | "participatory"
  | "evidence";

export interface Question {
  id: string;
  asks: string;
  help: string;
  filled_from: "activity" | "words" | "follow-up" | "theme";
}

export interface Edition {
  id: string;
  title: string;
  effective_from: string;
  checked: string;
  unconfirmed: string | null;
  changing: string | null;
  years: number;
  hours: number;
  participatory_hours: number;
  accounts: number;
  form_page: string;
  participatory: string;
  themes: { id: string; name: string }[];
  log: { id: Column; heading: string; help: string }[];
  questions: Question[];
  /** By `module:…` or `case:…`, and `otherwise`. */
  suggested: Record<string, string>;
}

/** The newest edition that is in force on a day; before the first, the first. The list has the oldest first. */
export function editionOn(editions: readonly Edition[], day: Date | string = new Date()): Edition {
  const today = dayOf(day);
  const inForce = editions.filter(({ effective_from }) => effective_from <= today);
  return (inForce.at(-1) ?? editions[0]) as Edition;
}

/** The theme of the Code chosen for something, or else the one that is suggested for it. */
export function themeOf(edition: Edition, key: string, chosen: string | undefined): string {
  const known = (id: string | undefined) => edition.themes.some((theme) => theme.id === id);
  const found = [chosen, edition.suggested[key], edition.suggested.otherwise].find(known);
  return found ?? edition.themes[0]?.id ?? "";
}

export function themeNamed(edition: Edition, id: string): string {
  return edition.themes.find((theme) => theme.id === id)?.name ?? "";
}
