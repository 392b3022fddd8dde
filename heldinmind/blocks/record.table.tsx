import { h } from "preact";

/** A table that stays one for those who hear it when a phone lays it out in blocks. */
export function Table({
  name,
  heads,
  rows,
}: {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  const cell = (text: string, place: number) =>
    place === 0
      ? h("th", { key: place, scope: "row", role: "rowheader" }, text)
      : h("td", { key: place, role: "cell", "data-head": heads[place] }, text);
  const head = heads.map((text) =>
    h("th", { key: text, scope: "col", role: "columnheader" }, text),
  );
  const body = rows.map((row) => h("tr", { key: row[0], role: "row" }, row.map(cell)));
  return h("table", { role: "table" }, [
    h("caption", null, name),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head)),
    h("tbody", { role: "rowgroup" }, body),
  ]);
}
