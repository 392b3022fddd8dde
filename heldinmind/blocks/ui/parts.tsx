import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Model } from "./model.js";
import { useTrait } from "./model.js";

/** HTML made by the course itself from its content files: Markdown of a safe subset, in which HTML is text. */
export function Prose({
  html,
  as: Tag = "div",
  class: name,
}: {
  html: string;
  as?: "div" | "span" | "p" | "li";
  class?: string;
}) {
  // heldinmind/catalogue/prose.py makes it and lets no HTML of an author through.
  return <Tag class={name} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A list made by Python, put in once: what is hidden in it stays hidden when what is around it is drawn anew. */
export function Once({ html, list }: { html: string; list: { current: HTMLDivElement | null } }) {
  return <div ref={list} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A button for what cannot be undone: it is done at the second press. */
export function Twice({
  action,
  says,
  sure: asks,
  about,
  onSure,
}: {
  action: string;
  says: string;
  /** What it says once it was pressed. */
  sure: string;
  /** Of what, for whoever does not see where it stands. */
  about?: string;
  onSure: () => void;
}) {
  const [sure, setSure] = useState(false);
  return (
    <button
      type="button"
      class="hm-button hm-quiet hm-small"
      data-action={action}
      onClick={() => {
        setSure(!sure);
        if (sure) onSure();
      }}
      onBlur={() => setSure(false)}
    >
      {sure ? asks : says}
      {about && <span class="hm-hidden">: {about}</span>}
    </button>
  );
}

/** A heading that takes the focus when what it heads has just appeared by the learner's own doing. */
export function Arrival({
  arrived,
  level = 4,
  children,
}: {
  arrived: boolean;
  level?: 3 | 4 | 5;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!arrived) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "start" });
  }, [arrived]);
  const Tag = `h${level}` as const;
  return (
    <Tag class="hm-arrival" tabIndex={-1} ref={heading}>
      {children}
    </Tag>
  );
}

/** The button that moves on. */
export function Onward({ press, children }: { press: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class="hm-button" data-action="continue" onClick={press}>
      {children}
    </button>
  );
}

export interface Reference {
  short: string;
  html: string;
}

/** The sources behind what was said, folded away. */
export function Evidence({
  keys,
  references,
}: {
  keys: readonly string[];
  references: Record<string, Reference>;
}) {
  if (keys.length === 0) return null;
  return (
    <details>
      <summary>Where this comes from</summary>
      <ul class="hm-sources">
        {keys.map((key) => (
          <Prose key={key} as="li" html={references[key]?.html ?? key} />
        ))}
      </ul>
    </details>
  );
}

/** Whether what is done here will still be there next time: `keeping` is set by whoever hosts the block. */
export function KeptNotice({ model, what }: { model: Model; what: string }) {
  const [keeping] = useTrait<string | undefined>(model, "keeping");
  const said: Record<string, string> = {
    device: `${what} kept in this browser, on this device only.`,
    nothing: `${what} not kept, since this computer is shared. Copy what you need before you leave the page.`,
    nowhere: `This browser keeps nothing more here. Copy what you need before you leave the page.`,
    newer: `A newer edition of this course has your record in this browser, so this one keeps nothing. Copy what you need before you leave the page.`,
    notebook: `${what} kept on this computer, in your own folder.`,
  };
  const line = said[keeping ?? ""] ?? `${what} kept in this notebook while its kernel runs.`;
  return <p class={joined("hm-kept", isKept(keeping) ? "hm-meta" : "hm-notice")}>{line}</p>;
}

function isKept(keeping: string | undefined): boolean {
  return !["nothing", "nowhere", "newer"].includes(keeping ?? "");
}

export function joined(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
