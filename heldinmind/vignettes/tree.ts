// YAML as a tree that knows its lines, each value as it is written: the twin of catalogue/plain_yaml.py and documents.py.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { ContentError, problemOf } from "./problems.js";

/** The keys and positions that lead to an entry from the top of the file. */
export type Place = readonly (string | number)[];

/** A mapping, with the line of each entry. */
export class Entries {
  readonly values = new Map<string, Tree>();
  readonly lines = new Map<string, number>();
}

/** A list, with the line of each item. */
export class Items {
  readonly values: Tree[] = [];
  readonly lines: number[] = [];
}

export type Tree = Entries | Items | string | null;

export interface Limits {
  bytes: number;
  entries: number;
}

const grouped = (count: number) => count.toLocaleString("en-GB");

/** The tree of a file's content. Throws ContentError. */
export function parse(content: Uint8Array | string, limits: Limits): Entries {
  const text = typeof content === "string" ? content : decode(content, limits.bytes);
  const lines = new LineCounter();
  const read = parseDocument(text, {
    lineCounter: lines,
    schema: "failsafe",
    merge: false,
    prettyErrors: false,
  });
  const fault = read.errors[0];
  if (fault) throw new ContentError([unreadable(text, fault, lines)]);
  let tree: Tree;
  try {
    tree = new Builder(read, lines, limits.entries).build(read.contents, 0);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ContentError([problemOf("not-yaml/deep", 1, { why: "too deeply nested" })]);
  }
  if (!(tree instanceof Entries)) throw new ContentError([problemOf("not-a-document", 1, {})]);
  return tree;
}

function decode(bytes: Uint8Array, most: number): string {
  if (bytes.length > most) {
    const values = { count: grouped(bytes.length), of: "bytes", most: grouped(most) };
    throw new ContentError([problemOf("file-too-large", 1, values)]);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ContentError([problemOf("not-utf-8", firstLineNotUtf8(bytes), {})]);
  }
}

function firstLineNotUtf8(bytes: Uint8Array): number {
  const newline = 10;
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(newline, start);
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(
        bytes.subarray(start, end === -1 ? bytes.length : end),
      );
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
  }
}

interface Fault {
  code: string;
  message: string;
  pos: [number, number];
}

function unreadable(text: string, { code, message, pos }: Fault, lines: LineCounter) {
  const { line } = lines.linePos(pos[0]);
  if (code === "DUPLICATE_KEY") {
    const name = /^\s*["']?([^"':]+)/.exec(text.slice(pos[0]))?.[1]?.trim() ?? "an entry";
    return problemOf("duplicate-key", line, { name });
  }
  const near = text.split("\n").slice(Math.max(0, line - 2), line);
  if (near.some((one) => /^[^\S\t]*\t\s*\S|^\s*\t/.test(one))) return problemOf("tab", line, {});
  return problemOf("not-yaml", line, { why: message.split("\n")[0] ?? "" });
}

class Builder {
  private count = 0;

  constructor(
    private readonly read: Document,
    private readonly lines: LineCounter,
    private readonly most: number,
  ) {}

  build(node: unknown, depth: number): Tree {
    this.count += 1;
    if (this.count > this.most) {
      const values = {
        count: "more",
        of: "entries, repeated parts counted each time",
        most: grouped(this.most),
      };
      throw new ContentError([problemOf("file-too-large", 1, values)]);
    }
    if (isAlias(node)) return this.build(node.resolve(this.read), depth + 1);
    if (isMap(node)) {
      const entries = new Entries();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        entries.lines.set(name, this.lineOf(key));
        entries.values.set(name, this.build(value, depth + 1));
      }
      return entries;
    }
    if (isSeq(node)) {
      const items = new Items();
      for (const item of node.items) {
        items.lines.push(this.lineOf(item));
        items.values.push(this.build(item, depth + 1));
      }
      return items;
    }
    if (!isScalar(node)) return null;
    const isBare = node.type === undefined || node.type === "PLAIN";
    const text = String(node.value ?? "");
    return isBare && ["", "~", "null", "Null", "NULL"].includes(text) ? null : text;
  }

  private lineOf(node: unknown): number {
    const range = (node as { range?: [number, number, number] } | null)?.range;
    return range ? this.lines.linePos(range[0]).line : 1;
  }
}

/** What stands at `place`, or undefined. */
export function at(tree: Tree, place: Place): Tree | undefined {
  let node: Tree | undefined = tree;
  for (const step of place) node = child(node, step);
  return node;
}

export function child(node: Tree | undefined, step: string | number): Tree | undefined {
  if (node instanceof Entries) return node.values.get(String(step));
  if (node instanceof Items && typeof step === "number") return node.values[step];
  return undefined;
}

/** The line, from 1, of the entry that `place` leads to, or of the last part of it that exists. */
export function lineOf(tree: Tree, place: Place): number {
  let line = 1;
  let node: Tree | undefined = tree;
  for (const step of place) {
    if (node instanceof Entries && node.values.has(String(step))) {
      line = node.lines.get(String(step)) ?? line;
    } else if (node instanceof Items && typeof step === "number" && step < node.values.length) {
      line = node.lines[step] ?? line;
    } else {
      continue;
    }
    node = child(node, step);
  }
  return line;
}

/** Every text in the tree, with the place where it stands. */
export function* texts(node: Tree, place: Place = []): Generator<[Place, string]> {
  if (typeof node === "string") yield [place, node.trim()];
  else if (node instanceof Entries) {
    for (const [name, value] of node.values) yield* texts(value, [...place, name]);
  } else if (node instanceof Items) {
    for (const [number, value] of node.values.entries()) yield* texts(value, [...place, number]);
  }
}

/** The tree as plain JSON. */
export function plain(node: Tree): unknown {
  if (node instanceof Entries) {
    return Object.fromEntries([...node.values].map(([name, value]) => [name, plain(value)]));
  }
  if (node instanceof Items) return node.values.map(plain);
  return typeof node === "string" ? node.trim() : node;
}
