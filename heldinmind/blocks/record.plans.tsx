import { inWords, placeNamed } from "../record/naming.js";
import { followedUp, planInWords } from "../record/words.js";
import type { Part } from "./record.types.js";
import { type Planned, WhatHappened } from "./ui/follow-up.js";
import { useTelling } from "./ui/index.js";

/** What the learner meant to do, and from the day on which it is asked: what came of it. */
export function Plans({ model, content, record, address }: Part) {
  const tell = useTelling(model);
  const plans = record.events.filter((event): event is Planned => event.did === "planned");
  const answers = followedUp(record.events);
  if (plans.length === 0) return null;
  return (
    <section data-part="plans">
      <h2>My plans</h2>
      <ul class="hm-pieces">
        {[...plans].reverse().map((plan) => {
          const { title, page } = placeNamed(content.outline, plan.from);
          const href = address(page);
          return (
            <li key={plan.id} data-plan={plan.id}>
              <p>{planInWords(plan)}</p>
              <p class="hm-meta">
                From {href ? <a href={href}>{title}</a> : title}, {inWords(plan.at)}
              </p>
              <WhatHappened
                plan={plan}
                answer={answers.get(plan.id)}
                say={(happened, words) =>
                  tell({ did: "followed-up", plan: plan.id, happened, words })
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
