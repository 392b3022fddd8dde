import { givenTo } from "../questions/marking.js";
import type { Matching } from "../questions/question.js";
import { About, Legend, Why } from "./question.fields.js";
import { plain } from "./question.plain.js";
import type { FieldsProps } from "./question.types.js";
import { joined, Prose } from "./ui/index.js";

/** Longer than this, and a phone shows only the beginning of it in a list to choose from. */
const FITS_A_PHONE = 34;

export function MatchFields(props: FieldsProps<Matching>) {
  const { name, question, answer, isChecked, explains, onAnswer } = props;
  const given = givenTo(answer);
  const targets = question.targets.map(({ id, text }) => ({ id, words: plain(text) }));
  const isLong = targets.some((target) => target.words.length > FITS_A_PHONE);
  const said = (id: string) => targets.find((target) => target.id === id)?.words ?? id;
  return (
    <fieldset>
      <Legend {...props} hint="Each goes with one of its own." />
      <About drawing={question.drawing} />
      {isLong && (
        <ol class="hm-targets" aria-label="What there is to choose from">
          {question.targets.map(({ id, text }) => (
            <Prose key={id} as="li" html={text} />
          ))}
        </ol>
      )}
      {question.items.map((item) => {
        const chosen = given[item.id] ?? "";
        const right = chosen === item.match;
        return (
          <div
            key={item.id}
            class={joined("hm-match", isChecked && "hm-picked")}
            data-item={item.id}
          >
            <label for={`${name}-${item.id}`}>
              <Prose as="span" html={item.text} />
            </label>
            <select
              id={`${name}-${item.id}`}
              value={chosen}
              disabled={isChecked}
              onChange={(event) => onAnswer({ ...given, [item.id]: event.currentTarget.value })}
            >
              <option value="">Choose what it goes with</option>
              {targets.map((target, place) => (
                <option key={target.id} value={target.id}>
                  {isLong ? `${letter(place)}. ${target.words}` : target.words}
                </option>
              ))}
            </select>
            {explains && (
              <Why
                fits={right}
                said={right ? "Yes" : `We would say: ${said(item.match)}`}
                html={item.why}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** As the browser numbers the list above the items. */
function letter(place: number): string {
  return String.fromCharCode("A".charCodeAt(0) + place);
}
