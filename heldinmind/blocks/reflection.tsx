import "./reflection.css";
import { useState } from "preact/hooks";
import { Arrival, block, KeptNotice, type Model, Prose, useTrait, Words } from "./ui/index.js";

interface Content {
  id: string;
  title: string;
  prompt: string;
  hint: string;
  compare: string;
}

function Reflection({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [words, setWords] = useTrait<string>(model, "words");
  const [comparing, setComparing] = useTrait<boolean>(model, "comparing");
  const [arrived, setArrived] = useState(false);
  const field = `hm-reflection-${content.id}`;
  return (
    <section aria-label={content.title}>
      <p class="hm-eyebrow">Reflect</p>
      <h3>{content.title}</h3>
      <Prose html={content.prompt} />
      {content.hint && <Prose html={content.hint} class="hm-hint" />}
      <Words id={field} label="Your words" value={words} rows={6} onInput={setWords} />
      <KeptNotice model={model} what="Your words are" />
      <div class="hm-actions">
        {!comparing && (
          <button
            type="button"
            class="hm-button"
            data-action="continue"
            onClick={() => {
              setComparing(true);
              setArrived(true);
            }}
          >
            Compare with a practitioner’s thoughts
          </button>
        )}
        {words && <WordsKeeper words={words} erase={() => setWords("")} />}
      </div>
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

/** Copying the words, and deleting them after a second press. */
function WordsKeeper({ words, erase }: { words: string; erase: () => void }) {
  const [sure, setSure] = useState(false);
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
      setSaid("Copied.");
    } catch {
      setSaid("This browser would not copy: select the words and copy them yourself.");
    }
  };
  return (
    <>
      <button type="button" class="hm-button hm-quiet" onClick={copy}>
        Copy my words
      </button>
      <button
        type="button"
        class="hm-button hm-quiet"
        data-action="erase"
        onClick={() => (sure ? erase() : setSure(true))}
      >
        {sure ? "Press again to delete them" : "Delete my words"}
      </button>
      <span role="status" class="hm-meta">
        {said}
      </span>
    </>
  );
}

export default block(Reflection, ["words", "comparing"]);
