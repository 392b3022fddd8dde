import "./frequencies.css";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import {
  Arrival,
  block,
  Evidence,
  joined,
  type Model,
  Prose,
  type Reference,
  useTrait,
} from "./ui/index.js";

type Group = "with_above" | "without_above" | "with_below" | "without_below";

interface Result {
  counts: Record<Group, number>;
  steps: string[];
  answers: string[];
  about: string;
  heads: { above: string; below: string };
  legend: Record<Group, string>;
}

interface Share {
  number: number;
  label: string;
  note: string;
}

interface Content {
  id: string;
  title: string;
  intro: string;
  guess: { question: string; supposing: string; answers: number[] };
  ask_threshold: string;
  ask_share: string;
  start: { threshold: string; share: number };
  thresholds: { id: string; label: string }[];
  shares: Share[];
  results: Record<string, Record<string, Result>>;
  readings: { title: string; text: string }[];
  description: string;
  findings: string;
  evidence: string[];
  references: Record<string, Reference>;
}

function Frequencies({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [guess, setGuess] = useTrait<number>(model, "guess");
  const [opened, setOpened] = useTrait<boolean>(model, "opened");
  const [threshold, setThreshold] = useTrait<string>(model, "threshold");
  const [share, setShare] = useTrait<number>(model, "share");
  const [arrived, setArrived] = useState(false);
  const section = useRef<HTMLElement>(null);
  const open = (guessed: number) => {
    setGuess(guessed);
    setOpened(true);
    setArrived(true);
  };
  const again = () => {
    setGuess(0);
    setThreshold("");
    setShare(0);
    setOpened(false);
    setArrived(false);
    // The button that was pressed is gone: begin at the first answer.
    requestAnimationFrame(() => section.current?.querySelector("input")?.focus());
  };
  return (
    <section aria-label={content.title} ref={section}>
      <p class="hm-eyebrow">Guess, then move the numbers</p>
      <h3>{content.title}</h3>
      <Prose html={content.intro} />
      {opened ? (
        <Opened
          content={content}
          guess={guess}
          threshold={threshold}
          share={share}
          arrived={arrived}
          onThreshold={setThreshold}
          onShare={setShare}
          onAgain={again}
        />
      ) : (
        <Guess content={content} guess={guess} onGuess={setGuess} onOpen={open} />
      )}
      {content.readings.map((reading) => (
        <div key={reading.title}>
          <h4>{reading.title}</h4>
          <Prose html={reading.text} />
        </div>
      ))}
      <details>
        <summary>Who was studied, and how many</summary>
        <Prose html={content.findings} />
      </details>
      <Evidence keys={content.evidence} references={content.references} />
    </section>
  );
}

interface GuessProps {
  content: Content;
  guess: number;
  onGuess: (guess: number) => void;
  onOpen: (guess: number) => void;
}

/** The first guess. It may be left out, and is never marked. */
function Guess({ content, guess, onGuess, onOpen }: GuessProps) {
  const [missing, setMissing] = useState("");
  const show = (event: Event) => {
    event.preventDefault();
    if (guess) return onOpen(guess);
    setMissing("Choose a number first, or leave the guess out.");
  };
  return (
    <form onSubmit={show}>
      <Pills
        name={`hm-${content.id}-guess`}
        legend={content.guess.question}
        hint={content.guess.supposing}
        options={content.guess.answers.map((number) => ({ id: number, label: `about ${number}` }))}
        chosen={guess}
        onChoose={(number) => {
          setMissing("");
          onGuess(number);
        }}
      />
      <p role="alert" class={missing ? "hm-notice" : "hm-silent"}>
        {missing}
      </p>
      <div class="hm-actions">
        <button type="submit" class="hm-button" data-action="show">
          Show the numbers
        </button>
        <button
          type="button"
          class="hm-button hm-quiet"
          data-action="skip"
          onClick={() => onOpen(0)}
        >
          Leave the guess out
        </button>
      </div>
    </form>
  );
}

interface OpenedProps {
  content: Content;
  guess: number;
  threshold: string;
  share: number;
  arrived: boolean;
  onThreshold: (id: string) => void;
  onShare: (number: number) => void;
  onAgain: () => void;
}

/** What can be moved, and what comes of it. */
function Opened(props: OpenedProps) {
  const { content, guess, arrived } = props;
  const { start, thresholds, shares, results } = content;
  // What was kept on the device may be older than the file.
  const threshold = thresholds.some((one) => one.id === props.threshold)
    ? props.threshold
    : start.threshold;
  const share = shares.find((one) => one.number === props.share) ?? shareOf(shares, start.share);
  const result = results[threshold]?.[String(share?.number)];
  if (!share || !result) return null;
  return (
    <>
      <Arrival arrived={arrived}>Move the numbers</Arrival>
      <Pills
        name={`hm-${content.id}-threshold`}
        legend={content.ask_threshold}
        options={thresholds}
        chosen={threshold}
        onChoose={props.onThreshold}
      />
      <Pills
        name={`hm-${content.id}-share`}
        legend={content.ask_share}
        hint="An assumption for you to move, not a finding."
        options={shares.map(({ number, label }) => ({ id: number, label }))}
        chosen={share.number}
        onChoose={props.onShare}
      >
        <p class="hm-hint">{share.note}</p>
      </Pills>
      <div class="hm-feedback" data-result>
        {guess > 0 && (
          <dl class="hm-guessed">
            <div>
              <dt>Your first guess</dt>
              <dd>about {guess} in 100</dd>
            </div>
            <div>
              <dt>With the numbers chosen now</dt>
              <dd>{result.about}</dd>
            </div>
          </dl>
        )}
        {result.steps.map((step) => (
          <p key={step}>{step}</p>
        ))}
        {result.answers.map((answer) => (
          <p key={answer}>
            <strong>{answer}</strong>
          </p>
        ))}
      </div>
      <Announced words={result.answers.join(" ")} />
      <Picture result={result} />
      <details>
        <summary>The picture in words</summary>
        <Prose html={content.description} />
      </details>
      <div class="hm-actions">
        <button
          type="button"
          class="hm-button hm-quiet"
          data-action="again"
          onClick={props.onAgain}
        >
          Start again
        </button>
      </div>
    </>
  );
}

function shareOf(shares: Share[], number: number): Share | undefined {
  return shares.find((one) => one.number === number);
}

interface PillsProps<Id extends string | number> {
  name: string;
  legend: string;
  hint?: string;
  options: { id: Id; label: string }[];
  chosen: Id;
  onChoose: (id: Id) => void;
  children?: ComponentChildren;
}

/** One choice among a few, side by side. */
function Pills<Id extends string | number>(props: PillsProps<Id>) {
  const { name, legend, hint, options, chosen, onChoose, children } = props;
  return (
    <fieldset>
      <legend>
        {legend} {hint && <span class="hm-hint">{hint}</span>}
      </legend>
      <div class="hm-row">
        {options.map(({ id, label }) => (
          <label key={id} class="hm-pill">
            <input
              type="radio"
              name={name}
              value={id}
              checked={chosen === id}
              onChange={() => onChoose(id)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

const PAUSE = 600;

/** Says what has changed to whoever listens: once, when the choosing has come to rest. */
function Announced({ words }: { words: string }) {
  const [said, say] = useState("");
  const before = useRef(words);
  useEffect(() => {
    if (before.current === words) return;
    const rest = setTimeout(() => {
      before.current = words;
      say(words);
    }, PAUSE);
    return () => clearTimeout(rest);
  }, [words]);
  return (
    <p role="status" class="hm-hidden">
      {said}
    </p>
  );
}

const UNIT = 10;

/** Each group's shape in a square of ten by ten: told apart without colour. */
const SHAPES: Record<Group, string> = {
  with_above: "m1.2 5a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0z",
  without_above: "m2 2h6v6h-6z",
  with_below: "m2 5a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
  without_below: "m3.5 5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0z",
};

/** How many stand in a row: where there is room, and on a phone. */
const ROWS = [
  { columns: 50, name: "hm-wide" },
  { columns: 25, name: "hm-narrow" },
];

/** A small shape for each person. The sentences above it say the same. */
function Picture({ result: { counts, heads, legend } }: { result: Result }) {
  const panels: { head: string; groups: Group[] }[] = [
    { head: heads.above, groups: ["with_above", "without_above"] },
    { head: heads.below, groups: ["with_below", "without_below"] },
  ];
  return (
    <div class="hm-people">
      {panels.map(({ head, groups }, number) => (
        <div key={number === 0 ? "above" : "below"} class="hm-panel">
          <p class="hm-panel-head">{head}</p>
          {ROWS.map(({ columns, name }) => (
            <People key={name} class={name} columns={columns} groups={groups} counts={counts} />
          ))}
          <ul class="hm-legend">
            {groups.map((group) => (
              <li key={group}>
                <svg viewBox={`0 0 ${UNIT} ${UNIT}`} aria-hidden="true">
                  <path class={shapeOf(group)} d={`M0 0${SHAPES[group]}`} />
                </svg>
                <span>{legend[group]}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

interface PeopleProps {
  class: string;
  columns: number;
  groups: Group[];
  counts: Record<Group, number>;
}

/** The groups one after the other, in rows. One path a group: a thousand elements would be slow on a phone. */
function People({ class: name, columns, groups, counts }: PeopleProps) {
  const place = (at: number) => `M${(at % columns) * UNIT} ${Math.floor(at / columns) * UNIT}`;
  const beginnings = groups.map((_, number) =>
    groups.slice(0, number).reduce((sum, group) => sum + counts[group], 0),
  );
  const all = groups.reduce((sum, group) => sum + counts[group], 0);
  return (
    <svg
      class={joined("hm-crowd", name)}
      viewBox={`0 0 ${columns * UNIT} ${Math.ceil(all / columns) * UNIT}`}
      aria-hidden="true"
    >
      {groups.map((group, number) => (
        <path
          key={group}
          class={shapeOf(group)}
          d={Array.from(
            { length: counts[group] },
            (_, one) => place((beginnings[number] ?? 0) + one) + SHAPES[group],
          ).join("")}
        />
      ))}
    </svg>
  );
}

function shapeOf(group: Group): string {
  return `hm-shape-${group.replace("_", "-")}`;
}

export default block(Frequencies, { guess: 0, opened: false, threshold: "", share: 0 });
