import { useRef, useState } from "preact/hooks";
import { askOn, reminder } from "../../record/calendar.js";
import { uuid } from "../../record/events.js";
import { inWords } from "../../record/naming.js";
import { followedUp, planInWords } from "../../record/words.js";
import { saveFile } from "../record.saving.js";
import { isDue, type Planned, WhatHappened } from "./follow-up.js";
import { type Model, Prose, printOnly } from "./index.js";
import { useTold } from "./told.js";

/** ‘At my next … contact, when …, I will say …’ */
export interface Plan {
  contact?: string;
  when?: string;
  say?: string;
}

interface Given {
  model: Model;
  /** Where it is made: `module:…`, `case:…`. */
  place: string;
  /** What stands on paper below it. */
  source: string;
  contacts: readonly string[];
  leadIn?: string;
  plan: Plan;
  change: (plan: Plan) => void;
  level?: 3 | 5;
}

/** One sentence to take to work: at which contact, when, and what to say. Two weeks on it is asked what came of it. */
export function Planning({ level = 5, ...given }: Given) {
  const { model, place, source, contacts, leadIn, plan, change } = given;
  // Its own among all that is on the page: each block counts its own parts from the beginning.
  const name = `hm-plan-${place.replace(/\W/g, "-")}`;
  const [card, setCard] = useState<HTMLElement | null>(null);
  const { events, tell } = useTold(model);
  const kept = events.findLast(
    (event): event is Planned => event.did === "planned" && event.from === place,
  );
  const isComplete = Boolean(plan.contact && plan.when?.trim() && plan.say?.trim());
  const Heading = `h${level}` as const;
  return (
    <section class="hm-plan" aria-labelledby={`${name}-title`} ref={setCard}>
      <Heading id={`${name}-title`}>My plan</Heading>
      {kept && (isDue(kept) || followedUp(events).has(kept.id)) && (
        <div class="hm-looking-back">
          <p>
            <strong>On {inWords(kept.at)} you planned:</strong> {planInWords(kept)}
          </p>
          <WhatHappened
            key={kept.id}
            plan={kept}
            answer={followedUp(events).get(kept.id)}
            say={(happened, words) => tell({ did: "followed-up", plan: kept.id, happened, words })}
          />
          {followedUp(events).has(kept.id) && isSame(kept, plan) && (
            <p>
              <button
                type="button"
                class="hm-button hm-quiet hm-small"
                data-action="next-plan"
                onClick={() => {
                  change({});
                  card?.querySelector("select")?.focus();
                }}
              >
                Plan the next thing
              </button>
            </p>
          )}
        </div>
      )}
      {leadIn && <Prose class="hm-plan-lead" html={leadIn} />}
      <Fields contacts={contacts} plan={plan} change={change} />
      <p class="hm-plan-sentence" role="status">
        {isComplete && planInWords(plan)}
      </p>
      <p class="hm-print-only">{source}</p>
      {isComplete && (
        <WithPlan
          kept={kept && isSame(kept, plan) ? kept : undefined}
          keep={() =>
            tell({
              did: "planned",
              from: place,
              contact: plan.contact ?? "",
              when: plan.when?.trim() ?? "",
              say: plan.say?.trim() ?? "",
              ask_on: askOn(),
            })
          }
          print={() => card && printOnly(card)}
        />
      )}
    </section>
  );
}

function isSame(kept: Planned, plan: Plan): boolean {
  return (
    kept.contact === plan.contact &&
    kept.when.trim() === plan.when?.trim() &&
    kept.say.trim() === plan.say?.trim()
  );
}

function Fields({
  contacts,
  plan,
  change,
}: {
  contacts: readonly string[];
  plan: Plan;
  change: (plan: Plan) => void;
}) {
  return (
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
  );
}

/** What can be done with a whole plan: keep it, so that it is asked about; print it; be reminded by one’s own calendar. */
function WithPlan({
  kept,
  keep,
  print,
}: {
  kept: Planned | undefined;
  keep: () => void;
  print: () => void;
}) {
  const [said, setSaid] = useState("");
  const pressed = useRef(false);
  const day = kept?.ask_on ?? askOn();
  const isOver = kept !== undefined && isDue(kept);
  return (
    <>
      {kept && !isOver && (
        <p
          class="hm-arrival"
          tabIndex={-1}
          data-part="kept-plan"
          ref={(line) => {
            // The button that was pressed is gone: the focus goes to what it did.
            if (line && pressed.current) line.focus();
            pressed.current = false;
          }}
        >
          <strong>Kept on {inWords(kept.at)}.</strong> From {inWords(`${day}T12:00`)} on you are
          asked what came of it: here, and in My record.
        </p>
      )}
      <div class="hm-actions">
        {!kept && (
          <button
            type="button"
            class="hm-button"
            data-action="keep-plan"
            onClick={() => {
              pressed.current = true;
              keep();
            }}
          >
            Keep this plan
          </button>
        )}
        <button
          type="button"
          class="hm-button hm-quiet"
          data-action="print-plan"
          onClick={() => print()}
        >
          Print my plan
        </button>
        {!isOver && (
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="remind"
            onClick={() => {
              const file = reminder({ id: kept?.id ?? uuid(), day, now: new Date() });
              saveFile("two-weeks-on.ics", file, "text/calendar");
              setSaid(
                `Saved as two-weeks-on.ics. Open the file, and your calendar takes in a reminder for ${inWords(`${day}T12:00`)}. It does not say what you planned.`,
              );
            }}
          >
            Put a reminder in my calendar
          </button>
        )}
      </div>
      <p role="status" class={said ? "hm-meta" : "hm-silent"}>
        {said}
      </p>
    </>
  );
}
