import { inWords, placeNamed } from "../record/naming.js";
import { followedUp, planInWords } from "../record/words.js";
import { type Part, useDeleting } from "./record.wishes.js";
import { type Planned, WhatHappened } from "./ui/follow-up.js";
import { Twice, useTelling } from "./ui/index.js";

/** What the learner meant to do, and from the day on which it is asked: what came of it. */
export function Plans({ model, content, record, address }: Part) {
  const tell = useTelling(model);
  const plans = record.events.filter((event): event is Planned => event.did === "planned");
  const answers = followedUp(record.events);
  const deleting = useDeleting(model, record);
  if (plans.length === 0 && !deleting.said) return null;
  return (
    <section data-part="plans">
      <h2>My plans</h2>
      {deleting.status}
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
              <p class="hm-screen-only">
                <Twice
                  action="delete"
                  says="Delete this plan"
                  sure="Press again to delete it"
                  about={title}
                  onSure={() => deleting.remove({ id: plan.id, kind: "planned", place: plan.from })}
                />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
