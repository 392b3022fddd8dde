import { capital, counted, numberInWords, whenInWords } from "../record/saying.js";
import { keyOf } from "../record/schedule.js";
import type { Module, Part } from "./review.types.js";
import { Onward, Prose } from "./ui/index.js";

const SECONDS_A_QUESTION = 40;

/** What is due and for how long, or when something will be. */
export function Start(part: Part) {
  const { plan, begin, content } = part;
  const { due, round } = plan;
  const isNothing = round.length === 0;
  return (
    <>
      <h2>{isNothing ? "Nothing is due today" : dueInWords(due.length, round.length)}</h2>
      {!isNothing && (
        <>
          <p>
            {capital(minutesInWords(round.length))}. Stop whenever you like: what is left waits
            here.
          </p>
          <Onward press={begin}>Begin</Onward>
        </>
      )}
      <Later {...part} />
      {isNothing && <Meanwhile {...part} />}
      <details class="hm-how">
        <summary>How Review works</summary>
        <Prose html={content.intro} />
      </details>
    </>
  );
}

/** Before any question was answered. */
export function NothingYet({ content, contents }: Part) {
  return (
    <>
      <h2>Nothing to review yet</h2>
      <Prose html={content.intro} />
      <p>
        Begin with a module. The first of its questions come back here from the day after.{" "}
        {contents && <a href={contents}>Choose where to begin</a>}
      </p>
    </>
  );
}

/** When the next question comes back. */
export function Later({ plan, today }: Part) {
  const { next, round } = plan;
  if (!next) return null;
  const what =
    round.length > 0
      ? `${next.count === 1 ? "one more comes" : `${numberInWords(next.count)} more come`} back`
      : `${counted(next.count, "question")} ${next.count === 1 ? "comes" : "come"} back`;
  return (
    <p>
      {capital(what)} {whenInWords(next.day, today)}.
    </p>
  );
}

/** Where to go while nothing is due. */
export function Meanwhile(part: Part) {
  const { contents } = part;
  const module = notBegun(part);
  const title = module && (
    <Link href={contents && new URL(`../${module.page}`, contents).href}>{module.title}</Link>
  );
  return (
    <p>
      {title ? (
        <>Until then there is a module that you have not begun: {title}.</>
      ) : (
        <>
          You have begun every module. <Link href={contents}>The contents</Link> list the cases too.
        </>
      )}
    </p>
  );
}

function Link({ href, children }: { href: string | undefined; children: string }) {
  return href ? <a href={href}>{children}</a> : <>‘{children}’</>;
}

/** The first module in which nothing was answered and which was not called finished. */
function notBegun({ content, events, known }: Part): Module | undefined {
  const begun = new Set(
    events.map((event) => {
      if (event.did === "finished") return event.module;
      return event.did === "answered" && event.where === "module"
        ? known.get(keyOf(event))?.module
        : undefined;
    }),
  );
  return content.modules.find(({ id }) => !begun.has(id));
}

/** ‘Seven are due’, ‘Seven are due, and three are new’. */
function dueInWords(due: number, asked: number): string {
  const fresh = asked - Math.min(due, asked);
  const are = (count: number) => `${numberInWords(count)} ${count === 1 ? "is" : "are"}`;
  if (due === 0) return capital(`${are(fresh)} new to you`);
  if (due > asked) return capital(`${are(due)} due, ${numberInWords(asked)} at a time`);
  return capital(`${are(due)} due${fresh > 0 ? `, and ${are(fresh)} new` : ""}`);
}

function minutesInWords(questions: number): string {
  return `about ${counted(Math.ceil((questions * SECONDS_A_QUESTION) / 60), "minute")}`;
}
