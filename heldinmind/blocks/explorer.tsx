import "./explorer.css";
import { useState } from "preact/hooks";
import { Picture } from "./explorer.picture.js";
import type { Content, Family, Part } from "./explorer.types.js";
import { block, Evidence, type Model, Prose, useTrait } from "./ui/index.js";

/** What was done last, in words. */
interface Said {
  label: string;
  words: string;
}

function Explorer({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [chosen, setChosen] = useTrait<string>(model, "family");
  const [kept, setOn] = useTrait<string[]>(model, "on");
  const [said, setSaid] = useState<Said>();
  const begun = content.families.find(({ id }) => id === chosen);
  const family = begun ?? content.families[0];
  if (!family) return null;
  const on = begun ? kept : content.families.flatMap(({ loads }) => ids(loads));
  const show = (id: string, next: string[], words?: Said) => {
    setOn(next);
    setChosen(id);
    setSaid(words);
  };
  const put = (part: Part, isLoad: boolean, there: boolean) => {
    const others = on.filter((id) => id !== part.id);
    show(family.id, there ? [...others, part.id] : others, told(part, isLoad, there));
  };
  const again = () => {
    const own = ids([...family.loads, ...family.buffers]);
    const others = on.filter((id) => !own.includes(id));
    const words = { label: family.name, words: "As the story began." };
    show(family.id, [...others, ...ids(family.loads)], words);
  };
  const isThere = (part: Part) => part.stays || on.includes(part.id);
  const loads = family.loads.filter(isThere);
  const buffers = family.buffers.filter(isThere);
  const lists = { on: isThere, put, refuse: (part: Part) => setSaid(told(part, true, true)) };
  return (
    <section aria-label={content.title}>
      <p class="hm-eyebrow">Try it out</p>
      <h3>{content.title}</h3>
      <Prose html={content.intro} />
      <Prose as="p" class="hm-idea" html={content.label} />
      <fieldset>
        <legend>Choose a family</legend>
        <div class="hm-row">
          {content.families.map(({ id, name }) => (
            <label key={id} class="hm-pill">
              <input
                type="radio"
                name={`hm-${content.id}-family`}
                value={id}
                checked={id === family.id}
                onChange={() => show(id, on)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div data-family={family.id}>
        <h4>{family.name}</h4>
        <Prose html={family.story} />
        <p>
          <strong>What would you ask about first?</strong> Think for a moment, then go on.
        </p>
        <div class="hm-lists">
          <List {...lists} heading={content.weighs} parts={family.loads} isLoads />
          <List {...lists} heading={content.holds} parts={family.buffers} isLoads={false} />
        </div>
        <Picture family={family} isThere={isThere} />
        <div role="status" class={said ? "hm-said" : "hm-silent"}>
          {said && <Line label={said.label} words={said.words} />}
        </div>
        <h4>How they meet</h4>
        <Meetings family={family} loads={loads} buffers={buffers} />
        <details>
          <summary>The picture in words</summary>
          <div>
            <InWords heading={content.weighs} parts={loads} />
            <InWords heading={content.holds} parts={buffers} />
          </div>
        </details>
        <details>
          <summary>What you might ask first</summary>
          <Prose html={family.ask} />
        </details>
        <details>
          <summary>What nobody can know from this</summary>
          <Prose html={family.unknown} />
        </details>
        <Evidence keys={content.evidence} references={content.references} />
        <button type="button" class="hm-button hm-quiet" data-action="again" onClick={again}>
          Begin again
        </button>
      </div>
    </section>
  );
}

function ids(parts: readonly Part[]): string[] {
  return parts.map(({ id }) => id);
}

function told({ label, may, stays }: Part, isLoad: boolean, there: boolean): Said {
  if (stays) return { label, words: "This will not go away. How it is borne may change." };
  if (there) return { label, words: may };
  const words = isLoad
    ? "Left out for now. What might such a day be like?"
    : "Not there any more. Who would notice first?";
  return { label, words };
}

/** A label and what is said of it; both are HTML of the course’s own. */
function Line({ label, words }: Said) {
  return (
    <p class="hm-line">
      <strong>
        <Prose as="span" html={label} />.
      </strong>{" "}
      <Prose as="span" html={words} />
    </p>
  );
}

interface ListProps {
  heading: string;
  parts: readonly Part[];
  isLoads: boolean;
  on: (part: Part) => boolean;
  put: (part: Part, isLoad: boolean, there: boolean) => void;
  refuse: (part: Part) => void;
}

function List({ heading, parts, isLoads, on, put, refuse }: ListProps) {
  return (
    <fieldset>
      <legend>{heading}</legend>
      {parts.map((part) => (
        <div key={part.id} class="hm-answer">
          <label>
            <input
              type="checkbox"
              value={part.id}
              checked={on(part)}
              // Not ‘disabled’: whoever goes by keyboard should come to it, and be told.
              aria-disabled={part.stays || undefined}
              onClick={(event) => {
                if (!part.stays) return;
                event.preventDefault();
                refuse(part);
              }}
              onChange={(event) => put(part, isLoads, event.currentTarget.checked)}
            />
            <span>
              <Prose as="span" html={part.label} />
              {part.stays && <span class="hm-hint"> (This will not go away.)</span>}
            </span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

interface There {
  family: Family;
  loads: readonly Part[];
  buffers: readonly Part[];
}

/** The sentences that now hold; each is announced as it comes. */
function Meetings({ family, loads, buffers }: There) {
  const there = ids([...loads, ...buffers]);
  const holding = family.meetings.filter(({ when }) => when.every((id) => there.includes(id)));
  const line = silence(loads, buffers, holding.length > 0);
  return (
    <div aria-live="polite">
      {holding.map(({ when, say }) => (
        <Prose key={when.join()} as="p" class="hm-meet" html={say} />
      ))}
      {line && <p class="hm-hint">{line}</p>}
    </div>
  );
}

/** What is said where there is little to say. */
function silence(loads: readonly Part[], buffers: readonly Part[], met: boolean): string {
  if (buffers.length === 0) {
    return loads.every(({ stays }) => stays)
      ? "No family lives without weather. What may there be that nobody has told you?"
      : "Nobody holds anything yet. Which help would reach this baby, and who could give it?";
  }
  return met ? "" : "No sentence here says how these meet. What would you say?";
}

function InWords({ heading, parts }: { heading: string; parts: readonly Part[] }) {
  return (
    <>
      <p>
        <strong>{heading}</strong>
      </p>
      {parts.length === 0 ? (
        <p>Nothing at the moment.</p>
      ) : (
        <ul>
          {parts.map(({ id, label, may }) => (
            <li key={id}>
              <Line label={label} words={may} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export default block(Explorer, { family: "", on: [] });
