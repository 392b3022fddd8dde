import "./reflection.css";
import { useState } from "preact/hooks";
import {
  Arrival,
  block,
  KeptNotice,
  type Model,
  Onward,
  Prose,
  useTelling,
  useTrait,
  Words,
} from "./ui/index.js";

interface Content {
  id: string;
  title: string;
  prompt: string;
  /** A text to rewrite, or nothing. */
  draft: string;
  hint: string;
  compare: string;
}

function Reflection({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [words, setWords] = useTrait<string>(model, "words");
  const [comparing, setComparing] = useTrait<boolean>(model, "comparing");
  const [arrived, setArrived] = useState(false);
  const tell = useTelling(model);
  const field = `hm-reflection-${content.id}`;
  return (
    <section aria-label={content.title}>
      <p class="hm-eyebrow">Reflect</p>
      <h3>{content.title}</h3>
      <Prose html={content.prompt} />
      {content.draft && <blockquote class="hm-draft">{content.draft}</blockquote>}
      {content.hint && <Prose html={content.hint} class="hm-hint" />}
      {content.draft && !words && (
        <button
          type="button"
          class="hm-button hm-quiet"
          onClick={() => {
            setWords(content.draft);
            document.getElementById(field)?.focus();
          }}
        >
          Begin from this text
        </button>
      )}
      <Words
        id={field}
        label="Your words"
        value={words}
        rows={6}
        onInput={setWords}
        onSettled={(settled) =>
          tell({ did: "wrote", place: `reflection:${content.id}`, words: settled })
        }
      />
      <KeptNotice model={model} what="Your words are" />
      {!comparing && (
        <Onward
          press={() => {
            setComparing(true);
            setArrived(true);
          }}
        >
          Compare with a practitioner’s thoughts
        </Onward>
      )}
      {comparing && (
        <div class="hm-feedback">
          <Arrival arrived={arrived}>One practitioner’s thoughts</Arrival>
          <Prose html={content.compare} />
          <p class="hm-meta">Not a model answer. Nothing here is marked.</p>
          <button
            type="button"
            class="hm-button hm-quiet"
            onClick={() => {
              setComparing(false);
              setArrived(false);
              document.getElementById(field)?.focus();
            }}
          >
            Fold this away
          </button>
        </div>
      )}
    </section>
  );
}

export default block(Reflection, { words: "", comparing: false }, { tells: true });
