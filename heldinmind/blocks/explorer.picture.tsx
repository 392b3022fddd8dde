import type { ComponentChildren } from "preact";
import type { Family, Part } from "./explorer.types.js";
import { joined } from "./ui/index.js";

const WIDTH = 480;

/** Where each umbrella is held, how it leans, and how long it is; those further out stand in front. */
const HELD: readonly [x: number, y: number, lean: number, length: number][] = [
  [134, 294, 20, 134],
  [346, 294, -20, 134],
  [76, 308, 22, 122],
  [404, 308, -22, 122],
  [184, 260, 25, 141],
];

/** A parent with a baby; a cloud for each load that is there, and an umbrella with a hand for each buffer.
 *  The lists and sentences beside it say all that it shows. */
export function Picture({ family, isThere }: { family: Family; isThere: (part: Part) => boolean }) {
  const { loads, buffers, hair } = family;
  return (
    <svg class="hm-sky" viewBox={`0 0 ${WIDTH} 360`} aria-hidden="true">
      <g
        fill="var(--hm-card)"
        stroke="var(--hm-ink)"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        {loads.map((load, place) => {
          const x = (WIDTH * (place + 0.5)) / loads.length;
          return (
            <Placed
              key={load.id}
              there={isThere(load)}
              at={`translate(${x} ${place % 2 ? 36 : 46})`}
            >
              <Cloud />
            </Placed>
          );
        })}
        {behindFirst(buffers).map(({ part, place }) => {
          const [x, y, lean, length] = HELD[place] ?? [240, 300, 0, 140];
          return (
            <Placed key={part.id} there={isThere(part)} at={`translate(${x} ${y}) rotate(${lean})`}>
              <Umbrella length={length} />
            </Placed>
          );
        })}
        <g transform="translate(142 172) scale(.6)" stroke-width="5">
          <Parent hair={hair} />
        </g>
      </g>
    </svg>
  );
}

function behindFirst(parts: readonly Part[]): { part: Part; place: number }[] {
  const placed = parts.map((part, place) => ({ part, place }));
  return [...placed.slice(4), ...placed.slice(0, 4)];
}

interface PlacedProps {
  there: boolean;
  at: string;
  children: ComponentChildren;
}

function Placed({ there, at, children }: PlacedProps) {
  return (
    <g transform={at}>
      <g class={joined("hm-weather", there && "hm-there")}>{children}</g>
    </g>
  );
}

function Cloud() {
  return (
    <>
      <path
        fill="var(--hm-wash)"
        d="M-30 20c-16 0-20-20-5-26-1-18 23-26 34-11 11-10 32-2 30 14 17 2 15 23 0 23Z"
      />
      <path fill="none" d="M-24 34l-5 14M-5 34l-5 14M14 34l-5 14M-16 56l-4 11M3 56l-4 11" />
    </>
  );
}

function Umbrella({ length }: { length: number }) {
  return (
    <>
      <path fill="none" d={`M0 16V${-length - 34}`} />
      <g transform={`translate(0 ${-length})`}>
        <path
          fill="var(--hm-green-wash)"
          d="M-66 8C-60-22-32-36 0-36s60 14 66 44q-16-12-33-2-16-10-33 0-17-10-33 0-17-10-33 2Z"
        />
        <path fill="none" d="M-33 6C-30-14-18-30 0-36 18-30 30-14 33 6" />
      </g>
      <path d="M-14 8l-14 120h58L13 8Z" />
      <path fill="none" stroke="var(--hm-accent)" d="M-14 21h27" />
      <path d="M-11-12c0-4 3-6 7-6H8c5 0 8 3 8 7v14c0 5-3 8-8 8H-4c-4 0-7-3-7-7Z" />
      <path fill="none" d="M4-9h11M3-1h12M4 6h10" />
    </>
  );
}

const FACE =
  "M25-28c5 10 6 18 3 25 3 8 2 17-1 25-2 11-10 20-20 20-13-1-25-12-30-28C-30 4-34-14-26-30Z";
const FEATURES =
  "M-2 1c3 4 9 4 12 1M19 3c2 2 5 2 7-1M16 1c1 6 6 11 5 14-1 3-5 3-8 1M9 27c5 2 9 2 13-1";
