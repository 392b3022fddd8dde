import { useId } from "preact/hooks";
import type { Column } from "../record/editions.js";
import type { Row, RowEdit } from "../record/evidence.js";
import type { Part } from "./cpd.types.js";
import { Arrival } from "./ui/index.js";

type Text = "dates" | "method" | "topic" | "evidence";

/** One entry of the log, to change; what is typed is kept as it is typed. */
export function Changing({
  row,
  rows,
  edition,
  setRow,
  setTheme,
  done,
  leaveOut,
}: Part & { row: Row; done: () => void; leaveOut: () => void }) {
  const name = useId();
  const edit = (more: RowEdit) => setRow(row.key, { ...rows[row.key], ...more });
  const isChanged = rows[row.key] !== undefined;
  return (
    <form
      class="hm-feedback hm-cpd-change"
      data-part="change-row"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <Arrival arrived level={3}>
        Change: {row.title}
      </Arrival>
      {edition.log.map(({ id, heading, help }) => {
        const field = { id: `${name}-${id}`, heading, help };
        switch (id) {
          case "theme":
            return <ThemeField key={id} {...field} edition={edition} row={row} choose={setTheme} />;
          case "hours":
          case "participatory":
            return <HoursField key={id} {...field} of={id} row={row} edit={edit} />;
          default:
            return (
              <TextField
                key={id}
                {...field}
                rows={id === "topic" ? 5 : 2}
                value={row[id as Text]}
                change={(words) =>
                  edit({ [id]: words, ...(id === "topic" ? { isLinked: true } : {}) })
                }
              />
            );
        }
      })}
      <p class="hm-care">
        Never write anything about a real person, and no name or Pin of a colleague.
      </p>
      <div class="hm-actions">
        <button type="submit" class="hm-button" data-action="row-done">
          Done
        </button>
        {isChanged && (
          <button
            type="button"
            class="hm-button hm-quiet hm-small"
            data-action="row-reset"
            onClick={() => setRow(row.key, undefined)}
          >
            Put back what was filled in
          </button>
        )}
        <button
          type="button"
          class="hm-button hm-quiet hm-small"
          data-action="row-out"
          onClick={leaveOut}
        >
          Leave this out of the log
        </button>
      </div>
    </form>
  );
}

interface Field {
  id: string;
  heading: string;
  help: string;
}

function TextField({
  id,
  heading,
  help,
  rows,
  value,
  change,
}: Field & { rows: number; value: string; change: (words: string) => void }) {
  return (
    <div class="hm-words">
      <label for={id}>{heading}</label>
      <p class="hm-hint" id={`${id}-help`}>
        {help}
      </p>
      <textarea
        id={id}
        rows={rows}
        value={value}
        aria-describedby={`${id}-help`}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}

function HoursField({
  id,
  heading,
  help,
  of,
  row,
  edit,
}: Field & {
  of: Extract<Column, "hours" | "participatory">;
  row: Row;
  edit: (more: RowEdit) => void;
}) {
  if (of === "participatory" && !row.isWithOthers) {
    return (
      <div class="hm-words" data-part="not-participatory">
        <p class="hm-label">{heading}: 0</p>
        <p class="hm-hint">
          You did this on your own. If you also worked on it together with other professionals, add
          that as a session with others.
        </p>
      </div>
    );
  }
  return (
    <div class="hm-words">
      <label for={id}>{heading}</label>
      <p class="hm-hint" id={`${id}-help`}>
        {help}
      </p>
      <input
        id={id}
        class="hm-number"
        type="number"
        inputMode="decimal"
        min="0"
        max={of === "participatory" ? row.hours : undefined}
        step="0.25"
        value={row[of]}
        aria-describedby={`${id}-help`}
        onInput={({ currentTarget: { valueAsNumber: hours } }) => {
          if (hours >= 0) edit({ [of]: hours });
        }}
      />
    </div>
  );
}

/** The theme of the Code: one for the log’s entry and for the account. */
export function ThemeField({
  id,
  heading,
  help,
  edition,
  row,
  choose,
}: Field & {
  edition: Part["edition"];
  row: { key: string; theme: string };
  choose: (key: string, theme: string) => void;
}) {
  return (
    <fieldset aria-describedby={`${id}-help`}>
      <legend>{heading}</legend>
      <p class="hm-hint" id={`${id}-help`}>
        {help}
      </p>
      {edition.themes.map((theme) => (
        <div key={theme.id} class={`hm-answer ${row.theme === theme.id ? "hm-picked" : ""}`}>
          <label>
            <input
              type="radio"
              name={id}
              value={theme.id}
              checked={row.theme === theme.id}
              onChange={() => choose(row.key, theme.id)}
            />
            <span>{theme.name}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}
