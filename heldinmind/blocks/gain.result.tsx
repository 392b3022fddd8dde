import { useState } from "preact/hooks";
import { capital, counted, numberInWords } from "../record/saying.js";
import type { Answered, Content, Form, Pair } from "./gain.types.js";
import { type Given, QuestionForm } from "./question.js";
import { Table } from "./record.table.js";
import { Arrival, type Reference } from "./ui/index.js";

interface ResultProps {
  content: Content;
  forms: { before: Form; after: Form };
  before: Record<string, Answered>;
  after: Record<string, Answered>;
  arrived: boolean;
  startAnew: () => void;
}

/** The two forms side by side, module by module, with what such numbers can tell and what they cannot. */
export function GainResult(props: ResultProps) {
  const { content, before, after, forms, arrived, startAnew } = props;
  const rows = byModule(content, before, after);
  const all = content.questions.length;
  const sum = (of: "before" | "after") => rows.reduce((total, row) => total + row[of], 0);
  return (
    <>
      <h2>Before and after</h2>
      <Arrival level={3} arrived={arrived}>
        Both forms are done
      </Arrival>
      <p>
        Of {all} questions you had {sum("before") || "none"} right before, and{" "}
        {sum("after") || "none"} right after.
      </p>
      <p class="hm-notice">
        {capital(counted(all, "question"))} answered by one person are a rough measure. Three or
        four more or fewer may be chance. This is no grade, and it says nothing about how you are
        with families.
      </p>
      <h3>Module by module</h3>
      <ul class="hm-gains">
        {rows.map((row) => (
          <li key={row.title} data-module={row.id}>
            <strong>{row.title}</strong>
            <span class="hm-dots" aria-hidden="true">
              <span>before {dots(row.before, row.of)}</span>{" "}
              <span>after {dots(row.after, row.of)}</span>
            </span>
            <span class="hm-meta">{inWords(row)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>The same as a table</summary>
        <Table
          name="Right before and after, by module"
          heads={["Module", "Questions", "Right before", "Right after"]}
          rows={rows.map((row) => [row.title, ...[row.of, row.before, row.after].map(String)])}
        />
      </details>
      <h3>The questions, with the reasons</h3>
      <Explained summary="The second form" {...content} form={forms.after} answers={after} />
      <Explained summary="The first form" {...content} form={forms.before} answers={before} />
      <StartAnew startAnew={startAnew} />
    </>
  );
}

interface Row {
  id: string;
  title: string;
  of: number;
  before: number;
  after: number;
}

/** Each module the forms ask about, in the order of the course. */
function byModule(
  { modules, questions }: Content,
  before: Record<string, Answered>,
  after: Record<string, Answered>,
): Row[] {
  const known = new Set(modules.map(({ id }) => id));
  const others = { id: "", title: "The course as a whole" };
  return [...modules, others].flatMap(({ id, title }) => {
    const pairs = questions.filter(({ module }) => (known.has(module) ? module : "") === id);
    const right = (answers: Record<string, Answered>) =>
      pairs.filter((pair) => answers[pair.id]?.isRight).length;
    if (pairs.length === 0) return [];
    return [{ id, title, of: pairs.length, before: right(before), after: right(after) }];
  });
}

function dots(right: number, of: number): string {
  return "●".repeat(right) + "○".repeat(of - right);
}

/** ‘One of two before, both after.’ */
function inWords({ of, before, after }: Row): string {
  const words = (count: number) => {
    if (of === 1) return count === 1 ? "right" : "not right";
    if (count === 0) return "none";
    if (count < of) return `${numberInWords(count)} of ${numberInWords(of)}`;
    return of === 2 ? "both" : `all ${numberInWords(of)}`;
  };
  if (before === after) return `${capital(words(before))}, before and after.`;
  return `${capital(words(before))} before, ${words(after)} after.`;
}

/** The questions of a form with their reasons, folded away. Trying one again changes nothing that is kept. */
function Explained({
  summary,
  questions,
  references,
  form,
  answers,
}: {
  summary: string;
  questions: Pair[];
  references: Record<string, Reference>;
  form: Form;
  answers: Record<string, Answered>;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      data-form={form}
      onToggle={({ currentTarget }) => setOpened(opened || currentTarget.open)}
    >
      <summary>{summary}</summary>
      {opened &&
        questions.map((pair) => (
          <Again
            key={pair.id}
            name={`hm-gain-why-${form}-${pair.id}`}
            question={pair[form]}
            references={references}
            answered={answers[pair.id]}
          />
        ))}
    </details>
  );
}

function Again({
  name,
  question,
  references,
  answered,
}: {
  name: string;
  question: Pair[Form];
  references: Record<string, Reference>;
  answered: Answered | undefined;
}) {
  const [given, give] = useState<Given>({
    checked: true,
    answer: answered?.answer,
    sure: answered?.sure ?? undefined,
  });
  return (
    <QuestionForm
      name={name}
      question={question}
      references={references}
      given={given}
      onGive={give}
      onChecked={() => {}}
    />
  );
}

function StartAnew({ startAnew }: { startAnew: () => void }) {
  const [sure, setSure] = useState(false);
  return (
    <div class="hm-actions">
      <button
        type="button"
        class="hm-button hm-quiet"
        data-action="anew"
        onClick={() => (sure ? startAnew() : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {sure ? "Press again to clear both forms" : "Begin again, with both forms empty"}
      </button>
    </div>
  );
}
