import { useEffect, useId, useRef } from "preact/hooks";
import { type Account, type Answer, accountsOf, whyNotYet } from "../record/accounts.js";
import { followedUp } from "../record/words.js";
import { ThemeField } from "./cpd.row.js";
import type { Part } from "./cpd.types.js";
import { WhatHappened } from "./ui/follow-up.js";
import { printOnly, Words } from "./ui/index.js";

/** Drafts under the questions of the NMC’s form; the learner changes them as she likes. */
export function Accounts(part: Part) {
  const { edition, record, content, themes, accounts, rows, address } = part;
  const whole = useRef<HTMLElement>(null);
  const drafts = accountsOf({ record, outline: content.outline, edition, rows, themes, accounts });
  const contents = address("book/contents.html");
  return (
    <section data-part="accounts" ref={whole}>
      <h2>My reflective accounts</h2>
      <p>
        Drafts, in the words you wrote in this course. They help you to fill in the{" "}
        <a href={edition.form_page}>NMC’s approved form</a>. They do not replace it: each account
        must be recorded on the form itself.
      </p>
      {drafts.length === 0 ? (
        <p>
          No draft yet. When you write a reflection or make a plan, a draft begins here.{" "}
          {contents && <a href={contents}>Choose a module</a>}
        </p>
      ) : (
        drafts.map((account) => <Drafted key={account.key} {...part} account={account} />)
      )}
      {drafts.length > 0 && (
        <div class="hm-actions">
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="print-accounts"
            onClick={() => {
              for (const fold of whole.current?.querySelectorAll("details") ?? []) fold.open = true;
              if (whole.current) printOnly(whole.current);
            }}
          >
            Print the accounts
          </button>
        </div>
      )}
    </section>
  );
}

function Drafted(part: Part & { account: Account }) {
  const { account } = part;
  return (
    <details class="hm-account" data-account={account.key}>
      <summary>
        <h3>{account.title}</h3>
      </summary>
      {account.answers.map((answer) => (
        <Question key={answer.question.id} {...part} answer={answer} />
      ))}
    </details>
  );
}

function Question({
  tell,
  record,
  edition,
  account,
  answer,
  setAnswer,
  setTheme,
}: Part & { account: Account; answer: Answer }) {
  const name = useId();
  const { question, words, waiting, isEdited } = answer;
  const pressed = useRef(false);
  const isWaiting = waiting !== undefined;
  // What was asked is answered: the focus goes to where the answer now stands.
  useEffect(() => {
    if (pressed.current && !isWaiting) document.getElementById(`${name}-words`)?.focus();
    if (!isWaiting) pressed.current = false;
  }, [isWaiting, name]);
  const place = `account:${account.key}#${question.id}`;
  if (waiting) {
    return (
      <section class="hm-cpd-question" data-question={question.id}>
        <h4>{question.asks}</h4>
        <p class="hm-notice">{whyNotYet(waiting)}</p>
        {(waiting.for === "answer" || waiting.for === "change") && (
          <WhatHappened
            plan={waiting.plan}
            answer={followedUp(record.events).get(waiting.plan.id)}
            say={(happened, said) => {
              pressed.current = true;
              tell({ did: "followed-up", plan: waiting.plan.id, happened, words: said });
            }}
          />
        )}
      </section>
    );
  }
  return (
    <section class="hm-cpd-question" data-question={question.id}>
      {question.filled_from === "theme" && (
        <ThemeField
          id={`${name}-theme`}
          heading="Theme of the Code"
          help="We suggest one; you choose. It stands in the log too."
          edition={edition}
          row={account}
          choose={setTheme}
        />
      )}
      <Words
        id={`${name}-words`}
        label={
          <>
            {question.asks}
            <span class="hm-hint hm-under">{question.help}</span>
          </>
        }
        value={words}
        rows={question.filled_from === "theme" ? 3 : 5}
        onInput={(changed) =>
          setAnswer(account.key, question.id, changed === answer.drafted ? undefined : changed)
        }
        onSettled={(settled) => isEdited && tell({ did: "wrote", place, words: settled })}
      />
      {isEdited && (
        <button
          type="button"
          class="hm-button hm-quiet hm-small"
          data-action="draft-again"
          onClick={() => {
            setAnswer(account.key, question.id, undefined);
            tell({ did: "wrote", place, words: "" });
          }}
        >
          Put back the draft
        </button>
      )}
    </section>
  );
}
