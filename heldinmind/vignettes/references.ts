// Whether everything that a case refers to exists: the twin of load.py.
import { dependsOn, parts, targetsOf, type Written } from "./case.js";
import type { Known } from "./known.js";
import { fieldOf, namesOf } from "./names.js";
import type { Breaks, Problem } from "./problems.js";
import { type Entries, type Place, texts } from "./tree.js";

export function* brokenReferences(
  tree: Entries,
  found: Written,
  known: Known,
  breaks: Breaks,
): Generator<Problem> {
  const named = (ids: Iterable<string>) => listed(ids, known.limits.named);
  yield* repeatedIds(found, breaks);
  yield* unknownTargets(found, breaks, named);
  yield* unknownChoices(found, breaks, named);
  yield* unknownKnowns(found, known, breaks);
  yield* unknownDrawings(found, known, breaks);
  yield* ambiguousNotices(found, breaks);
  for (const name of Object.keys(known.reserved)) {
    if (name in found.cast) {
      yield breaks(["cast", name], "reserved-name", { name, meaning: known.reserved[name] ?? "" });
    }
  }
  yield* unknownNames(tree, found, known, breaks);
}

type Named = (ids: Iterable<string>) => string;

/** The ids to choose from; of very many, the first. */
function listed(ids: Iterable<string>, most: number): string {
  const sorted = [...ids].sort();
  const more = sorted.length > most ? ` … (${sorted.length} in all)` : "";
  return sorted.slice(0, most).join(", ") + more;
}

function* repeatedIds(found: Written, breaks: Breaks): Generator<Problem> {
  const seen = new Map<string, string>();
  for (const [place, { id }, kind] of parts(found)) {
    const other = seen.get(id);
    if (other) yield breaks([...place, "id"], "repeated-id", { kind, id, other });
    seen.set(id, kind);
  }
}

function* unknownTargets(found: Written, breaks: Breaks, named: Named): Generator<Problem> {
  const scenes = new Set(found.scenes.map(({ id }) => id));
  const places = new Set([...scenes, ...found.endings.map(({ id }) => id)]);
  if (!scenes.has(found.start)) {
    yield breaks(["start"], "unknown-target/start", { id: found.start, known: named(scenes) });
  }
  for (const [place, name, targets] of targetsOf(found)) {
    for (const id of targets) {
      if (places.has(id)) continue;
      yield breaks([...place, name], "unknown-target", { name, id, known: named(places) });
    }
  }
}

function* unknownChoices(found: Written, breaks: Breaks, named: Named): Generator<Problem> {
  const choices = new Set(
    found.scenes.flatMap((scene) => (scene.choices ?? []).map(({ id }) => id)),
  );
  for (const [place, part] of parts(found)) {
    for (const [name, id] of dependsOn(part)) {
      if (choices.has(id)) continue;
      yield breaks([...place, name], "unknown-choice", { name, id, known: named(choices) });
    }
  }
}

function* unknownKnowns(found: Written, known: Known, breaks: Breaks): Generator<Problem> {
  for (const [where, name, ids] of namedKnowns(found)) {
    const { ids: allowed, home } = known.ids[name] ?? { ids: [], home: "" };
    for (const [position, id] of ids.entries()) {
      if (allowed.includes(id)) continue;
      yield breaks([...where, name, position], "unknown-reference", { id, name, home });
    }
  }
  for (const [position, id] of (found.carrying ?? []).entries()) {
    if (found.factors.includes(id)) continue;
    const values = { id, name: "carrying", home: "‘factors’ above" };
    yield breaks(["carrying", position], "unknown-reference", values);
  }
}

function* namedKnowns(found: Written): Generator<[Place, string, string[]]> {
  for (const name of ["factors", "practice_points", "touches_on"] as const) {
    yield [[], name, found[name] ?? []];
  }
  for (const [number, scene] of found.scenes.entries()) {
    yield [["scenes", number], "practises", scene.practises ?? []];
    for (const [position, choice] of (scene.choices ?? []).entries()) {
      for (const name of ["shows", "misses", "evidence"] as const) {
        yield [["scenes", number, "choices", position], name, choice[name] ?? []];
      }
    }
  }
}

function* unknownDrawings(found: Written, known: Known, breaks: Breaks): Generator<Problem> {
  const shown: [Place, string | undefined][] = [[[], found.drawing]];
  for (const [number, scene] of found.scenes.entries()) {
    shown.push([["scenes", number], scene.drawing]);
    for (const [position, { drawing }] of (scene.frames ?? []).entries()) {
      shown.push([["scenes", number, "frames", position], drawing]);
    }
  }
  for (const [place, id] of shown) {
    if (!id || known.drawings.includes(id)) continue;
    yield breaks([...place, "drawing"], "unknown-drawing", {
      id,
      known: known.drawings.join(", "),
    });
  }
}

function* ambiguousNotices(found: Written, breaks: Breaks): Generator<Problem> {
  for (const [number, scene] of found.scenes.entries()) {
    const asked = new Set<string>();
    const options = new Set<string>();
    for (const [position, question] of (scene.questions ?? []).entries()) {
      const place: Place = ["scenes", number, "questions", position];
      if (asked.has(question.ask)) {
        yield breaks([...place, "ask"], "repeated-id/ask", { id: question.ask });
      }
      asked.add(question.ask);
      for (const [rank, { id }] of question.options.entries()) {
        if (options.has(id)) {
          yield breaks([...place, "options", rank, "id"], "repeated-id/answer", { id });
        }
        options.add(id);
      }
    }
  }
}

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

function* unknownNames(
  tree: Entries,
  found: Written,
  known: Known,
  breaks: Breaks,
): Generator<Problem> {
  const names = namesOf(found, known);
  for (const [place, text] of texts(tree)) {
    for (const [, variable = ""] of text.matchAll(VARIABLE)) {
      if (fieldOf(variable, names) !== undefined) continue;
      const written = `{{ ${variable} }}`;
      const services = variable.split(".")[0] === "local" ? names.local : undefined;
      if (services) {
        const all = Object.keys(services).sort().join(", ");
        yield breaks(place, "unknown-service", { variable: written, known: all });
      } else {
        const all = Object.keys(names).sort().join(", ") || "none";
        yield breaks(place, "unknown-name", { variable: written, known: all });
      }
    }
    const rest = text.replace(VARIABLE, "");
    if (rest.includes("{{") || rest.includes("}}")) {
      yield breaks(place, "unknown-name/brace", { example: "{{ name }}" });
    }
  }
}
