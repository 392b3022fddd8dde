import "./review.css";
import { useEffect, useMemo, useState } from "preact/hooks";
import { dayOf } from "../record/progress.js";
import { planOf } from "../record/rounds.js";
import { cardsFrom, keyOf } from "../record/schedule.js";
import { RoundEnded } from "./review.end.js";
import { InRound } from "./review.question.js";
import { type Round, roundOf, takenUp } from "./review.round.js";
import { NothingYet, Start } from "./review.start.js";
import type { Asked, Content, Part } from "./review.types.js";
import { block, KeptNotice, type Model, useRecord, useTrait } from "./ui/index.js";

/** What was asked in a module, asked again when it is due: ten questions at a time, in a round that can be left. */
function Review({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [kept, keep] = useTrait<Partial<Round>>(model, "round");
  const [moved, setMoved] = useState(false);
  const record = useRecord(model);
  const now = useNow();
  const known = useMemo(() => byKey(content.questions), [content]);
  const round = takenUp(kept, known);
  const today = dayOf(now);
  const part: Part = {
    model,
    content,
    known,
    today,
    events: record.events,
    cards: cardsFrom(record.events),
    plan: planOf(reviewable(known), record.events, now),
    contents: model.get("contents_page") as string | undefined,
    begin: () => {
      const [asked, day] = [
        planOf(reviewable(known), record.events, new Date()).round,
        dayOf(new Date()),
      ];
      setMoved(true);
      keep(roundOf(asked, day));
    },
  };
  const change = (make: (round: Round) => Round) => {
    // As it is now: an answer is given and told in one go.
    const current = takenUp(model.get("round") as Partial<Round>, known);
    if (current) keep(make(current));
  };
  const isUnderWay = round !== null && round.at < round.asked.length;
  const hasJustEnded = round !== null && !isUnderWay && round.day === today;
  const answers = Object.keys(part.cards).filter((key) => known.has(key));
  return (
    <section class="hm-review" aria-label="Review">
      {isUnderWay ? (
        <InRound
          {...part}
          round={round}
          moved={moved}
          onChange={change}
          onMove={() => setMoved(true)}
        />
      ) : hasJustEnded ? (
        <RoundEnded {...part} round={round} moved={moved} />
      ) : answers.length === 0 ? (
        <NothingYet {...part} />
      ) : (
        <Start {...part} />
      )}
      <KeptNotice model={model} what="Your answers are" />
    </section>
  );
}

function byKey(questions: readonly Asked[]): Map<string, Asked> {
  return new Map(questions.map((one) => [keyOf({ set: one.set, question: one.question.id }), one]));
}

function reviewable(known: ReadonlyMap<string, Asked>) {
  return [...known].map(([key, { module, isBank }]) => ({ key, module, isBank }));
}

/** The time as this page was last looked at: one left open overnight shows what is due in the morning. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const look = () => setNow(new Date());
    document.addEventListener("visibilitychange", look);
    addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("focus", look);
    };
  }, []);
  return now;
}

export default block(Review, { round: {} }, { reads: "record", tells: true });
