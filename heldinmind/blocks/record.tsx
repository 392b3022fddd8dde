import "./record.css";
import { Forecast } from "./record.forecast.js";
import { Leaving } from "./record.leaving.js";
import { Moving } from "./record.moving.js";
import { Plans } from "./record.plans.js";
import { Progressed } from "./record.progress.js";
import type { Content, Part } from "./record.types.js";
import { OwnWords } from "./record.words.js";
import { block, KeptNotice, type Model, useRecord, useTrait } from "./ui/index.js";

/** All that is kept of a learner: seen, taken along, printed and erased here, and nowhere else. */
function MyRecord({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [unreadable] = useTrait<number | undefined>(model, "unreadable");
  const record = useRecord(model);
  const contents = model.get("contents_page") as string | undefined;
  const part: Part = {
    model,
    content,
    record,
    address: (page) => (contents && page ? new URL(`../${page}`, contents).href : undefined),
  };
  const isEmpty = record.events.length === 0 && record.states.length === 0;
  return (
    <section class="hm-record" aria-label="My record">
      <KeptNotice model={model} what="Your record is" />
      <p class="hm-meta">It is sent nowhere. Nobody sees it unless you give it to them.</p>
      {unreadable ? (
        <p class="hm-notice">
          {unreadable === 1 ? "One entry" : `${unreadable} entries`} of your record cannot be read.
          All others are shown. What cannot be read is left where it is until you erase your record.
        </p>
      ) : null}
      {isEmpty ? <NothingYet contents={contents} /> : <Progressed {...part} />}
      <Forecast {...part} />
      <Plans {...part} />
      <OwnWords {...part} />
      <Moving {...part} />
      <Leaving {...part} isEmpty={isEmpty} />
    </section>
  );
}

function NothingYet({ contents }: { contents: string | undefined }) {
  return (
    <section>
      <h2>Nothing here yet</h2>
      <p>
        When you answer a question, play a case or write something, it shows here. If you have a
        back-up from another device, bring it in below.
      </p>
      {contents && (
        <p>
          <a href={contents}>Choose where to begin</a>
        </p>
      )}
    </section>
  );
}

export default block(MyRecord, {}, { reads: "record" });
