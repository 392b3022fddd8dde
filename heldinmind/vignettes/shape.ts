// Whether a case has the shape its models ask for: the twin of documents.py's reading into a model.
//
// It goes by the JSON Schema that is made from those models. It is no general validator: values come as they are written
// (a number is digits in a text), and each fault has to be said by the same rule as in Python, at the same place.
import { type Breaks, breaker, type Problem } from "./problems.js";
import { Entries, Items, type Place, type Tree } from "./tree.js";

export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
  minProperties?: number;
  items?: Schema;
  enum?: string[];
  const?: string;
  pattern?: string;
  minLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  discriminator?: { propertyName: string; mapping: Record<string, string> };
}

/** Every fault of the tree's shape. */
export function misfits(tree: Tree, schema: Schema): Problem[] {
  return new Shape(tree, schema).faults;
}

const TRUTHS = /^(?:true|false|t|f|yes|no|y|n|on|off|1|0)$/i;

class Shape {
  readonly faults: Problem[] = [];
  private readonly breaks: Breaks;

  constructor(
    tree: Tree,
    private readonly schema: Schema,
  ) {
    this.breaks = breaker(tree);
    this.look(tree, schema, []);
  }

  private say(place: Place, rule: string, values: Record<string, string | number> = {}): undefined {
    const name = [...place].reverse().find((step) => typeof step === "string") ?? "the file";
    this.faults.push(this.breaks(place, rule, { name, ...values }));
  }