const EAR = "M-19-1c-7-6-14 1-11 9 2 8 9 10 12 5";
const HAND =
  "M-4-13C8-17 20-20 34-18c11 1 18 4 18 8 0 3-2 4-4 4 6 1 8 4 7 8-1 3-3 4-6 4 4 2 4 6 2 8-2 3-5 3-8 2 1 4-2 7-7 7C24 23 8 20-5 14";
const FINGERS = "M48-6l-17-2M49 6l-18-3M43 16l-14-4";

/** Each head from back to front: hair behind, face, hair before, ear. */
const HEADS: Record<Family["hair"], readonly string[]> = {
  bun: [
    "M-34-44c-12-10-26 2-22 16 4 12 20 14 26 2Z",
    FACE,
    "M26-18c4-13-5-28-22-30C-18-51-37-36-36-12c0 9 4 17 9 21l9-6c2-9 6-15 14-24 8 5 19 5 30 2Z",
    EAR,
  ],
  cropped: [
    FACE,
    "M27-19c4-10 0-23-11-27-17-9-46-3-51 20-2 13 0 25 6 33l11-2c0-8 2-15 5-19 10 2 22 0 30-6 3 2 7 2 10 1Z",
    EAR,
  ],
  curls: [
    FACE,
    "M28-16c8-5 7-15 0-18 2-10-8-17-17-13-5-9-19-9-23 0-10-4-20 4-18 13-10 3-12 15-4 20-6 7-2 17 7 18 2 4 6 6 9 4l1-8c0-8 2-14 6-18 8 4 14 0 16-5 6 7 14 4 16 1 2 4 4 6 7 6Z",
    EAR,
  ],
  scarf: [
    "M30-14C30-44-6-58-30-38c-20 18-14 46-20 78 20 22 66 26 88 8-4-10-8-12-14-18Z",
    "M24-26c7 16 7 44-2 58-8 11-20 10-28 0-12-16-12-42-1-56 9-10 25-11 31-2Z",
  ],
};

function Parent({ hair }: { hair: Family["hair"] }) {
  return (
    <>
      <path d="M104 98v20c0 18-10 24-32 32-20 8-30 26-34 60l-10 120h244c0-50-6-110-18-148-6-16-20-24-48-34-20-6-56-10-56-30v-13Z" />
      <path fill="none" d="M98 128c8 24 48 26 58 0" />
      <g transform="translate(132 88) rotate(16)">
        {HEADS[hair].map((d) => (
          <path key={d} d={d} />
        ))}
        <path fill="none" d={FEATURES} />
      </g>
      <path
        fill="var(--hm-warm-wash)"
        d="M186 122c-20 22-30 66-26 104 2 34 16 50 38 50 24 0 36-18 32-54-2-34-4-70-18-94Z"
      />
      <g transform="translate(200 118) rotate(6) scale(1.1)" stroke-width="4.5">
        <path d="M20-18c4 6 5 11 3 16 4 6 4 15-2 21-6 7-16 8-25 5C-18 22-29 11-29-5c0-15 14-24 29-24 9 0 16 4 20 11Z" />
        <path
          fill="none"
          d="M-11-1c-6-5-12 1-9 7 2 6 7 6 9 3M-4-29c-1 6 3 9 9 9M11 7c2 2 2 3-1 3M6 15c3 2 6 2 8 0M3 1v2M17 1v2"
        />
      </g>
      <path d="M255 186c12 34 22 80 10 94-8 12-24 12-38 10l-42-6 4-22h34c14-2 18-12 16-34" />
      <g transform="translate(196 276) scale(-.9 .9)">
        <path d={HAND} />
        <path fill="none" d={FINGERS} />
      </g>
      <path d="M44 208c-8 30-12 62 0 78 10 12 24 10 38 0l76-60-14-26-62 38" />
      <path fill="none" stroke="var(--hm-accent)" d="M136 206l14 28M199 263l1 27" />
      <g transform="translate(150 212) rotate(-20)">
        <path d={HAND} />
        <path fill="none" d={FINGERS} />
      </g>
    </>
  );
}
