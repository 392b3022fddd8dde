import "./static.css";
import "./choose.css";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { block, type Model, Once, useTrait } from "./ui/index.js";

interface Content {
  purposes: string[];
  entries: { purpose: string; words: string }[];
}

/** The list is made by Python; what is looked for here hides the entries that do not fit. */
function Directory({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [words, setWords] = useState("");
  const [purpose, setPurpose] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const wanted = words.toLocaleLowerCase("en-GB").split(/\s+/).filter(Boolean);
  const fits = content.entries.map(
    (entry) =>
      (!purpose || entry.purpose === purpose) && wanted.every((word) => entry.words.includes(word)),
  );
  const shown = fits.filter(Boolean).length;
  useLayoutEffect(() => {
    const entries = list.current?.querySelectorAll<HTMLElement>(".hm-directory > li") ?? [];
    for (const [number, entry] of entries.entries()) entry.hidden = !fits[number];
  });
  return (
    <>
      <form class="hm-chooser" onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>Look for</span>
          <input
            type="search"
            name="words"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        <label>
          <span>Purpose</span>
          <select
            name="purpose"
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          >
            <option value="">Any</option>
            {content.purposes.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <div class="hm-chosen-count">
          <p role="status">
            {shown === fits.length ? `${shown} resources` : `${shown} of ${fits.length} resources`}
            {shown === 0 && ": none holds these words. Try fewer."}
          </p>
          {(words || purpose) && (
            <button
              type="button"
              class="hm-button hm-quiet hm-small"
              data-action="show-all"
              onClick={() => {
                setWords("");
                setPurpose("");
              }}
            >
              Show all
            </button>
          )}
        </div>
      </form>
      <Once html={String(model.get("html"))} list={list} />
    </>
  );
}

export default block(Directory, {});
