import "./plan.css";
import { useRef, useState } from "preact/hooks";
import { inWords } from "../record/naming.js";
import { block, KeptNotice, type Model, useTrait } from "./ui/index.js";
import { type Plan, Planning } from "./ui/plan.js";
import { useTold } from "./ui/told.js";

interface Content {
  id: string;
  title: string;
  contacts: string[];
  /** Where one could go next: the page's name among the book's, and its title. */
  onward: [page: string, title: string][];
}

/** What closes a module: one thing to try at work, and that it was worked through. */
function Closing({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [plan, setPlan] = useTrait<Plan>(model, "plan");
  return (
    <section aria-label="One thing to try">
      <p class="hm-eyebrow">One thing to try</p>
      <Planning
        model={model}
        place={`module:${content.id}`}
        source={`Held in Mind, after the module ‘${content.title}’.`}
        contacts={content.contacts}
        plan={plan}
        change={setPlan}
        level={3}
      />
      <WorkedThrough model={model} content={content} />
      <KeptNotice model={model} what="Your plan is" />
    </section>
  );
}

function WorkedThrough({ model, content }: { model: Model; content: Content }) {
  const { events, tell } = useTold(model);
  const [pressed, setPressed] = useState(false);
  const focused = useRef(false);
  const last = events.findLast((event) => event.did === "finished" && event.module === content.id);
  const contents = model.get("contents_page") as string | undefined;
  if (!last) {
    return (
      <div class="hm-actions">
        <button
          type="button"
          class="hm-button hm-quiet"
          data-action="finished"
          onClick={() => {
            setPressed(true);
            tell({ did: "finished", module: content.id });
          }}
        >
          I have worked through this module
        </button>
      </div>
    );
  }
  return (
    <div class="hm-worked-through" data-part="finished">
      <p
        class="hm-arrival"
        tabIndex={-1}
        ref={(line) => {
          if (!line || !pressed || focused.current) return;
          focused.current = true;
          line.focus();
        }}
      >
        <strong>You worked through this module</strong> on {inWords(last.at)}.
      </p>
      {contents && (
        <nav aria-label="Where to go next">
          <ul>
            {content.onward.map(([page, title]) => (
              <li key={page}>
                <a href={new URL(`${page}.html`, contents).href}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

export default block(Closing, { plan: {} }, { tells: true, reads: "record" });
