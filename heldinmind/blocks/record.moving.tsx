import { useEffect, useRef, useState } from "preact/hooks";
import { fileName, inWords, namesFrom, placeNamed } from "../record/naming.js";
import {
  accountOf,
  asFile,
  backUp,
  learnersText,
  type Piece,
  type Problem,
  readBack,
  share,
} from "../record/statements.js";
import { Identified } from "./record.identified.js";
import { saveFile } from "./record.saving.js";
import { type Part, useWish } from "./record.wishes.js";

/** Takes the record along: to another device, or to a trainer; and brings a back-up in. */
export function Moving(part: Part) {
  const isEmpty = part.record.events.length + part.record.states.length === 0;
  return (
    <section data-part="moving">
      <h2>Take it with you</h2>
      {!isEmpty && (
        <>
          <BackUp {...part} />
          <Share {...part} />
        </>
      )}
      <BringIn {...part} />
    </section>
  );
}

/** Makes and saves a back-up; says that it did. */
export function useBackUp({ content, record }: Pick<Part, "content" | "record">): () => void {
  return () => {
    const names = namesFrom(content.outline, content.course);
    saveFile(fileName("back-up"), asFile(backUp(record, accountOf(record), names)));
  };
}

function BackUp(part: Part) {
  const [said, setSaid] = useState("");
  const save = useBackUp(part);
  return (
    <section data-part="back-up">
      <h3>A back-up</h3>
      <p>
        Everything, with all your words, in one file. Bring it in on your other device, or keep it
        in a safe place. Whoever has the file can read it.
      </p>
      <details>
        <summary>Check my words before I save</summary>
        <Identified
          pieces={named(part, learnersText(part.record))}
          families={part.content.families}
        />
      </details>
      <button
        type="button"
        class="hm-button"
        data-action="back-up"
        onClick={() => {
          save();
          setSaid(`Saved as ${fileName("back-up")}, where your browser keeps what it downloads.`);
        }}
      >
        Save a back-up
      </button>
      <p role="status" class={said ? "hm-meta" : "hm-silent"}>
        {said}
      </p>
    </section>
  );
}

