import type { Sure } from "../record/events.js";

const LEVELS: readonly (readonly [Sure, string])[] = [
  ["guess", "A guess"],
  ["fairly", "Fairly sure"],
  ["sure", "Sure"],
];

interface SureGroupProps {
  /** The id of what is asked. */
  describedBy: string;
  quiet: boolean;
  onSure: (sure: Sure) => void;
}

/** One press says how sure the learner is, and shows the answer. */
export function SureGroup({ describedBy, quiet, onSure }: SureGroupProps) {
  return (
    <fieldset class="hm-sure" aria-describedby={describedBy}>
      <legend>
        How sure are you?
        <span class="hm-hint"> Press one to {quiet ? "go on" : "see the answer"}.</span>
      </legend>
      <div class="hm-row">
        {LEVELS.map(([sure, said]) => (
          <button
            key={sure}
            type="submit"
            class="hm-button hm-quiet"
            data-action="check"
            data-sure={sure}
            onClick={(event) => {
              event.preventDefault();
              onSure(sure);
            }}
          >
            {said}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
