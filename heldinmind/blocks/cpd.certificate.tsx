import { useRef } from "preact/hooks";
import {
  certificateOf,
  type Done,
  hoursInWords,
  isEmpty,
  NOT_COMPETENCE,
} from "../record/certificate.js";
import { inWords } from "../record/naming.js";
import type { Part } from "./cpd.types.js";
import { printOnly } from "./ui/index.js";

/** What was done, to print and to put one’s name on by hand. */
export function Certified({ record, content, log }: Part) {
  const card = useRef<HTMLDivElement>(null);
  const certificate = certificateOf(record, content.outline, log);
  return (
    <section data-part="certificate">
      <h2>Certificate of completion</h2>
      {isEmpty(certificate) ? (
        <p>
          Nothing to certify yet. It will list the modules of which you say that you have worked
          through them, the cases you play to an ending, and your sessions with others.
        </p>
      ) : (
        <>
          <div class="hm-card-sheet hm-certificate" ref={card}>
            <h3>Certificate of completion</h3>
            <p>
              Held in Mind: an online course on strengthening relationships between parents and
              babies, for health visitors.
            </p>
            <p class="hm-print-only hm-ruled">Name:</p>
            <List title="Modules worked through" done={certificate.modules} />
            <List title="Cases played to an ending" done={certificate.cases} />
            <List title="Sessions with others" done={certificate.sessions} />
            <p>
              {hoursInWords(certificate.hours)} by the learner’s own log, of these{" "}
              {certificate.participatory} participatory. Made on {inWords(new Date())}.
            </p>
            <p class="hm-meta">{NOT_COMPETENCE}</p>
          </div>
          <p class="hm-meta">
            Your name is never typed here. On paper there is a line for it, to write by hand.
          </p>
          <div class="hm-actions">
            <button
              type="button"
              class="hm-button hm-quiet"
              data-action="print-certificate"
              onClick={() => card.current && printOnly(card.current)}
            >
              Print the certificate
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function List({ title, done }: { title: string; done: Done[] }) {
  if (done.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {done.map((one) => (
          <li key={`${one.title}-${one.when}`}>
            {one.title}, {one.when}
          </li>
        ))}
      </ul>
    </>
  );
}
