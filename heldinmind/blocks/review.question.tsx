import { dayOf } from "../record/progress.js";
import { type Given, QuestionForm } from "./question.js";
import { answeredIn, onwards, type Round } from "./review.round.js";
import type { Part } from "./review.types.js";
import { Arrival, Onward, useTelling } from "./ui/index.js";

interface InRoundProps extends Part {
  round: Round;
  /** Whether the learner has come here by her own doing, and not by opening the page. */
  moved: boolean;
  onChange: (make: (round: Round) => Round) => void;
  onMove: () => void;
}

/** One question of a round, with how far the round is. */
export function InRound({ model, content, known, round, moved, onChange, onMove }: InRoundProps) {
  const tell = useTelling(model);
  const { asked, at, given, went } = round;
  const key = asked[at] ?? "";
  const one = known.get(key);
  if (!one) return null;
  const isLast = at + 1 === asked.length;
  const module = content.modules.find(({ id }) => id === one.module);
  const next = () => {
    onMove();
    onChange((round) => onwards(round, dayOf(new Date())));
  };
  return (
    <>
      <h2 class="hm-quiet-heading">Your round</h2>
      <div key={key} data-asked={key}>
        <Arrival level={3} arrived={moved}>
          {at + 1} of {asked.length}
        </Arrival>
        {module && <p class="hm-eyebrow">{module.title}</p>}
        <QuestionForm
          name={`hm-review-${key.replace("/", "-")}`}
          question={one.question}
          references={content.references}
          given={given}
          onGive={(given: Given) => onChange((round) => ({ ...round, given }))}
          onChecked={(checked) => {
            onChange((round) => answeredIn(round, key, checked));
            tell({
              did: "answered",
              set: one.set,
              question: one.question.id,
              where: "review",
              ...checked,
            });
          }}
        />
        {went[key] && <Onward press={next}>{isLast ? "Finish this round" : "Next"}</Onward>}
      </div>
    </>
  );
}