  private resolved(schema: Schema): Schema {
    return schema.$ref ? (this.schema.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;
  }

  private look(node: Tree, given: Schema, place: Place): undefined {
    const schema = this.resolved(given);
    if (schema.anyOf) return this.lookAtAny(node, schema.anyOf, place);
    if (schema.oneOf) return this.lookAtKind(node, schema, place);
    if (node === null) return this.say(place, "empty");
    switch (schema.type) {
      case "object":
        return this.lookAtEntries(node, schema, place);
      case "array":
        return this.lookAtItems(node, schema, place);
      case "integer":
        return this.lookAtNumber(node, schema, place);
      case "boolean":
        if (typeof node !== "string" || !TRUTHS.test(node.trim())) {
          this.say(place, "wrong-value/truth", { value: shown(node) });
        }
        return;
      default:
        return this.lookAtText(node, schema, place);
    }
  }

  /** One of a type or nothing; or a single id or a list of them. */
  private lookAtAny(node: Tree, schemas: Schema[], place: Place): undefined {
    if (node === null && schemas.some(({ type }) => type === "null")) return;
    const kinds = schemas.filter(({ type }) => type !== "null");
    const wanted = kinds.length === 1 ? kinds[0] : undefined;
    if (wanted) return this.look(node, wanted, place);
    const list = kinds.find(({ type }) => type === "array") ?? {};
    if (typeof node !== "string") return this.look(node, list, place);
    this.look(node, list.items ?? {}, [...place, 0]);
  }

  private lookAtKind(node: Tree, schema: Schema, place: Place): undefined {
    const { propertyName, mapping } = schema.discriminator ?? { propertyName: "", mapping: {} };
    if (node === null) return this.say(place, "empty");
    if (!(node instanceof Entries)) return this.say(place, "wrong-form");
    const kind = node.values.get(propertyName);
    if (kind === undefined) return this.say(place, "missing/kind");
    const model = mapping[String(kind)];
    if (!model) {
      const known = Object.keys(mapping).map((one) => `'${one}'`);
      return this.say(place, "unknown-value/kind", {
        value: String(kind),
        known: known.join(", "),
      });
    }
    const before = this.faults.length;
    // The place holds the kind, as pydantic's does: what is said of the whole is said of the kind.
    this.look(node, { $ref: model }, place);
    if (kind === "notice" && this.faults.length === before) {
      const watched = ["frames", "transcript"].some(
        (name) => node.values.get(name) instanceof Items,
      );
      if (!watched) this.say(place, "nothing-to-watch");
    }
  }

  private lookAtEntries(node: Tree, schema: Schema, place: Place): undefined {
    if (!(node instanceof Entries)) return this.say(place, "wrong-form");
    if (schema.patternProperties) return this.lookAtNamed(node, schema, place);
    const before = this.faults.length;
    const known = Object.keys(schema.properties ?? {}).sort();
    const unknown = [...node.values.keys()].filter((name) => !known.includes(name));
    const misspelt = new Map(unknown.map((name) => [name, nearest(name, known)]));
    for (const [name, near] of misspelt) {
      const values = near ? { near } : { known: known.join(", ") };
      this.say([...place, name], near ? "unknown-entry/near" : "unknown-entry", values);
    }
    for (const name of schema.required ?? []) {
      if (node.values.has(name) || [...misspelt.values()].includes(name)) continue;
      this.say([...place, name], ruleOfMissing([...place, name]), { within: within(place) });
    }
    for (const [name, entry] of Object.entries(schema.properties ?? {})) {
      const value = node.values.get(name);
      if (value !== undefined) this.look(value, entry, [...place, name]);
    }
    if (place.at(-1) === "review" && this.faults.length === before) this.lookAtReview(node, place);
  }

  private lookAtReview(node: Entries, place: Place): undefined {
    const named = ["role", "date", "version"].every((name) => node.values.get(name));
    if (node.values.get("status") === "reviewed" && !named) {
      this.say(place, "review-without-reviewer");
    }
  }

  private lookAtNamed(node: Entries, schema: Schema, place: Place): undefined {
    const [pattern, entry] = Object.entries(schema.patternProperties ?? {})[0] ?? ["", {}];
    if (node.values.size < (schema.minProperties ?? 0)) {
      const values = { count: node.values.size, least: schema.minProperties ?? 0 };
      this.say(place, "wrong-count", values);
    }
    for (const [name, value] of node.values) {
      if (!new RegExp(pattern).test(name)) this.say([...place, name], "wrong-id", { value: name });
      this.look(value, entry, [...place, name]);
    }
  }

  private lookAtItems(node: Tree, schema: Schema, place: Place): undefined {
    if (!(node instanceof Items)) return this.say(place, "wrong-form/list");
    const count = node.values.length;
    if (count < (schema.minItems ?? 0)) {
      this.say(place, "wrong-count", { count, least: schema.minItems ?? 0 });
    }
    if (schema.maxItems !== undefined && count > schema.maxItems) {
      return this.say(place, "wrong-count/many", { count, most: schema.maxItems });
    }
    for (const [number, value] of node.values.entries()) {
      this.look(value, schema.items ?? {}, [...place, number]);
    }
  }

  private lookAtNumber(node: Tree, schema: Schema, place: Place): undefined {
    const text = typeof node === "string" ? node.trim() : "";
    if (!/^[+-]?\d+$/.test(text)) {
      return this.say(place, "wrong-value/number", { value: shown(node) });
    }
    const { minimum, maximum } = schema;
    if (minimum !== undefined && Number(text) < minimum) {
      this.say(place, "wrong-value/small", { value: shown(node), least: minimum });
    } else if (maximum !== undefined && Number(text) > maximum) {
      this.say(place, "wrong-value/large", { value: shown(node), most: maximum });
    }
  }

  private lookAtText(node: Tree, schema: Schema, place: Place): undefined {
    const among = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    if (among) {
      if (typeof node === "string" && among.includes(node)) return;
      return this.say(place, "unknown-value", { value: shown(node), known: either(among) });
    }
    if (typeof node !== "string") return this.say(place, "wrong-form/text");
    if (schema.pattern && !new RegExp(schema.pattern).test(node)) {
      return this.say(place, "wrong-id", { value: node });
    }
    if (node.trim().length < (schema.minLength ?? 0)) this.say(place, "empty");
  }
}

/** ‘'a', 'b' or 'c'’. */
function either(values: string[]): string {
  const named = values.map((value) => `'${value}'`);
  return [named.slice(0, -1).join(", "), named.at(-1)].filter(Boolean).join(" or ");
}

function shown(node: Tree): string {
  return typeof node === "string" ? node : "…";
}

function within(place: Place): string {
  const name = [...place].reverse().find((step) => typeof step === "string");
  return name === undefined ? "" : ` in ‘${name}’`;
}

/** What is said of something missing: some entries have a sentence of their own. */
function ruleOfMissing(place: Place): string {
  const last = place.at(-1);
  if (place.length === 3 && place[0] === "endings" && last === "debrief") return "no-debrief";
  if (place.at(-3) === "choices" && last === "feedback") return "no-feedback";
  return place.at(-2) === "feedback" ? "no-feedback/part" : "missing";
}

/** The one of `known` most like `name`, if any is much like it: difflib's measure (Ratcliff & Obershelp). */
function nearest(name: string, known: string[]): string | undefined {
  const least = 0.6;
  const rated = known.map((one) => [likeness(one, name), one] as const);
  const fitting = rated.filter(([ratio]) => ratio >= least);
  return fitting.sort(([a, one], [b, other]) => b - a || (one < other ? 1 : -1))[0]?.[1];
}

function likeness(a: string, b: string): number {
  return (2 * matching(a, b)) / (a.length + b.length);
}

/** How many signs the two share in order: the longest run, and the same to the left and right of it. */
function matching(a: string, b: string): number {
  let [from, to, length] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      let run = 0;
      while (i + run < a.length && a[i + run] === b[j + run]) run += 1;
      if (run > length) [from, to, length] = [i, j, run];
    }
  }
  if (length === 0) return 0;
  const before = matching(a.slice(0, from), b.slice(0, to));
  return before + length + matching(a.slice(from + length), b.slice(to + length));
}
