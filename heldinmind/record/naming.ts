// How places and things are called, and on which page they stand: from the course in outline.
import { dayOf, type Outline } from "./progress.js";
import type { Names } from "./xapi.js";

export interface Named {
  title: string;
  /** The page's address in the book; none where it is not known. */
  page?: string;
}

/** What a place of the learner's words is called: `reflection:…`, `scenario:…#scene`, `question:set/question`, `case:…`. */
export function placeNamed(outline: Outline, place: string): Named {
  const [kind = "", rest = ""] = [
    place.slice(0, place.indexOf(":")),
    place.slice(place.indexOf(":") + 1),
  ];
  switch (kind) {
    case "scenario":
    case "case": {
      const [id, scene = ""] = rest.split("#");
      const found = outline.cases.find((one) => one.id === id);
      if (!found) return { title: `A case (${id})` };
      const moment = found.scenes[scene];
      return { title: moment ? `${found.title}: ${moment}` : found.title, page: found.page };
    }
    case "module": {
      const found = outline.modules.find(({ id }) => id === rest);
      return found ? { title: found.title, page: found.page } : { title: `A module (${rest})` };
    }
    case "question": {
      const set = rest.split("/")[0] ?? "";
      return inModule(outline, "quiz", set, outline.questions[set]?.title ?? `Questions (${set})`);
    }
    case "cpd":
      return { title: "My CPD evidence", page: "book/cpd.html" };
    case "reflection":
    case "sheet":
      return inModule(outline, kind, rest, kind === "sheet" ? "A sheet" : `A reflection (${rest})`);
    default:
      return { title: place === "session" ? "A session with others" : place };
  }
}

function inModule(outline: Outline, kind: string, id: string, otherwise: string): Named {
  for (const { title, page, blocks } of outline.modules) {
    const found = blocks.find(([one, other]) => one === kind && other === id);
    if (found) return { title: `${found[2]} (${title})`, page };
  }
  return { title: otherwise };
}

/** The names that go into exported statements. */
export function namesFrom({ modules, cases, questions }: Outline, course: string): Names {
  const titles: Record<string, string> = {};
  for (const { id, title, page, blocks } of modules) {
    titles[`module:${id}`] = titles[`page:${page}`] = title;
    for (const [kind, block, name] of blocks) titles[`${kind}:${block}`] = name;
  }
  for (const { id, title, page } of cases) {
    titles[`scenario:${id}`] = titles[`page:${page}`] = title;
  }
  const asked = Object.entries(questions).flatMap(([set, one]) => {
    titles[`quiz:${set}`] = one.title;
    return Object.entries(one.asked).map(
      ([question, [kind, right]]) =>
        [`${set}/${question}`, right ? { kind, right } : { kind }] as const,
    );
  });
  return { course, titles, questions: Object.fromEntries(asked) };
}

/** ‘26 November 2026’, in the learner's own time. */
export function inWords(at: string | Date): string {
  return new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}

/** What a saved file is called. */
export function fileName(kind: "back-up" | "shared", today: Date = new Date()): string {
  return `held-in-mind-${kind}-${dayOf(today)}.json`;
}
