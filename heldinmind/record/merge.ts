type Values = Record<string, unknown>;

/** What two tabs made of the same values: where both changed something else, both stay; where the same, `mine` does. */
export function merged(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (theirs === undefined || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  if (!isPlain(mine) || !isPlain(theirs)) return mine;
  const before = isPlain(base) ? base : {};
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const all: Values = {};
  for (const name of names) {
    // What one of them took away, and the other left as it was, is gone.
    if (!Object.hasOwn(mine, name) && same(theirs[name], before[name])) continue;
    if (!Object.hasOwn(theirs, name) && same(mine[name], before[name])) continue;
    all[name] = Object.hasOwn(mine, name)
      ? merged(before[name], mine[name], theirs[name])
      : theirs[name];
  }
  return all;
}

/** The events of two records as one: each in its own order, and the earlier first. */
export function woven<Dated extends { at: string }>(
  ours: readonly Dated[],
  theirs: readonly Dated[],
): Dated[] {
  const all: Dated[] = [];
  let next = 0;
  for (const event of ours) {
    for (let other = theirs[next]; other && isBefore(other, event); other = theirs[++next])
      all.push(other);
    all.push(event);
  }
  return [...all, ...theirs.slice(next)];
}

function isBefore(one: { at: string }, other: { at: string }): boolean {
  return Date.parse(one.at) < Date.parse(other.at);
}

export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function isPlain(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
