import "./ecomap.css";
import { useState } from "preact/hooks";
import { Between, Picture, Sample } from "./ecomap.picture.js";
import { type Around, type Content, FLOWS, type Line, TIES, type Ties } from "./ecomap.types.js";
import {
  Arrival,
  block,
  Evidence,
  KeptNotice,
  type Model,
  Onward,
  Prose,
  printOnly,
  useTrait,
} from "./ui/index.js";

function EcoMap({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [ties, setTies] = useTrait<Ties>(model, "ties");
  const [at, setAt] = useTrait<number>(model, "at");
  const [comparing, setComparing] = useTrait<boolean>(model, "comparing");
  const [arrived, setArrived] = useState<"turn" | "compare">();
  const [map, setMap] = useState<HTMLElement | null>(null);
  const { around } = content;
  const place = Math.min(Math.max(at, 0), around.length - 1);
  const one = around[place];
  if (!one) return null;
  const drawn = around.filter(({ id }) => isDrawn(ties[id]));
  const turnTo = (next: number) => {
    setAt(next);
    setArrived("turn");
  };
  const compare = () => {
    setComparing(true);
    setArrived("compare");
  };
  return (
    <section aria-label={content.title}>
      <p class="hm-eyebrow">Draw</p>
      <h3>{content.title}</h3>
      <Prose html={content.intro} />
      <div class="hm-eco-desk">
        <div ref={setMap} class="hm-eco-map">
          <p class="hm-print-only">
            <strong>{content.title}.</strong> A made-up family.
          </p>
          <Picture
            centre={content.centre}
            around={around}
            ties={ties}
            {...(comparing ? {} : { current: one.id })}
          />
          <div class="hm-print-only">
            <InWords around={around} ties={ties} />
          </div>
        </div>
        <Turn
          key={one.id}
          name={`hm-${content.id}`}
          centre={content.centre}
          one={one}
          heading={`${place + 1} of ${around.length}: ${one.name}`}
          arrived={arrived === "turn"}
          line={ties[one.id] ?? {}}
          draw={(line) => setTies({ ...ties, [one.id]: line })}
        >
          <div class="hm-actions">
            {place < around.length - 1 ? (
              <Onward press={() => turnTo(place + 1)}>Next</Onward>
            ) : (
              !comparing && <Onward press={compare}>Compare with another drawing</Onward>
            )}
            {place > 0 && (
              <button
                type="button"
                class="hm-button hm-quiet"
                data-action="back"
                onClick={() => turnTo(place - 1)}
              >
                Back
              </button>
            )}
          </div>
        </Turn>
      </div>
      <p role="status" class="hm-meta">
        {drawn.length === 0
          ? "Nothing is drawn yet."
          : `${drawn.length} of ${around.length} ties drawn.`}
      </p>
      <details>
        <summary>Your map in words</summary>
        <InWords around={around} ties={ties} />
      </details>
      {comparing && <Comparison content={content} ties={ties} arrived={arrived === "compare"} />}
      <KeptNotice model={model} what="Your map is" />
      <div class="hm-actions">
        {drawn.length > 0 && (
          <button
            type="button"
            class="hm-button hm-quiet hm-small"
            data-action="print-map"
            onClick={() => map && printOnly(map)}
          >
            Print my map
          </button>
        )}
        {(drawn.length > 0 || comparing) && (
          <button
            type="button"
            class="hm-button hm-quiet hm-small"
            data-action="again"
            onClick={() => {
              setTies({});
              setComparing(false);
              turnTo(0);
            }}
          >
            Begin again
          </button>
        )}
      </div>
      <Evidence keys={content.evidence} references={content.references} />
    </section>
  );
}

/** One of those around the family: what there is to go by, and the tie to choose. */
function Turn({
  name,
  centre,
  one,
  heading,
  arrived,
  line,
  draw,
  children,
}: {
  name: string;
  centre: string;
  one: Around;
  heading: string;
  arrived: boolean;
  line: Line;
  draw: (line: Line) => void;
  children: preact.ComponentChildren;
}) {
  return (
    <div data-turn={one.id}>
      <Arrival arrived={arrived}>{heading}</Arrival>
      <Prose html={one.said} />
      <Between centre={centre} one={one} line={line} />
      <fieldset>
        <legend>Which kind of tie?</legend>
        <div class="hm-row">
          {entries(TIES).map(([tie, called]) => (
            <label key={tie} class="hm-pill">
              <input
                type="radio"
                name={`${name}-tie`}
                value={tie}
                checked={line.tie === tie}
                onChange={() => draw({ ...line, tie: tie })}
              />
              <span>{called}</span>
              <Sample tie={tie} />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>Where does the energy go?</legend>
        <div class="hm-row">
          {entries(FLOWS).map(([flow, called]) => (
            <label key={flow} class="hm-pill">
              <input
                type="radio"
                name={`${name}-flow`}
                value={flow}
                checked={line.flow === flow}
                onChange={() => draw({ ...line, flow: flow })}
              />
              <span>{called}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {children}
    </div>
  );
}

/** The other drawing, what each saw in it, and what to look for. */
function Comparison({
  content,
  ties,
  arrived,
}: {
  content: Content;
  ties: Ties;
  arrived: boolean;
}) {
  const ours = Object.fromEntries(content.around.map((one) => [one.id, one.ours]));
  return (
    <div class="hm-feedback">
      <Arrival arrived={arrived}>How one practitioner drew it</Arrival>
      <Picture centre={content.centre} around={content.around} ties={ours} />
      <dl class="hm-eco-both">
        {content.around.map((one) => (
          <div key={one.id}>
            <dt>{one.name}</dt>
            <dd>
              <p>
                <strong>You:</strong> {inWords(ties[one.id])}
                <br />
                <strong>This drawing:</strong> {inWords(one.ours)}
              </p>
              <Prose as="p" html={one.why} />
            </dd>
          </div>
        ))}
      </dl>
      <Prose html={content.closing} />
      <p class="hm-meta">
        Not a model map. On a real visit it is the family who draws, and the map is theirs.
      </p>
    </div>
  );
}

function InWords({ around, ties }: { around: readonly Around[]; ties: Ties }) {
  return (
    <ul>
      {around.map(({ id, name }) => (
        <li key={id}>
          <strong>{name}:</strong> {inWords(ties[id])}
        </li>
      ))}
    </ul>
  );
}

/** ‘Strong. Both ways.’ */
function inWords({ tie, flow }: Line = {}): string {
  const said = [tie && TIES[tie], flow && FLOWS[flow]].filter(Boolean);
  return said.length ? `${said.join(". ")}.` : "Not drawn yet.";
}

function isDrawn(line: Line | undefined): boolean {
  return line?.tie !== undefined;
}

function entries<K extends string>(named: Record<K, string>): [K, string][] {
  return Object.entries(named) as [K, string][];
}

export default block(EcoMap, { ties: {}, at: 0, comparing: false });
