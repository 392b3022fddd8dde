import { useId, useState } from "preact/hooks";
import type { Plan } from "./scenario.types.js";
import { Prose, printOnly } from "./ui/index.js";

/** One sentence to take to work: at which contact, when, and what to say. It can be printed by itself. */
export function Planning({
  from,
  contacts,
  leadIn,
  plan,
  change,
}: {
  from: string;
  contacts: string[];
  leadIn: string;
  plan: Plan;
  change: (plan: Plan) => void;
}) {
  const name = useId();
  const [card, setCard] = useState<HTMLElement | null>(null);
  const complete = Boolean(plan.contact && plan.when?.trim() && plan.say?.trim());
  return (
    <section class="hm-plan" aria-labelledby={`${name}-title`} ref={setCard}>
      <h5 id={`${name}-title`}>My plan</h5>
      {leadIn && <Prose class="hm-plan-lead" html={leadIn} />}
      <div class="hm-plan-fields">
        <label>
          <span>At my next</span>
          <select
            value={plan.contact ?? ""}
            onChange={(event) => change({ ...plan, contact: event.currentTarget.value })}
          >
            <option value="">Choose a contact</option>
            {contacts.map((contact) => (
              <option key={contact}>{contact}</option>
            ))}
          </select>
        </label>
        <label>
          <span>when</span>
          <textarea
            rows={2}
            value={plan.when ?? ""}
            onInput={(event) => change({ ...plan, when: event.currentTarget.value })}
          />
        </label>
        <label>
          <span>I will say</span>
          <textarea
            rows={2}
            value={plan.say ?? ""}
            onInput={(event) => change({ ...plan, say: event.currentTarget.value })}
          />
        </label>
        <p class="hm-care">Never write anything about a real person.</p>
      </div>
      <p class="hm-plan-sentence" role="status">
        {complete && (
          <>
            At my next {contactInWords(plan.contact ?? "")}, when {ending(plan.when)}, I will say:{" "}
            {quoted(plan.say)}
          </>
        )}
      </p>
      <p class="hm-print-only">
        Held in Mind, after the case ‘{from}’. The families in it are fictional.
      </p>
      {complete && (
        <div class="hm-actions">
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="print-plan"
            onClick={() => card && printOnly(card)}
          >
            Print my plan
          </button>
        </div>
      )}
    </section>
  );
}

/** ‘New birth visit’ within a sentence. */
function contactInWords(contact: string): string {
  return contact.charAt(0).toLowerCase() + contact.slice(1);
}

/** Words that go on into the sentence: without a full stop or comma of their own. */
function ending(words = ""): string {
  return words.trim().replace(/[.,;]+$/, "");
}

/** In quotation marks, unless it came in them. */
function quoted(words = ""): string {
  const said = words.trim();
  return /^[‘“'"]/.test(said) ? said : `‘${said}’`;
}
