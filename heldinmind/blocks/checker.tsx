import "./checker.css";
import { useRef, useState } from "preact/hooks";
import { type Checked, checkCase, type Known, type Problem } from "../vignettes/check.js";
import { Arrival, block, type Model, useTrait } from "./ui/index.js";

interface Content {
  known: Known;
  all_it_says: { code: string; severity: string; says: string }[];
}

interface Result extends Checked {
  name: string | undefined;
  lines: string[];
}

const VERDICTS = {
  sound: "This case can be played: every path comes to an ending.",
  faulty: "This case cannot be used yet.",
  undecided: "This case has more paths than can be followed, so it is not proved.",
};

/** A case file, chosen or pasted, is checked here; nothing leaves the device and nothing is kept. */
function Checker({ model }: { model: Model }) {
  const [{ known, all_it_says }] = useTrait<Content>(model, "content");
  const [result, setResult] = useState<Result | null>(null);
  const [text, setText] = useState("");
  const checks = useRef(0);
  const check = (content: Uint8Array | string, name?: string) => {
    checks.current += 1;
    const written = typeof content === "string" ? content : new TextDecoder().decode(content);
    setResult({ ...checkCase(content, known, name), name, lines: written.split("\n") });
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const content = new Uint8Array(await file.arrayBuffer());
    check(content, file.name.replace(/\.ya?ml$/i, ""));
  };
  return (
    <section aria-label="Check a case">
      <h3>Choose the file</h3>
      <div class="hm-checker-choose">
        <label>
          <span>A case file from this device</span>
          <input
            type="file"
            accept=".yaml,.yml"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </label>
        <details>
          <summary>Or paste its text</summary>
          <label>
            <span>The text of the case</span>
            <textarea
              rows={8}
              spellcheck={false}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <button
            type="button"
            class="hm-button"
            data-action="check"
            disabled={text.trim() === ""}
            onClick={() => check(text)}
          >
            Check this text
          </button>
        </details>
      </div>
      {result && <Told key={checks.current} result={result} />}
      <details>
        <summary>Everything it can say</summary>
        <ul>
          {all_it_says.map(({ code, severity, says }) => (
            <li key={code}>
              {severity === "warning" && <strong>Warning: </strong>}
              {says} <code>{code}</code>
            </li>
          ))}
        </ul>
      </details>
      <p class="hm-meta">
        The file stays on this device: it is read here, sent nowhere and not kept.
      </p>
    </section>
  );
}

function Told({ result }: { result: Result }) {
  const { problems, verdict, name, lines } = result;
  const of = (wanted: string) => problems.filter(({ severity }) => severity === wanted);
  const parts = [
    ["To mend", [...of("error"), ...of("undecided")]],
    ["To think about", of("warning")],
  ] as const;
  return (
    <div data-verdict={verdict}>
      <Arrival arrived>{VERDICTS[verdict]}</Arrival>
      {name && <p class="hm-eyebrow">{name}</p>}
      {problems.length === 0 && <p>Nothing to mend, and nothing to think about.</p>}
      {parts.map(
        ([title, some]) =>
          some.length > 0 && (
            <section key={title}>
              <h5>
                {title} ({some.length})
              </h5>
              <ol class="hm-problems">
                {some.map((problem) => (
                  <One key={JSON.stringify(problem)} problem={problem} lines={lines} />
                ))}
              </ol>
            </section>
          ),
      )}
    </div>
  );
}

function One({ problem, lines }: { problem: Problem; lines: string[] }) {
  const { line, message, expected, code, path } = problem;
  const written = lines[line - 1]?.trim();
  return (
    <li data-code={code}>
      <p>
        <strong>Line {line}.</strong> {message}
      </p>
      {written && (
        <p class="hm-problem-line">
          <code>{written}</code>
        </p>
      )}
      <p>Expected: {expected}</p>
      {path.length > 0 && (
        <p>
          A path that shows it:{" "}
          {path.map(({ scene, choice }) => (choice ? `${scene} (${choice})` : scene)).join(" › ")}
        </p>
      )}
      <p class="hm-meta">{code}</p>
    </li>
  );
}

export default block(Checker, {});
