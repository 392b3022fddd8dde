import { counted, listInWords, numberInWords, whenInWords } from "../record/saying.js";
import { comingBack, type Round } from "./review.round.js";
import { Later, Meanwhile } from "./review.start.js";
import type { Part } from "./review.types.js";
import { Arrival, Onward, Prose } from "./ui/index.js";

/** How a round went, in words, and when its questions come back. No score: it would say nothing. */
export function RoundEnded(props: Part & { round: Round; moved: boolean }) {
  const { round, moved, plan, begin, cards, today, known } = props;
  const back = comingBack(round.asked, cards, today);
  return (
    <>
      <h2 class="hm-quiet-heading">Your round</h2>
      <Arrival level={3} arrived={moved}>
        That was the round
      </Arrival>
      <HowItWent {...props} />
      {back.length > 0 && (
        <details>
          <summary>When each question comes back</summary>
          <ul class="hm-back">
            {back.map(({ key, day }) => (
              <li key={key}>
                <Prose as="span" html={known.get(key)?.question.prompt ?? ""} />{" "}
                <span class="hm-meta">It comes back {whenInWords(day, today)}.</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {plan.round.length > 0 && (
        <>
          <p>
            {plan.due.length > 0
              ? `There is more that is due. You can leave it for another day, or take ${counted(plan.round.length, "question")} now.`
              : `If you have time: ${counted(plan.round.length, "question")} from your modules ${plan.round.length === 1 ? "is" : "are"} new to you.`}
          </p>
          <Onward press={begin}>Another round</Onward>
        </>
      )}
      <Later {...props} />
      {plan.round.length === 0 && <Meanwhile {...props} />}
    </>
  );
}

function HowItWent(props: Part & { round: Round }) {
  const { round, cards, today } = props;
  const went = (isRight: boolean) =>
    round.asked.filter((key) => round.went[key] && round.went[key].isRight === isRight);
  const [held, missed] = [went(true), went(false)];
  const surprises = missed.filter((key) => round.went[key]?.sure === "sure").length;
  return (
    <>
      {held.length > 0 && (
        <p>
          <strong>What you had ready:</strong> {fromModules(held, props)}.{" "}
          {held.length === 1 ? "It comes" : "They come"} back a little later each time.
        </p>
      )}
      {missed.length > 0 && (
        <p>
          <strong>What was not there yet:</strong> {fromModules(missed, props)}.{" "}
          {sooner(comingBack(missed, cards, today), today)}
        </p>
      )}
      {surprises > 0 && (
        <p>
          You were sure of {surprises === 1 ? "one" : numberInWords(surprises)} that turned out
          otherwise. It happens to everyone who has practised for a while.{" "}
          {surprises === 1 ? "It comes" : "They come"} first next time.
        </p>
      )}
    </>
  );
}

/** When what was missed comes back; nothing, where nothing is kept. */
function sooner(back: readonly { day: string }[], today: string): string {
  const [first, last] = [back[0]?.day, back.at(-1)?.day];
  if (!first || !last) return "";
  const when = whenInWords(first, today);
  if (back.length === 1) return `It comes back ${when}.`;
  return first === last ? `They come back ${when}.` : `The first of them comes back ${when}.`;
}

/** ‘questions from ‘Every family’ and ‘States and cues’’. */
function fromModules(keys: readonly string[], { known, content }: Part): string {
  const ids = new Set(keys.map((key) => known.get(key)?.module));
  const titles = content.modules.filter(({ id }) => ids.has(id)).map(({ title }) => `‘${title}’`);
  const others = titles.length < ids.size ? ["other pages"] : [];
  return `${keys.length === 1 ? "a question" : "questions"} from ${listInWords([...titles, ...others])}`;
}
