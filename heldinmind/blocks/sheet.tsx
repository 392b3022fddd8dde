import "./sheet.css";
import { useState } from "preact/hooks";
import {
  block,
  Evidence,
  KeptNotice,
  type Model,
  Prose,
  printOnly,
  type Reference,
  Twice,
  useTrait,
} from "./ui/index.js";

interface Blank {
  id: string;
  label: string;
  hint: string;
}

interface Content {
  id: string;
  title: string;
  intro: string;
  parts: { id: string; heading: string; lines: string[]; fields: Blank[] }[];
  closing: string;
  evidence: string[];
  references: Record<string, Reference>;
}

type Filled = Record<string, string>;

/** Fixed lines and blanks; printed by itself, with ruled lines where nothing was filled in. */
function Sheet({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [words, setWords] = useTrait<Filled>(model, "words");
  const [card, setCard] = useState<HTMLElement | null>(null);
  const filled = Object.values(words).some(Boolean);
  return (
    <section aria-label={content.title}>
      <p class="hm-eyebrow">To take with you</p>
      <div class="hm-card-sheet" ref={setCard}>
        <h3>{content.title}</h3>
        <Prose html={content.intro} class="hm-off-paper" />
        {content.parts.map((part) => (
          <section key={part.id}>
            <h4>{part.heading}</h4>
            <ul>
              {part.lines.map((line) => (
                <Prose key={line} as="li" html={line} />
              ))}
            </ul>
            {part.fields.map((field) => (
              <FillIn
                key={field.id}
                name={`hm-${content.id}-${field.id}`}
                field={field}
                value={words[field.id] ?? ""}
                change={(value) => setWords({ ...words, [field.id]: value })}
              />
            ))}
          </section>
        ))}
        {content.closing && <Prose html={content.closing} class="hm-meta" />}
        <p class="hm-print-only">Held in Mind. Education only; write no name on this sheet.</p>
      </div>
      <p class="hm-care">Never write anything about a real person.</p>
      <KeptNotice model={model} what="What you fill in is" />
      <div class="hm-actions">
        <button
          type="button"
          class="hm-button"
          data-action="print-sheet"
          onClick={() => card && printOnly(card)}
        >
          Print this card
        </button>
        {filled && (
          <Twice
            action="erase"
            says="Empty the card"
            sure="Press again to empty it"
            onSure={() => {
              setWords({});
              card?.querySelector("textarea")?.focus();
            }}
          />
        )}
      </div>
      <Evidence keys={content.evidence} references={content.references} />
    </section>
  );
}

function FillIn({
  name,
  field,
  value,
  change,
}: {
  name: string;
  field: Blank;
  value: string;
  change: (value: string) => void;
}) {
  return (
    <div class="hm-words hm-fill-in">
      <label for={name}>{field.label}</label>
      {field.hint && (
        <p class="hm-hint" id={`${name}-hint`}>
          {field.hint}
        </p>
      )}
      <textarea
        id={name}
        rows={2}
        value={value}
        aria-describedby={field.hint ? `${name}-hint` : undefined}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class="hm-print-only hm-ruled">{value}</p>
    </div>
  );
}

export default block(Sheet, { words: {} });
