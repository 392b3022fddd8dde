import { useEffect, useRef, useState } from "preact/hooks";
import { inWords, placeNamed } from "../record/naming.js";
import { learnersText, type Piece, withWords } from "../record/words.js";
import { type Part, useDeleting, useWish } from "./record.wishes.js";
import { Twice, useTelling, Words } from "./ui/index.js";

const CALLED: Readonly<Record<Piece["kind"], string>> = {
  written: "Written",
  said: "Said in your own words",
  planned: "Planned",
  "followed-up": "What happened",
  session: "A session with others",
  sheet: "A sheet you filled in",
  evidence: "What you filled in for your CPD evidence",
};
/** Milliseconds after the last key until what is being edited is kept. */
const PAUSE = 400;

/** What is told of and stands nowhere else any more: here alone it can be deleted. */
const TOLD: readonly Piece["kind"][] = ["said", "session"];

/** Everything the learner wrote: what stands in a reflection or a case can be changed here, what was told deleted. */
export function OwnWords({ model, content, record, address }: Part) {
  // Where something was written once it stays in the list while the page is open, even when it is emptied.
  const opened = useRef(new Map<string, Piece>());
  const deleting = useDeleting(model, record);
  const pieces = learnersText(record).filter(
    ({ kind }) => kind !== "planned" && kind !== "followed-up",
  );
  if (record.events.length + record.states.length === 0) opened.current.clear();
  for (const piece of pieces) if (isEditable(piece)) opened.current.set(piece.place, piece);
  const emptied = [...opened.current.values()]
    .filter(({ place }) => !pieces.some((piece) => piece.place === place))
    .map((piece) => ({ ...piece, words: "" }));
  const shown = [...pieces, ...emptied];
  if (shown.length === 0 && !deleting.said) return null;
  return (
    <section data-part="words">
      <h2>My words</h2>
      <p>What you change here changes where it stands, too.</p>
      {deleting.status}
      <ul class="hm-pieces">
        {shown.map((piece) => {
          const { title, page } = placeNamed(content.outline, piece.place);
          const href = address(page);
          return (
            <li key={isEditable(piece) ? piece.place : piece.id} data-place={piece.place}>
              <details>
                <summary>
                  {title}, {inWords(piece.at)}
                </summary>
                {isEditable(piece) ? (
                  <Editing model={model} record={record} piece={piece} title={title} />
                ) : (
                  <>
                    <p class="hm-meta">{CALLED[piece.kind]}</p>
                    <p class="hm-own-words">{piece.words}</p>
                    {TOLD.includes(piece.kind) && (
                      <Twice
                        action="delete"
                        says="Delete my words"
                        sure="Press again to delete them"
                        about={title}
                        onSure={() => deleting.remove(piece)}
                      />
                    )}
                  </>
                )}
                {href && (
                  <p>
                    <a href={href}>Go to where it stands</a>
                  </p>
                )}
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function isEditable({ kind, place }: Piece): boolean {
  return kind === "written" && /^(?:reflection|scenario):/.test(place);
}

/** What is changed is kept while it is typed, and told once it is left. */
function Editing({
  model,
  record,
  piece,
  title,
}: Pick<Part, "model" | "record"> & { piece: Piece; title: string }) {
  const tell = useTelling(model);
  const { wish } = useWish(model);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { place } = piece;
  const keep = (words: string) => {
    clearTimeout(waiting.current);
    waiting.current = undefined;
    const at = new Date().toISOString();
    const [block = ""] = place.split("#");
    const now = record.states.find((state) => state.block === block) ?? { block, values: {}, at };
    wish({ to: "restore", events: [], states: [withWords(now, place, words, at)] });
  };
  useEffect(() => {
    if (typed === piece.words) setTyped(undefined);
  }, [typed, piece.words]);
  const latest = useRef({ typed, keep });
  latest.current = { typed, keep };
  useEffect(() => {
    const leave = () => {
      if (waiting.current && latest.current.typed !== undefined) {
        latest.current.keep(latest.current.typed);
      }
    };
    addEventListener("pagehide", leave);
    return () => {
      leave();
      removeEventListener("pagehide", leave);
    };
  }, []);
  return (
    <Words
      id={`hm-own-${place.replace(/[^\w-]/g, "-")}`}
      label={`Your words: ${title}`}
      value={typed ?? piece.words}
      rows={5}
      onInput={(words) => {
        setTyped(words);
        clearTimeout(waiting.current);
        waiting.current = setTimeout(() => latest.current.keep(words), PAUSE);
      }}
      onSettled={(words) => {
        keep(words);
        tell({ did: "wrote", place, words });
      }}
    />
  );
}
