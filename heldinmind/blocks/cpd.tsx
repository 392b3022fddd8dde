import "./cpd.css";
import type { AccountEdits } from "../record/accounts.js";
import { hoursInWords } from "../record/certificate.js";
import { editionOn } from "../record/editions.js";
import { logOf, type RowEdit, totalOf } from "../record/evidence.js";
import { Accounts } from "./cpd.accounts.js";
import { Certified } from "./cpd.certificate.js";
import { Saving } from "./cpd.leaving.js";
import { Log } from "./cpd.log.js";
import { AddSession } from "./cpd.sessions.js";
import type { Content, Part } from "./cpd.types.js";
import { block, KeptNotice, type Model, useTrait } from "./ui/index.js";
import { useTold } from "./ui/told.js";

/** What the NMC asks for, as far as the record gives it: the log, drafts of accounts, a certificate; and out as Word. */
function Evidence({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [rows, setRows] = useTrait<Record<string, RowEdit>>(model, "rows");
  const [themes, setThemes] = useTrait<Record<string, string>>(model, "themes");
  const [accounts, setAccounts] = useTrait<AccountEdits>(model, "accounts");
  const { tell, ...record } = useTold(model);
  const edition = editionOn(content.editions);
  const contents = model.get("contents_page") as string | undefined;
  const { outline } = content;
  const part: Part = {
    model,
    content,
    record,
    tell,
    edition,
    log: logOf({ record, outline, edition, rows, themes }),
    rows,
    themes,
    accounts,
    setRow: (key, edit) => setRows(changed(rows, key, edit)),
    setTheme: (key, theme) => setThemes({ ...themes, [key]: theme }),
    setAnswer: (key, question, words) => {
      const account = changed(accounts[key] ?? {}, question, words);
      setAccounts(changed(accounts, key, Object.keys(account).length > 0 ? account : undefined));
    },
    address: (page) => (contents ? new URL(`../${page}`, contents).href : undefined),
  };
  return (
    <section class="hm-record hm-cpd" aria-label="CPD evidence">
      <KeptNotice model={model} what="What you change here is" />
      <Asked {...part} />
      <Log {...part} />
      <AddSession {...part} />
      <Accounts {...part} />
      <Certified {...part} />
      <Saving {...part} />
    </section>
  );
}

function changed<T>(all: Record<string, T>, key: string, value: T | undefined): Record<string, T> {
  const { [key]: _, ...others } = all;
  return value === undefined ? others : { ...others, [key]: value };
}

/** What is asked, how much of it is here, and what is not known. */
function Asked({ edition, log }: Part) {
  const { hours, participatory } = totalOf(log);
  return (
    <section data-part="asked">
      <p class="hm-cpd-total">
        <strong>{hoursInWords(hours)}</strong> from this course, of these{" "}
        <strong>{participatory}</strong> participatory.
      </p>
      <p>
        In {edition.years} years the NMC asks for {edition.hours} hours of CPD, at least{" "}
        {edition.participatory_hours} of them participatory, and {edition.accounts} written
        reflective accounts. Most of it you will do elsewhere.
      </p>
      <p>{edition.participatory}</p>
      <details>
        <summary>How far you can rely on this page</summary>
        <ul>
          {edition.unconfirmed && <li>{edition.unconfirmed}</li>}
          {edition.changing && <li>{edition.changing}</li>}
          <li>
            It was last checked against the NMC’s pages on{" "}
            {edition.checked.split("-").reverse().join("/")}. Its rules, not this page, decide.
          </li>
        </ul>
      </details>
    </section>
  );
}

export default block(
  Evidence,
  { accounts: {}, rows: {}, themes: {} },
  { tells: true, reads: "record" },
);
