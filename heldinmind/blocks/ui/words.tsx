import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Twice } from "./parts.js";

interface WordsProps {
  id: string;
  label: ComponentChildren;
  value: string;
  rows?: number;
  onInput: (words: string) => void;
  /** Called with the words once the learner has left them. */
  onSettled?: (words: string) => void;
}

/** A place to write; what is written can be copied, and deleted at a second press. */
export function Words({ id, label, value, rows = 4, onInput, onSettled }: WordsProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const type = (words: string) => {
    setSaid("");
    onInput(words);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied.");
    } catch {
      field.current?.select();
      setSaid("This browser would not copy. Your words are selected: copy them yourself.");
    }
  };
  const erase = () => {
    type("");
    onSettled?.("");
    setSaid("Deleted.");
    field.current?.focus();
  };
  return (
    <div class="hm-words">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        rows={rows}
        value={value}
        aria-describedby={`${id}-care`}
        onInput={(event) => type(event.currentTarget.value)}
        onChange={(event) => onSettled?.(event.currentTarget.value)}
      />
      <p class="hm-print-only">{value}</p>
      <p class="hm-care" id={`${id}-care`}>
        Never write anything about a real person.
      </p>
      {value && (
        <div class="hm-actions">
          <button type="button" class="hm-button hm-quiet hm-small" onClick={copy}>
            Copy my words
          </button>
          <Twice
            action="erase"
            says="Delete my words"
            sure="Press again to delete them"
            onSure={erase}
          />
        </div>
      )}
      <p role="status" class={said ? "hm-meta" : "hm-silent"}>
        {said}
      </p>
    </div>
  );
}
