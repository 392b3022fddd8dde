import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useBackUp } from "./record.moving.js";
import { type Part, useWish } from "./record.wishes.js";
import { Arrival, useTrait } from "./ui/index.js";

/** On paper; whether this computer keeps anything; and off it altogether. */
export function Leaving(part: Part & { isEmpty: boolean }) {
  const [keeping] = useTrait<string | undefined>(part.model, "keeping");
  return (
    <>
      {!part.isEmpty && (
        <section class="hm-screen-only">
          <h2>On paper</h2>
          <p>
            The page prints with your progress, your plans and your words, and without its buttons.
          </p>
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="print"
            onClick={() => print()}
          >
            Print my record
          </button>
        </section>
      )}
      {(keeping === "device" || keeping === "nothing") && (
        <ThisComputer {...part} keeping={keeping} />
      )}
      <Erasing {...part} />
    </>
  );
}

function ThisComputer({ model, keeping }: Part & { keeping: "device" | "nothing" }) {
  const name = useId();
  const { wish, granted } = useWish(model);
  const [said, setSaid] = useState("");
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current || granted.to !== "keep") return;
    asked.current = false;
    setSaid(
      granted.ok
        ? "Changed."
        : "This browser would not do that. It may keep nothing here, or have no room left.",
    );
  }, [granted]);
  const options = [
    ["device", "It is mine: keep my record in this browser"],
    ["nothing", "It is shared: keep nothing"],
  ] as const;
  return (
    <section class="hm-screen-only" data-part="computer">
      <h2>This computer</h2>
      <fieldset>
        <legend>Do other people use it, with the same log-in?</legend>
        {options.map(([where, label]) => (
          <div key={where} class={`hm-answer ${keeping === where ? "hm-picked" : ""}`}>
            <label>
              <input
                type="radio"
                name={name}
                value={where}
                checked={keeping === where}
                onChange={() => {
                  asked.current = true;
                  wish({ to: "keep", where });
                }}
              />
              <span>{label}</span>
            </label>
          </div>
        ))}
      </fieldset>
      <p class="hm-meta">
        If you choose ‘shared’, what is kept in this browser now is erased from it when you choose.
        It stays on this page until you leave it: save a back-up first if you want to keep it.
      </p>
      <p role="status" class={said ? "hm-meta" : "hm-silent"}>
        {said}
      </p>
    </section>
  );
}

function Erasing(part: Part & { isEmpty: boolean }) {
  const { model, isEmpty } = part;
  const { wish, granted } = useWish(model);
  const [stage, setStage] = useState<"closed" | "asking" | "erased" | "failed">("closed");
  const [saved, setSaved] = useState(false);
  const asked = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  const save = useBackUp(part);
  useEffect(() => {
    if (!asked.current || granted.to !== "erase") return;
    asked.current = false;
    setStage(granted.ok ? "erased" : "failed");
  }, [granted]);
  if (isEmpty && stage !== "erased" && stage !== "failed") return null;
  return (
    <section class="hm-screen-only" data-part="erasing">
      <h2>Erase it</h2>
      {stage === "erased" && (
        <Arrival arrived level={3}>
          Your record is erased
        </Arrival>
      )}
      {stage === "erased" && (
        <p>Nothing of it is left in this browser. Files that you saved are where you saved them.</p>
      )}
      {stage === "failed" && (
        <p class="hm-notice" role="alert">
          The browser would not erase it. Close the other tabs of this course and try again.
        </p>
      )}
      {stage === "asking" ? (
        <div class="hm-feedback">
          <Arrival arrived level={3}>
            Erase everything?
          </Arrival>
          <p>
            All your answers, your place in every case, your words and plans, your time and your
            review dates go, here and in other tabs. It cannot be undone. Nothing of any other
            website or program is touched.
          </p>
          <div class="hm-actions">
            <button
              type="button"
              class="hm-button hm-quiet"
              data-action="back-up-first"
              onClick={() => {
                save();
                setSaved(true);
              }}
            >
              Save a back-up first
            </button>
            <button
              type="button"
              class="hm-button"
              data-action="erase-all"
              onClick={() => {
                asked.current = true;
                wish({ to: "erase" });
              }}
            >
              Erase my record
            </button>
            <button
              type="button"
              class="hm-button hm-quiet"
              data-action="keep-all"
              onClick={() => {
                setStage("closed");
                requestAnimationFrame(() => opener.current?.focus());
              }}
            >
              Keep it
            </button>
          </div>
          <p role="status" class={saved ? "hm-meta" : "hm-silent"}>
            {saved && "The back-up is where your browser keeps what it downloads."}
          </p>
        </div>
      ) : (
        !isEmpty && (
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="erase-record"
            ref={opener}
            onClick={() => {
              setSaved(false);
              setStage("asking");
            }}
          >
            Erase my record
          </button>
        )
      )}
    </section>
  );
}
