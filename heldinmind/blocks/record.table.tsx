import { type ComponentChildren, h } from "preact";

/** A table that stays one for those who hear it when a phone lays it out in blocks. */
export function Table({
  name,
  heads,
  rows,
  keys,
}: {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
  /** What the rows go by where their first words could be alike. */
  keys?: readonly string[];
}) {
  const cell = (content: ComponentChildren, place: number) =>
    place === 0
      ? h("th", { key: place, scope: "row", role: "rowheader" }, content)
      : h("td", { key: place, role: "cell", "data-head": heads[place] }, content);
  const head = heads.map((text) =>
    h("th", { key: text, scope: "col", role: "columnheader" }, text),
  );
  const body = rows.map((row, place) =>
    h(
      "tr",
      { key: keys?.[place] ?? String(row[0]), role: "row", "data-row": keys?.[place] },
      row.map(cell),
    ),
  );
  return h("table", { role: "table" }, [
    h("caption", null, name),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head)),
    h("tbody", { role: "rowgroup" }, body),
  ]);
}
