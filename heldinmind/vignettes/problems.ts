// What is wrong in a file: the twin of catalogue/problems.py and rules.py, with the same sentences.
import written from "../catalogue/rules.json";
import type { Step } from "./play.js";
import { lineOf, type Place, type Tree } from "./tree.js";

export type Severity = "error" | "undecided" | "warning";

export interface Problem {
  line: number;
  code: string;
  severity: Severity;
  message: string;
  expected: string;
  /** In a case, a shortest path that shows the mistake. */
  path: Step[];
}

export type Values = Record<string, string | number>;

interface Rule {
  severity: string;
  says: string;
  expected: string;
}

const rules: Record<string, Rule> = written;

/** The problem that the rule `name` of rules.json speaks of, at this line. */
export function problemOf(name: string, line: number, values: Values, path: Step[] = []): Problem {
  const rule = rules[name];
  if (!rule) throw new Error(`There is no rule ‘${name}’.`);
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, value: string) => String(values[value]));
  return {
    line,
    code: name.split("/")[0] as string,
    severity: rule.severity as Severity,
    message: fill(rule.says),
    expected: fill(rule.expected),
    path,
  };
}

/** A file that cannot be used: why. */
export class ContentError extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map(({ message }) => message).join("\n"));
  }
}

/** The problems by line, each once. */
export function ordered(problems: Problem[]): Problem[] {
  const each = [...new Map(problems.map((it) => [JSON.stringify(it), it])).values()];
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return each.sort(
    (a, b) => a.line - b.line || compare(a.code, b.code) || compare(a.message, b.message),
  );
}

/** What says of a place in a tree that it breaks a rule. */
export function breaker(tree: Tree) {
  return (place: Place, rule: string, values: Values = {}, path: Step[] = []) =>
    problemOf(rule, lineOf(tree, place), values, path);
}

export type Breaks = ReturnType<typeof breaker>;
