import { inWords } from "../record/naming.js";
import { type Progress, progressOf, type Thing } from "../record/progress.js";
import { Table } from "./record.table.js";
import type { Part } from "./record.types.js";

/** How far the learner is, as a picture with words beside it and as a table; and how long she took. */
export function Progressed({ content, record, address }: Part) {
  const { modules, cases, minutes, days } = progressOf(content.outline, record);
  return (
    <>
      <section>
        <h2>How far you are</h2>
        <p>
          {finishedInWords(modules, "module", "modules")}. {finishedInWords(cases, "case", "cases")}
          . There is no order you must keep, and no hurry.
        </p>
        <Key />
        <h3>Modules</h3>
        <ul class="hm-far-list">
          {modules.map((one) => (
            <Row key={one.id} progress={one} href={address(one.page)} words={moduleInWords(one)} />
          ))}
        </ul>
        <h3>Cases</h3>
        <Cases cases={cases} address={address} />
        <details>
          <summary>The same as a table</summary>
          <ProgressTable name="Modules" entries={modules} />
          <ProgressTable name="Cases" entries={cases} />
        </details>
      </section>
      {days.length > 0 && <Time minutes={minutes} days={days} />}
    </>
  );
}

/** The cases that were begun stand in sight; the others are folded away. */
function Cases({ cases, address }: { cases: Progress[] } & Pick<Part, "address">) {
  const isBegun = ({ things }: Progress) => things[0]?.far !== "not";
  const [begun, others] = [cases.filter(isBegun), cases.filter((one) => !isBegun(one))];
  const listed = (some: Progress[]) => (
    <ul class="hm-far-list">
      {some.map((one) => (
        <Row key={one.id} progress={one} href={address(one.page)} words={caseInWords(one)} />
      ))}
    </ul>
  );
  return (
    <>
      {begun.length > 0 && listed(begun)}
      {others.length > 0 && (
        <details>
          <summary>
            {others.length} {others.length === 1 ? "case" : "cases"} not played yet
          </summary>
          {listed(others)}
        </details>
      )}
    </>
  );
}

/** What the dots mean. */
function Key() {
  return (
    <p class="hm-meta hm-far-key" aria-hidden="true">
      <Dot far="done" /> done <Dot far="begun" /> begun <Dot far="not" /> not yet
    </p>
  );
}

function Row({
  progress,
  href,
  words,
}: {
  progress: Progress;
  href: string | undefined;
  words: string;
}) {
  return (
    <li>
      {href ? <a href={href}>{progress.title}</a> : <span>{progress.title}</span>}
      <span class="hm-far" aria-hidden="true">
        {progress.things.map(({ block, far }) => (
          <Dot key={block} far={far} />
        ))}
      </span>
      <span class="hm-meta">{words}</span>
    </li>
  );
}

/** Full, half or empty: told by its shape, and by the words beside it. */
function Dot({ far }: Pick<Thing, "far">) {
  return (
    <svg class={`hm-dot hm-dot-${far}`} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      {far === "begun" && <path d="M8 2a6 6 0 0 0 0 12z" />}
    </svg>
  );
}

function moduleInWords({ things, done, finished, minutes }: Progress): string {
  const said = finished ? "Worked through" : `${done} of ${things.length} done`;
  return minutes > 0 ? `${said}; ${minutes} min` : said;
}

function caseInWords({ things, finished, minutes }: Progress): string {
  const said = finished ? "Played" : things[0]?.far === "begun" ? "Begun" : "Not played yet";
  return minutes > 0 ? `${said}; ${minutes} min` : said;
}

function finishedInWords(entries: readonly Progress[], one: string, several: string): string {
  const count = entries.filter(
    ({ finished, things, done }) => finished || done === things.length,
  ).length;
  return `${count} of ${entries.length} ${entries.length === 1 ? one : several} done`;
}

function ProgressTable({ name, entries }: { name: string; entries: readonly Progress[] }) {
  return (
    <Table
      name={name}
      heads={[name.slice(0, -1), "Done", "Last time", "Minutes"]}
      rows={entries.map(({ title, things, done, finished, last, minutes }) => [
        title,
        `${done} of ${things.length}${finished && things.length > 1 ? ", and ‘worked through’" : ""}`,
        last ? inWords(last) : "Not yet",
        String(minutes),
      ])}
    />
  );
}

const DAYS_IN_SIGHT = 7;

function Time({ minutes, days }: { minutes: number; days: { day: string; minutes: number }[] }) {
  const listed = (some: typeof days) => (
    <ul class="hm-days">
      {some.map(({ day, minutes: spent }) => (
        <li key={day}>
          <span>{inWords(`${day}T12:00`)}</span> <span>{timeInWords(spent)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <section>
      <h2>Time</h2>
      <p>
        {timeInWords(minutes)} in all, while a page was in sight and in use. Thinking on the way
        home is not in it.
      </p>
      {listed(days.slice(0, DAYS_IN_SIGHT))}
      {days.length > DAYS_IN_SIGHT && (
        <details>
          <summary>Earlier days</summary>
          {listed(days.slice(DAYS_IN_SIGHT))}
        </details>
      )}
    </section>
  );
}

/** ‘1 hour 5 minutes’. */
function timeInWords(minutes: number): string {
  const named = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes < 1) return "less than a minute";
  if (hours === 0) return named(rest, "minute");
  return rest === 0 ? named(hours, "hour") : `${named(hours, "hour")} ${named(rest, "minute")}`;
}
