import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { type Column, themeNamed } from "../record/editions.js";
import { type Row, totalOf } from "../record/evidence.js";
import { Changing } from "./cpd.row.js";
import type { Part } from "./cpd.types.js";
import { Table } from "./record.table.js";
import { printOnly } from "./ui/index.js";

/** The log as a table; each entry can be changed, or left out. */
export function Log(part: Part) {
  const { log, edition, setRow, rows } = part;
  const [changing, setChanging] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState("");
  const whole = useRef<HTMLElement>(null);
  const shown = log.filter(({ isLeftOut }) => !isLeftOut);
  const left = log.filter(({ isLeftOut }) => isLeftOut);
  const open = shown.find(({ key }) => key === changing);
  const focusOn = (key: string) =>
    requestAnimationFrame(() => {
      const row = whole.current?.querySelector(`[data-row="${CSS.escape(key)}"]`);
      (row?.querySelector("button") ?? whole.current?.querySelector("h2"))?.focus();
    });
  const { hours, participatory } = totalOf(log);
  return (
    <section class="hm-cpd-log" data-part="log" ref={whole}>
      <h2 tabIndex={-1}>My CPD log</h2>
      {log.length === 0 && (
        <p>
          Nothing here yet. When you work through a module or play a case, it becomes an entry. Come
          back then.
        </p>
      )}
      {shown.length > 0 && (
        <>
          <p class="hm-screen-only">
            We filled it in from what you did. Only you know how long it really took, and what it
            has to do with your work: change what you like.
          </p>
          <div class="hm-scroll">
            <Table
              name={`${shown.length} ${shown.length === 1 ? "entry" : "entries"}, ${hours} h, of these ${participatory} h participatory`}
              heads={edition.log.map(({ heading }) => heading)}
              keys={shown.map(({ key }) => key)}
              rows={shown.map((row) =>
                edition.log.map(({ id }, place) => (
                  <Cell
                    key={id}
                    part={part}
                    row={row}
                    column={id}
                    change={
                      place === edition.log.length - 1 ? () => setChanging(row.key) : undefined
                    }
                  />
                )),
              )}
            />
          </div>
        </>
      )}
      {open && (
        <Changing
          key={open.key}
          {...part}
          row={open}
          done={() => {
            setChanging(undefined);
            setSaid("Changed.");
            focusOn(open.key);
          }}
          leaveOut={() => {
            setRow(open.key, { ...rows[open.key], isLeftOut: true });
            setChanging(undefined);
            setSaid(`‘${open.title}’ is left out. You can bring it back below the table.`);
            focusOn("");
          }}
        />
      )}
      <p role="status" class={said ? "hm-meta" : "hm-silent"}>
        {said}
      </p>
      {left.length > 0 && (
        <details class="hm-screen-only">
          <summary>Left out ({left.length})</summary>
          <ul>
            {left.map(({ key, title }) => (
              <li key={key}>
                {title}{" "}
                <button
                  type="button"
                  class="hm-button hm-quiet hm-small"
                  data-action="bring-back"
                  onClick={() => {
                    setRow(key, { ...rows[key], isLeftOut: false });
                    setSaid(`‘${title}’ is back in the log.`);
                    focusOn(key);
                  }}
                >
                  Bring it back<span class="hm-hidden">: {title}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {shown.length > 0 && (
        <div class="hm-actions">
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="print-log"
            onClick={() => whole.current && printOnly(whole.current)}
          >
            Print the log
          </button>
        </div>
      )}
    </section>
  );
}

function Cell({
  part: { edition },
  row,
  column,
  change,
}: {
  part: Part;
  row: Row;
  column: Column;
  change: (() => void) | undefined;
}) {
  const said: ComponentChildren =
    column === "theme" ? themeNamed(edition, row.theme) : String(row[column]);
  return (
    <>
      <span class="hm-own-words">{said}</span>
      {column === "topic" && !row.isLinked && (
        <span class="hm-to-do hm-screen-only">
          Still to say: what it has to do with your own work.
        </span>
      )}
      {column === "evidence" && !row.evidence && (
        <span class="hm-to-do hm-screen-only">Still to say: what shows that you were there.</span>
      )}
      {change && (
        <button
          type="button"
          class="hm-button hm-quiet hm-small"
          data-action="change-row"
          onClick={change}
        >
          Change<span class="hm-hidden">: {row.title}</span>
        </button>
      )}
    </>
  );
}
