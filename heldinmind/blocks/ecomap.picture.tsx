import type { Around, Flow, Line, Tie, Ties } from "./ecomap.types.js";
import { joined } from "./ui/index.js";

const WIDTH = 400;
const HEIGHT = 500;
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2, r: 52 };
const CIRCLE = 45;
const LINE_OF_TEXT = 17;

interface Point {
  x: number;
  y: number;
}

/** The family in the middle, who is around it, and a line for each tie drawn so far. The list beside it says it all. */
export function Picture({
  centre,
  around,
  ties,
  current,
}: {
  centre: string;
  around: readonly Around[];
  ties: Ties;
  current?: string;
}) {
  return (
    <svg class="hm-eco" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {around.map(({ id, name }, place) => {
        const at = placed(place, around.length);
        const { tie, flow } = ties[id] ?? {};
        return (
          <g key={id} data-around={id} class={joined(id === current && "hm-current")}>
            {tie && <Drawn tie={tie} flow={flow} from={at} />}
            <Circle {...at} r={CIRCLE} words={name} />
          </g>
        );
      })}
      <g class="hm-middle">
        <Circle {...CENTRE} words={centre} />
      </g>
    </svg>
  );
}

/** The family and one of those around it, with the line between them: what a phone shows beside the question. */
export function Between({ centre, one, line }: { centre: string; one: Around; line: Line }) {
  const [family, other] = [
    { x: CENTRE.r + 4, y: CENTRE.r + 4, r: CENTRE.r },
    { x: WIDTH - CIRCLE - 4, y: CENTRE.r + 4 },
  ];
  return (
    <svg
      class="hm-eco hm-eco-between"
      viewBox={`0 0 ${WIDTH} ${2 * CENTRE.r + 8}`}
      aria-hidden="true"
    >
      {line.tie && <Drawn tie={line.tie} flow={line.flow} from={other} to={family} />}
      <g class="hm-current">
        <Circle {...other} r={CIRCLE} words={one.name} />
      </g>
      <g class="hm-middle">
        <Circle {...family} words={centre} />
      </g>
    </svg>
  );
}

/** A line as an example beside its name. */
export function Sample({ tie }: { tie: Tie }) {
  return (
    <svg class="hm-eco-sample" viewBox="0 0 48 14" aria-hidden="true">
      <path class={`hm-tie-${tie}`} d={course(tie, { x: 2, y: 7 }, { x: 46, y: 7 })} />
    </svg>
  );
}

/** Round the middle, the first at the top or beside it: nobody exactly at a side, where there is least room. */
function placed(place: number, count: number): Point {
  const first = count % 4 === 0 ? Math.PI / count : 0;
  const angle = (2 * Math.PI * place) / count + first - Math.PI / 2;
  return {
    x: CENTRE.x + (CENTRE.x - CIRCLE - 3) * Math.cos(angle),
    y: CENTRE.y + (CENTRE.y - CIRCLE - 3) * Math.sin(angle),
  };
}

function Drawn({
  tie,
  flow,
  from,
  to = CENTRE,
}: {
  tie: Tie;
  flow: Flow | undefined;
  from: Point;
  to?: Point;
}) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const along = (distance: number): Point => ({
    x: from.x + ((to.x - from.x) * distance) / length,
    y: from.y + ((to.y - from.y) * distance) / length,
  });
  const gives = flow === "to-family" || flow === "both";
  const takes = flow === "from-family" || flow === "both";
  const [near, far] = [CIRCLE + 4, length - CENTRE.r - 4];
  const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <>
      <path
        class={`hm-tie-${tie}`}
        d={course(tie, along(takes ? near + 8 : near), along(gives ? far - 8 : far))}
      />
      {gives && <Arrow at={along(far)} turned={degrees} />}
      {takes && <Arrow at={along(near)} turned={degrees + 180} />}
    </>
  );
}

/** A straight line, or teeth where there is strain. */
function course(tie: Tie, from: Point, to: Point): string {
  if (tie !== "stressful") return `M${point(from)}L${point(to)}`;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const teeth = Math.max(4, 2 * Math.round(length / 14));
  const [aside, ahead] = [(from.y - to.y) / length, (to.x - from.x) / length];
  const corners = Array.from({ length: teeth - 1 }, (_, index) => {
    const part = (index + 1) / teeth;
    const swing = index % 2 ? -5 : 5;
    return point({
      x: from.x + (to.x - from.x) * part + aside * swing,
      y: from.y + (to.y - from.y) * part + ahead * swing,
    });
  });
  return `M${point(from)}L${corners.join("L")}L${point(to)}`;
}

function point({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function Arrow({ at, turned }: { at: Point; turned: number }) {
  return (
    <path
      class="hm-eco-arrow"
      d="M0 0L-13-7V7Z"
      transform={`translate(${point(at)}) rotate(${turned.toFixed(1)})`}
    />
  );
}

function Circle({ x, y, r, words }: Point & { r: number; words: string }) {
  const lines = wrapped(words, r > CIRCLE ? 10 : 11);
  return (
    <>
      <circle cx={x} cy={y} r={r} />
      <text>
        {lines.map((line, number) => (
          <tspan key={line} x={x} y={y + 5 + (number - (lines.length - 1) / 2) * LINE_OF_TEXT}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

/** Words in lines of at most `most` letters, as far as the words allow. */
function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
