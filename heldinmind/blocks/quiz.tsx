import type { Sure } from "../record/events.js";
import { type Answer, type Given, type Question, QuestionForm, type Self } from "./question.js";
import { block, type Model, Prose, type Reference, useTelling, useTrait } from "./ui/index.js";

interface Content {
  id: string;
  title: string;
  intro: string;
  questions: Question[];
  references: Record<string, Reference>;
}

function Quiz({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [givenTo, giveTo] = useGiven(model);
  const tell = useTelling(model);
  return (
    <section aria-label={content.title}>
      <p class="hm-eyebrow">Think and choose</p>
      <h3>{content.title}</h3>
      {content.intro && <Prose html={content.intro} />}
      {content.questions.map((question) => (
        <QuestionForm
          key={question.id}
          name={`hm-${content.id}-${question.id}`}
          question={question}
          references={content.references}
          given={givenTo(question.id)}
          onGive={(given) => giveTo(question.id, given)}
          onChecked={(checked) =>
            tell({
              did: "answered",
              set: content.id,
              question: question.id,
              where: "module",
              ...checked,
            })
          }
        />
      ))}
    </section>
  );
}

/** What was done with each question: kept trait by trait, since Python marks by `answers` and `checked`. */
function useGiven(model: Model): [(id: string) => Given, (id: string, given: Given) => void] {
  const [answers] = useTrait<Record<string, Answer>>(model, "answers");
  const [checked] = useTrait<string[]>(model, "checked");
  const [sure] = useTrait<Record<string, Sure>>(model, "sure");
  const [words] = useTrait<Record<string, string>>(model, "words");
  const [near] = useTrait<Record<string, Self>>(model, "near");
  const givenTo = (id: string) => ({
    answer: answers[id],
    checked: checked.includes(id),
    sure: sure[id],
    words: words[id],
    self: near[id],
  });
  const giveTo = (id: string, given: Given) => {
    const others = checked.filter((one) => one !== id);
    model.set("answers", withOne(answers, id, given.answer));
    model.set("sure", withOne(sure, id, given.sure));
    model.set("words", withOne(words, id, given.words));
    model.set("near", withOne(near, id, given.self));
    model.set("checked", given.checked ? [...others, id] : others);
    model.save_changes();
  };
  return [givenTo, giveTo];
}

function withOne<T>(all: Record<string, T>, id: string, value: T | undefined): Record<string, T> {
  const { [id]: _dropped, ...others } = all;
  return value === undefined ? others : { ...others, [id]: value };
}

export default block(
  Quiz,
  { answers: {}, checked: [], sure: {}, words: {}, near: {} },
  { tells: true },
);
