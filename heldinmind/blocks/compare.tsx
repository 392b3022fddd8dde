import "./compare.css";
import { block, type Model, Prose, useTrait } from "./ui/index.js";

interface Content {
  id: string;
  title: string;
  what: string;
  names: { id: string; name: string }[];
  aspects: { title: string; of: Record<string, string> }[];
}

function Compare({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [left, setLeft] = useTrait<string>(model, "left");
  const [right, setRight] = useTrait<string>(model, "right");
  const [html] = useTrait<string>(model, "html");
  const named = (id: string, otherwise: number) =>
    content.names.find((one) => one.id === id) ?? content.names[otherwise];
  const both = [named(left, 0), named(right, 1)].filter((one) => one !== undefined);
  const choose = (label: string, at: number, set: (id: string) => void) => (
    <div>
      <label for={`hm-${content.id}-${at}`}>{label}</label>
      <select
        id={`hm-${content.id}-${at}`}
        value={both[at]?.id}
        onChange={(event) => set(event.currentTarget.value)}
      >
        {content.names.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <section aria-label={`Compare: ${content.title}`}>
      <p class="hm-eyebrow">Compare</p>
      <h3>{content.title}</h3>
      <div class="hm-compare-choose">
        {choose("Put this", 0, setLeft)}
        {choose("beside this", 1, setRight)}
      </div>
      <dl class="hm-compare-aspects">
        {content.aspects.map(({ title, of }) => (
          <div key={title}>
            <dt>{title}</dt>
            {both.map(({ id, name }, at) => (
              <dd key={`${at}-${id}`}>
                <strong>{name}</strong>
                <Prose as="span" html={of[id] || "Nothing found."} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <details>
        <summary>All of them</summary>
        <Prose html={html} />
      </details>
    </section>
  );
}

export default block(Compare, { left: "", right: "" });