function Share(part: Part) {
  const { content, record } = part;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");
  const pieces = learnersText(record).filter(({ shareable }) => shareable);
  const going = pieces.filter(({ id }) => ticked.includes(id));
  const tick = (id: string, on: boolean) => {
    setSaid("");
    setTicked(on ? [...ticked, id] : ticked.filter((one) => one !== id));
  };
  return (
    <section data-part="share">
      <h3>To share with my trainer</h3>
      <p>
        What you answered and chose, and how long you took each day. No name, and none of your words
        unless you tick them. Each file gets a new random number instead of a name. Whoever has two
        of your files could still tell from the times in them that they are one person’s.
      </p>
      {pieces.length > 0 && (
        <fieldset class="hm-ticks">
          <legend>Which of your own words may go with it?</legend>
          {pieces.map((piece) => (
            <label key={piece.id} class="hm-tick">
              <input
                type="checkbox"
                value={piece.id}
                checked={ticked.includes(piece.id)}
                onChange={(event) => tick(piece.id, event.currentTarget.checked)}
              />
              <span>
                {placeNamed(content.outline, piece.place).title}, {inWords(piece.at)}
                <span class="hm-own-words hm-glimpse">{glimpse(piece.words)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Identified pieces={named(part, going)} families={content.families} />
      <details data-part="preview">
        <summary>What will be in the file</summary>
        <Preview part={part} going={going} />
      </details>
      <button
        type="button"
        class="hm-button"
        data-action="share"
        onClick={() => {
          const ids = going.map(({ id }) => id);
          const names = namesFrom(content.outline, content.course);
          saveFile(fileName("shared"), asFile(share(record, { ticked: ids }, names)));
          setSaid(
            `Saved as ${fileName("shared")}. Nothing was sent: give the file to your trainer yourself.`,
          );
        }}
      >
        Save the file to share
      </button>
      <p role="status" class={said ? "hm-meta" : "hm-silent"}>
        {said}
      </p>
    </section>
  );
}

/** In plain words and numbers, what the shared file holds. */
function Preview({ part, going }: { part: Part; going: readonly Piece[] }) {
  const of = (...dids: string[]) =>
    part.record.events.filter(({ did }) => dids.includes(did)).length;
  const days = new Set(
    part.record.events.filter(({ did }) => did === "spent").map(({ at }) => at.slice(0, 10)),
  );
  const lines = [
    counted(of("answered"), "answer", "with right or not, and how sure you were"),
    counted(of("began", "chose", "ended"), "step", "in cases: which scene, which choice"),
    counted(of("tried"), "other thing", "that you tried"),
    counted(of("finished"), "module", "that you worked through"),
    counted(of("wrote"), "note", "of where and when you wrote"),
    counted(of("planned", "followed-up"), "note", "of a plan, and of whether it came to pass"),
    counted(of("attended"), "session", "with others: the day and its length"),
    counted(days.size, "day", "with the minutes spent on it"),
  ];
  return (
    <>
      <ul>
        {lines.filter(Boolean).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {going.length === 0 ? (
        <p>
          <strong>None of your words.</strong>
        </p>
      ) : (
        <>
          <p>
            <strong>These words of yours:</strong>
          </p>
          <ul>
            {going.map(({ id, words }) => (
              <li key={id} class="hm-own-words">
                {words}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>No name, no e-mail address, nothing about this device.</p>
    </>
  );
}

interface BroughtIn {
  name: string;
  problems: Problem[];
  count: number;
}

interface Outcome {
  events: { added: number; known: number };
  states: { newer: number; older: number };
}

function BringIn({ model }: Part) {
  const { wish, granted } = useWish(model);
  const [brought, setBrought] = useState<BroughtIn | undefined>(undefined);
  const [outcome, setOutcome] = useState<Outcome | "failed" | undefined>(undefined);
  const waiting = useRef(false);
  useEffect(() => {
    if (!waiting.current || granted.to !== "restore") return;
    waiting.current = false;
    setOutcome(granted.ok ? (granted.said as Outcome) : "failed");
  }, [granted]);
  const choose = async (field: HTMLInputElement) => {
    const file = field.files?.[0];
    if (!file) return;
    setOutcome(undefined);
    const { events, states, problems } = readBack(await file.text());
    // The same file can be chosen again.
    field.value = "";
    setBrought({ name: file.name, problems, count: events.length + states.length });
    if (events.length + states.length === 0) return;
    waiting.current = true;
    wish({ to: "restore", events, states });
  };
  return (
    <section data-part="bring-in">
      <h3>Bring in a back-up</h3>
      <p>What is here already stays. What is in the file is added; nothing is doubled.</p>
      <label class="hm-file">
        <span>The back-up, from this device</span>
        <input type="file" accept=".json" onChange={(event) => choose(event.currentTarget)} />
      </label>
      <div role="status" data-part="brought-in">
        {brought && <Told brought={brought} outcome={outcome} />}
      </div>
    </section>
  );
}

function Told({
  brought,
  outcome,
}: {
  brought: BroughtIn;
  outcome: Outcome | "failed" | undefined;
}) {
  return (
    <div class="hm-feedback">
      <p>
        <strong>{brought.name}</strong>
      </p>
      {brought.problems.map(({ code, said }) => (
        <p key={code} class="hm-notice" data-code={code}>
          {said}
        </p>
      ))}
      {brought.count === 0 && brought.problems.length === 0 && (
        <p>There is nothing in this back-up.</p>
      )}
      {outcome === "failed" && (
        <p class="hm-notice">
          This browser would not take it in: it may have no room left, or keep nothing here. Nothing
          was lost from the file. Make room, or try another browser.
        </p>
      )}
      {outcome && outcome !== "failed" && (
        <ul>
          <li>
            {counted(outcome.events.added, "entry", "new", "entries") || "No entries were new"}.
          </li>
          {outcome.events.known > 0 && (
            <li>{counted(outcome.events.known, "entry", "here already", "entries")}.</li>
          )}
          {outcome.states.newer > 0 && (
            <li>{counted(outcome.states.newer, "place", "now as in the file, which is newer")}.</li>
          )}
          {outcome.states.older > 0 && (
            <li>
              {counted(outcome.states.older, "place", "left as here, which is as new or newer")}.
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function named({ content }: Pick<Part, "content">, pieces: readonly Piece[]) {
  return pieces.map(({ place, words }) => ({
    title: placeNamed(content.outline, place).title,
    words,
  }));
}

/** ‘3 answers, …’; empty where there is none. */
function counted(count: number, one: string, what: string, several = `${one}s`): string {
  if (count === 0) return "";
  return `${count} ${count === 1 ? one : several} ${what}`;
}

const GLIMPSE = 90;

function glimpse(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > GLIMPSE ? `${line.slice(0, GLIMPSE)}…` : line;
}
