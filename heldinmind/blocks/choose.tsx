import "./static.css";
import "./choose.css";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { block, type Model, Once, useTrait } from "./ui/index.js";

type Named = [id: string, name: string][];
type Listed = "factors" | "practice_points" | "contacts";

interface Content extends Record<Listed, Named> {
  topics: Named;
  minutes: number[];
  cases: ({ topics: string[]; minutes: number } & Record<Listed, string[]>)[];
}

const ASKED: [Listed, string][] = [
  ["factors", "What shapes the relationship"],
  ["practice_points", "What to practise"],
  ["contacts", "Contact"],
];

const NONE = { factors: "", practice_points: "", contacts: "", minutes: "" };

/** The cards are made by Python; what is asked for here hides those that do not fit. */
function Chooser({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [wanted, setWanted] = useState(NONE);
  const [unwanted, setUnwanted] = useState<string[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const fits = content.cases.map(
    (one) =>
      ASKED.every(([name]) => !wanted[name] || one[name].includes(wanted[name])) &&
      (!wanted.minutes || one.minutes <= Number(wanted.minutes)) &&
      !one.topics.some((topic) => unwanted.includes(topic)),
  );
  const shown = fits.filter(Boolean).length;
  useLayoutEffect(() => {
    const cards = list.current?.querySelectorAll<HTMLElement>(".hm-cards > li") ?? [];
    for (const [number, card] of cards.entries()) card.hidden = !fits[number];
  });
  const asking = unwanted.length > 0 || Object.values(wanted).some(Boolean);
  return (
    <>
      <form class="hm-chooser" onSubmit={(event) => event.preventDefault()}>
        {ASKED.map(([name, label]) => (
          <label key={name}>
            <span>{label}</span>
            <select
              name={name}
              value={wanted[name]}
              onChange={(event) => setWanted({ ...wanted, [name]: event.currentTarget.value })}
            >
              <option value="">Any</option>
              {content[name].map(([id, words]) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          <span>Time</span>
          <select
            name="minutes"
            value={wanted.minutes}
            onChange={(event) => setWanted({ ...wanted, minutes: event.currentTarget.value })}
          >
            <option value="">Any</option>
            {content.minutes.map((minutes) => (
              <option key={minutes} value={String(minutes)}>
                {minutes} minutes or less
              </option>
            ))}
          </select>
        </label>
        <details>
          <summary>
            Leave out what I would rather not meet today
            {unwanted.length > 0 && ` (${unwanted.length})`}
          </summary>
          <fieldset aria-label="Leave out cases that touch on">
            {content.topics.map(([id, words]) => (
              <label key={id} class="hm-tick">
                <input
                  type="checkbox"
                  name="topic"
                  value={id}
                  checked={unwanted.includes(id)}
                  onChange={(event) =>
                    setUnwanted(
                      event.currentTarget.checked
                        ? [...unwanted, id]
                        : unwanted.filter((one) => one !== id),
                    )
                  }
                />
                <span>{words}</span>
              </label>
            ))}
          </fieldset>
        </details>
        <div class="hm-chosen-count">
          <p role="status">
            {asking ? `${shown} of ${fits.length} cases` : `${fits.length} cases`}
            {shown === 0 && ": none fits all of this. Ask for less."}
          </p>
          {asking && (
            <button
              type="button"
              class="hm-button hm-quiet hm-small"
              data-action="show-all"
              onClick={() => {
                setWanted(NONE);
                setUnwanted([]);
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

export default block(Chooser, {});
