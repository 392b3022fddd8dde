import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { listed } from "../questions/marking.js";
import type { Answer, Explained, Ordering } from "../questions/question.js";
import { About, Legend, Why } from "./question.fields.js";
import { plain } from "./question.plain.js";
import type { FieldsProps } from "./question.types.js";
import { joined, Prose } from "./ui/index.js";

type Way = "up" | "down";

/** Things to put in order: each moves by its own buttons, which keep the focus. */
export function OrderFields(props: FieldsProps<Ordering>) {
  const { question, answer, isChecked, explains, onAnswer } = props;
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<{ id: string; way: Way } | null>(null);
  const items = ordered(question, answer);

  // Whatever moves in the page loses the focus: it is given back to the button that was pressed.
  useLayoutEffect(() => {
    if (!pressed.current) return;
    const { id, way } = pressed.current;
    pressed.current = null;
    const button = list.current?.querySelector<HTMLElement>(
      `[data-item="${id}"] [data-move="${way}"]`,
    );
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: "nearest" });
  });

  const move = (from: number, way: Way) => {
    const to = way === "up" ? from - 1 : from + 1;
    const [item, other] = [items[from], items[to]];
    if (!item) return;
    const named = plain(item.text).replace(/\.$/, "");
    if (!other) return setSaid(`${named}: ${way === "up" ? "first" : "last"} already.`);
    pressed.current = { id: item.id, way };
    const ids = items.map(({ id }) => id);
    ids[from] = other.id;
    ids[to] = item.id;
    setSaid(`${named}: now ${to + 1} of ${items.length}.`);
    onAnswer(ids);
  };

  return (
    <fieldset>
      <Legend {...props} hint="Move them until the order is yours. The first stands on top." />
      <About drawing={question.drawing} />
      <ol class="hm-order" ref={list}>
        {items.map((item, place) => (
          <li key={item.id} data-item={item.id}>
            <Prose class="hm-order-text" html={item.text} />
            {!isChecked && (
              <div class="hm-row">
                <Mover item={item} way="up" ends={place === 0} press={() => move(place, "up")} />
                <Mover
                  item={item}
                  way="down"
                  ends={place === items.length - 1}
                  press={() => move(place, "down")}
                />
              </div>
            )}
            {explains && <Placed question={question} item={item} place={place} />}
          </li>
        ))}
      </ol>
      <p role="status" class={said && !isChecked ? "hm-meta" : "hm-silent"}>
        {isChecked ? "" : said}
      </p>
    </fieldset>
  );
}

/** It can be pressed at the end of its way too, where it would otherwise lose the focus; then it says so. */
function Mover({
  item,
  way,
  ends,
  press,
}: {
  item: Explained;
  way: Way;
  ends: boolean;
  press: () => void;
}) {
  return (
    <button
      type="button"
      class={joined("hm-button", "hm-quiet", "hm-small", "hm-mover", ends && "hm-at-its-end")}
      data-move={way}
      aria-disabled={ends}
      onClick={press}
    >
      <span aria-hidden="true">{way === "up" ? "↑ " : "↓ "}</span>
      Move {way}
      <Prose as="span" class="hm-hidden" html={`: ${item.text}`} />
    </button>
  );
}

function Placed({ question, item, place }: { question: Ordering; item: Explained; place: number }) {
  const ours = question.items.findIndex(({ id }) => id === item.id);
  const fits = ours === place;
  return (
    <Why
      fits={fits}
      said={fits ? "Yes" : `We would put this ${NTH[ours] ?? `in place ${ours + 1}`}`}
      html={item.why}
    />
  );
}

const NTH = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/** The items as the learner has put them; as they are shown at first, where she has not. */
export function ordered(question: Ordering, answer: Answer | undefined): Explained[] {
  const ids = new Set([...listed(answer), ...question.shown]);
  return [...ids].flatMap((id) => question.items.filter((item) => item.id === id));
}
