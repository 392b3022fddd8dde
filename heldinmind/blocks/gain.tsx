import "./gain.css";
import { useState } from "preact/hooks";
import { GainResult } from "./gain.result.js";
import type { Content, Form, Pair, Sitting } from "./gain.types.js";
import { type Checked, type Given, NOTHING_GIVEN, QuestionForm } from "./question.js";
import {
  Arrival,
  block,
  KeptNotice,
  type Model,
  Onward,
  Prose,
  useTelling,
  useTrait,
} from "./ui/index.js";

type When = "before" | "after";

/** One form before, its twin after, and then the two side by side. */
function Gain({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [first, draw] = useTrait<string>(model, "first");
  const [before, keepBefore] = useTrait<Partial<Sitting>>(model, "before");
  const [after, keepAfter] = useTrait<Partial<Sitting>>(model, "after");
  const [moved, setMoved] = useState(false);
  const forms = formsFrom(first);
  const isBegun = (sitting: Partial<Sitting>) => sitting.answers !== undefined;
  const isDone = (sitting: Partial<Sitting>) => nextIn(content.questions, sitting) === undefined;
  const begin = (when: When) => {
    setMoved(true);
    if (when === "before") draw(drawn());
    (when === "before" ? keepBefore : keepAfter)({ answers: {}, given: NOTHING_GIVEN });
  };
  const startAnew = () => {
    setMoved(true);
    keepBefore({});
    keepAfter({});
    draw("");
  };
  const answering = (when: When) => (
    <Answering
      model={model}
      content={content}
      when={when}
      form={forms[when]}
      sitting={when === "before" ? before : after}
      moved={moved}
      onMove={() => setMoved(true)}
    />
  );
  return (
    <section class="hm-gain" aria-label="Before and after">
      {!isBegun(before) ? (
        <Beginning content={content} arrived={moved} begin={() => begin("before")} />
      ) : !isDone(before) ? (
        answering("before")
      ) : !isBegun(after) ? (
        <Between content={content} arrived={moved} begin={() => begin("after")} />
      ) : !isDone(after) ? (
        answering("after")
      ) : (
        <GainResult
          content={content}
          forms={forms}
          before={before.answers ?? {}}
          after={after.answers ?? {}}
          arrived={moved}
          startAnew={startAnew}
        />
      )}
      <KeptNotice model={model} what="Your answers are" />
    </section>
  );
}

function Beginning({
  content,
  arrived,
  begin,
}: {
  content: Content;
  arrived: boolean;
  begin: () => void;
}) {
  return (
    <>
      <h2>Two forms, meant to be alike</h2>
      {arrived && (
        <Arrival level={3} arrived>
          Both forms are empty
        </Arrival>
      )}
      <Prose html={content.intro} />
      <p>
        Do the first one before you begin with the course. It takes about a quarter of an hour, and
        you can stop at any question: it waits here. A guess is welcome, and it helps to say that it
        is one.
      </p>
      <Onward press={begin}>Begin the first form</Onward>
    </>
  );
}

function Between({
  content,
  arrived,
  begin,
}: {
  content: Content;
  arrived: boolean;
  begin: () => void;
}) {
  return (
    <>
      <h2>The first form is done</h2>
      <Arrival level={3} arrived={arrived}>
        Now for the course, or the day
      </Arrival>
      <p>
        Your {content.questions.length} answers are kept. Come back to this page afterwards for the
        second form; then you see both, with the reasons.
      </p>
      <Onward press={begin}>Begin the second form</Onward>
    </>
  );
}

interface AnsweringProps {
  model: Model;
  content: Content;
  when: When;
  form: Form;
  sitting: Partial<Sitting>;
  moved: boolean;
  onMove: () => void;
}

/** One question of a form; answering it leads on to the next. */
function Answering({ model, content, when, form, sitting, moved, onMove }: AnsweringProps) {
  const tell = useTelling(model);
  const pair = nextIn(content.questions, sitting);
  if (!pair) return null;
  const at = content.questions.indexOf(pair);
  const change = (make: (sitting: Sitting) => Partial<Sitting>) => {
    // As it is now: an answer is given and told in one go.
    const now = model.get(when) as Sitting;
    model.set(when, { ...now, ...make(now) });
    model.save_changes();
  };
  const onChecked = (checked: Checked) => {
    onMove();
    const { answer, right, sure } = checked;
    const answered = { answer, isRight: Boolean(right), sure };
    change(({ answers }) => ({
      answers: { ...answers, [pair.id]: answered },
      given: NOTHING_GIVEN,
    }));
    tell({
      did: "answered",
      set: content.sets[form],
      question: pair.id,
      where: when,
      ...checked,
    });
  };
  return (
    <>
      <h2 class="hm-quiet-heading">
        {when === "before" ? "Before: the first form" : "After: the second form"}
      </h2>
      <div key={pair.id} data-asked={pair.id}>
        <Arrival level={3} arrived={moved}>
          {at + 1} of {content.questions.length}
        </Arrival>
        <QuestionForm
          name={`hm-gain-${form}-${pair.id}`}
          question={pair[form]}
          references={content.references}
          given={sitting.given ?? NOTHING_GIVEN}
          onGive={(given: Given) => change(() => ({ given }))}
          onChecked={onChecked}
          quiet
        />
      </div>
    </>
  );
}

/** The first question that was not answered; none, if all were. */
function nextIn(questions: readonly Pair[], { answers }: Partial<Sitting>): Pair | undefined {
  return questions.find(({ id }) => !answers?.[id]);
}

function formsFrom(first: string): Record<When, Form> {
  return first === "b" ? { before: "b", after: "a" } : { before: "a", after: "b" };
}

/** The form that comes first: of many learners, half begin with each. */
function drawn(): Form {
  return (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 2 === 0 ? "a" : "b";
}

export default block(Gain, { first: "", before: {}, after: {} }, { tells: true });
