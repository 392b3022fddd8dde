// What the certificate says: what was done, and not how well. Pure: from the record and the log.
import { type Row, totalOf } from "./evidence.js";
import { inWords } from "./naming.js";
import type { Outline } from "./progress.js";
import type { Contents } from "./store.js";

/** Something that was done, and when. */
export interface Done {
  title: string;
  when: string;
}

export interface Certificate {
  modules: Done[];
  cases: Done[];
  sessions: Done[];
  hours: number;
  participatory: number;
}

/** What it is not, said on it. */
export const NOT_COMPETENCE =
  "This certificate says what was done, not how well, and not that anybody is competent. It is made by the learner’s own copy of the course from the learner’s own record. No body endorses the course or this certificate, the Nursing and Midwifery Council (NMC) included.";

/** Modules that were worked through, cases played to an ending, sessions; and the hours of the log. */
export function certificateOf(
  record: Contents,
  outline: Outline,
  rows: readonly Row[],
): Certificate {
  const finished = new Map<string, string>();
  for (const event of record.events) {
    if (event.did === "finished") finished.set(`module:${event.module}`, event.at);
    if (event.did === "ended") finished.set(`case:${event.case}`, event.at);
  }
  const done = (kind: string, all: readonly { id: string; title: string }[]) =>
    all.flatMap(({ id, title }): Done[] => {
      const at = finished.get(`${kind}:${id}`);
      return at ? [{ title, when: inWords(at) }] : [];
    });
  const sessions = rows.filter(({ isWithOthers, isLeftOut }) => isWithOthers && !isLeftOut);
  return {
    modules: done("module", outline.modules),
    cases: done("case", outline.cases),
    sessions: sessions.map(({ title, dates }) => ({ title, when: dates })),
    ...totalOf(rows),
  };
}

/** Whether there is anything to certify yet. */
export function isEmpty({ modules, cases, sessions }: Certificate): boolean {
  return modules.length + cases.length + sessions.length === 0;
}

/** 1.5 hours; 1 hour. */
export function hoursInWords(hours: number): string {
  return `${hours} ${hours === 1 ? "hour" : "hours"}`;
}
