import type { Step } from "../vignettes/play.js";
import type { Case } from "./scenario.types.js";
import { joined } from "./ui/index.js";

/** The scenes in rows, by contact, with the ways between them; the path taken is lit. The same in words below it. */
export function CaseMapped({
  content,
  path,
  place,
}: {
  content: Case;
  path: Step[];
  place: string;
}) {
  const { rows, lines } = content.map;
  const met = [...path.map(({ scene }) => scene), place];
  const lit = new Set(met.slice(1).map((end, number) => `${met[number]} ${end}`));
  const contactOf = (row: (string | null)[]) =>
    row.map((id) => (id ? content.scenes[id]?.contact : undefined)).find(Boolean);
  return (
    <div class="hm-map">
      <div aria-hidden="true">
        {rows.map((row, number) => {
          const contact = contactOf(row);
          const isNew = contact && contact !== contactOf(rows[number - 1] ?? []);
          return (
            <div key={row.join(" ")}>
              <div class="hm-map-gap">
                {number > 0 && (
                  <Lines
                    lines={lines[number - 1] ?? []}
                    above={rows[number - 1] ?? []}
                    below={row}
                    lit={lit}
                  />
                )}
                {isNew && <p class="hm-map-contact">{contact}</p>}
              </div>
              <div
                class="hm-map-row"
                style={{
                  gridTemplateColumns: row.map((id) => `minmax(0, ${width(id)}fr)`).join(" "),
                }}
              >
                {row.map((id, position) => (
                  <Box key={id ?? position} content={content} id={id} met={met} place={place} />
                ))}
              </div>
            </div>
          );
        })}
      </div>
      <p class="hm-meta" aria-hidden="true">
        Filled: where you have been. Double border: an ending. S: must not be lost.
      </p>
      <details>
        <summary>The map in words</summary>
        <InWords content={content} met={met} />
      </details>
    </div>
  );
}

type Row = (string | null)[];

/** How much of its row a cell takes: a way that passes needs less than a place. */
function width(id: string | null): number {
  return id === null ? 0.35 : 1;
}

function Box({
  content,
  id,
  met,
  place,
}: {
  content: Case;
  id: string | null;
  met: string[];
  place: string;
}) {
  if (id === null) return <span class="hm-map-pass" />;
  const scene = content.scenes[id];
  const title = scene?.title ?? content.endings[id]?.title;
  return (
    <span
      class={joined("hm-map-box", !scene && "hm-map-ending", met.includes(id) && "hm-map-met")}
      data-here={id === place || undefined}
    >
      {title}
      {scene?.safety && <b> S</b>}
    </span>
  );
}

/** The lines from one row to the next: each from the middle of its cell above to the middle of its cell below. */
function Lines({
  lines,
  above,
  below,
  lit,
}: {
  lines: Case["map"]["lines"][number];
  above: Row;
  below: Row;
  lit: Set<string>;
}) {
  const middle = (cell: number, row: Row) => {
    const before = row.slice(0, cell).reduce((all, id) => all + width(id), 0);
    const whole = row.reduce((all, id) => all + width(id), 0);
    return ((before + width(row[cell] ?? null) / 2) / whole) * 100;
  };
  return (
    <svg aria-hidden="true" class="hm-map-lines" viewBox="0 0 100 24" preserveAspectRatio="none">
      {lines.map(([top, bottom, start, end]) => (
        <line
          key={`${start} ${end}`}
          x1={middle(top, above)}
          y1={0}
          x2={middle(bottom, below)}
          y2={24}
          class={lit.has(`${start} ${end}`) ? "hm-map-lit" : ""}
        />
      ))}
    </svg>
  );
}

function InWords({ content, met }: { content: Case; met: string[] }) {
  const titleOf = (id: string) => content.scenes[id]?.title ?? content.endings[id]?.title ?? id;
  const places = content.map.rows.flatMap((row) => row.filter((id) => id !== null));
  return (
    <ol>
      {places.map((id) => {
        const scene = content.scenes[id];
        const onward = content.map.onward[id] ?? [];
        return (
          <li key={id}>
            <strong>{titleOf(id)}</strong>
            {scene?.contact && ` (${scene.contact})`}
            {scene?.safety && ", must not be lost"}
            {scene ? `: leads to ${onward.map(titleOf).join(", or ")}` : ": an ending"}.
            {met.includes(id) && " You have been here."}
          </li>
        );
      })}
    </ol>
  );
}
