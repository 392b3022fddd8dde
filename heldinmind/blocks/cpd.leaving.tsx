import { useState } from "preact/hooks";
import { type Account, accountsOf } from "../record/accounts.js";
import { certificateOf, isEmpty } from "../record/certificate.js";
import { inWords } from "../record/naming.js";
import { dayOf } from "../record/progress.js";
import type { Part } from "./cpd.types.js";
import { wordWriter } from "./cpd.writer.js";
import { Identified } from "./record.identified.js";
import { saveFile } from "./record.saving.js";

/** Out as Word files, after a look at what may identify somebody. */
export function Saving(part: Part) {
  const { record, content, edition, log, rows, themes, accounts } = part;
  const [without, setWithout] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");
  const drafts = accountsOf({ record, outline: content.outline, edition, rows, themes, accounts });
  const going = drafts.filter(({ key }) => !without.includes(key));
  const certificate = certificateOf(record, content.outline, log);
  const shown = log.filter(({ isLeftOut }) => !isLeftOut);
  if (shown.length + drafts.length === 0 && isEmpty(certificate)) return null;
  const save = async (name: string, write: (made: string) => Promise<Blob>) => {
    const file = `held-in-mind-${name}-${dayOf(new Date())}.docx`;
    setSaid("Writing the file…");
    try {
      saveFile(file, await write(inWords(new Date())));
      setSaid(`Saved as ${file}, where your browser keeps what it downloads.`);
    } catch {
      setSaid("The file could not be written. You can print instead, or try again.");
    }
  };
  return (
    <section class="hm-screen-only" data-part="saving">
      <h2>Save as Word</h2>
      <p class="hm-notice">
        <strong>Before anything leaves this device:</strong> the NMC allows nothing in your evidence
        that could identify another person, be it a child, a parent or a colleague. Nor a place, a
        date or a story by which people would know who it was.
      </p>
      {drafts.length > 0 && (
        <Which
          drafts={drafts}
          without={without}
          set={(keys) => {
            setSaid("");
            setWithout(keys);
          }}
        />
      )}
      <Identified pieces={pieces(part, going)} families={content.families} />
      <div class="hm-actions">
        {shown.length > 0 && (
          <button
            type="button"
            class="hm-button"
            data-action="word-log"
            onClick={() =>
              save("cpd-log", async (made) => (await wordWriter()).logFile(log, edition, made))
            }
          >
            Save the log
          </button>
        )}
        {going.length > 0 && (
          <button
            type="button"
            class="hm-button"
            data-action="word-accounts"
            onClick={() =>
              save("reflective-accounts", async (made) =>
                (await wordWriter()).accountsFile(going, edition, made),
              )
            }
          >
            Save the accounts
          </button>
        )}
        {!isEmpty(certificate) && (
          <button
            type="button"
            class="hm-button"
            data-action="word-certificate"
            onClick={() =>
              save("certificate", async (made) =>
                (await wordWriter()).certificateFile(certificate, made),
              )
            }
          >
            Save the certificate
          </button>
        )}
      </div>
      <p role="status" class={said ? "hm-meta" : "hm-silent"}>
        {said}
      </p>
    </section>
  );
}

function Which({
  drafts,
  without,
  set,
}: {
  drafts: readonly Account[];
  without: readonly string[];
  set: (without: readonly string[]) => void;
}) {
  return (
    <fieldset class="hm-ticks">
      <legend>Which accounts go into the file?</legend>
      {drafts.map(({ key, title }) => (
        <label key={key} class="hm-tick">
          <input
            type="checkbox"
            value={key}
            checked={!without.includes(key)}
            onChange={(event) =>
              set(
                event.currentTarget.checked
                  ? without.filter((one) => one !== key)
                  : [...without, key],
              )
            }
          />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A day that the course itself put before the learner’s words. */
const OUR_DAYS = /^On \d{1,2} \w+ \d{4} I planned: /gm;

/** What she wrote, and where it stands; what the course filled in says nothing of anybody. */
function pieces({ log, rows }: Part, accounts: readonly Account[]) {
  const ofRows = log
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ key, title, topic }) => {
      const { dates = "", method = "", evidence = "" } = rows[key] ?? {};
      // Each by itself, so that the end of one and the beginning of the next are not read as a name.
      return { title: `the log, ${title}`, words: [topic, dates, method, evidence].join(".\n") };
    });
  const ofAccounts = accounts.flatMap(({ title, answers }) =>
    answers
      .filter(({ question, isEdited }) => isEdited || question.filled_from !== "activity")
      .map(({ words }) => ({
        title: `the account on ${title}`,
        words: words.replace(OUR_DAYS, ""),
      })),
  );
  return [...ofRows, ...ofAccounts];
}
