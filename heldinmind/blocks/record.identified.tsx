import { identifying, KINDS, PARTIAL } from "../record/identifying.js";

const MOST_SHOWN = 12;

/** What in the words that are about to leave may identify a person: said, and never in the way. */
export function Identified({
  pieces,
  families,
}: {
  pieces: readonly { title: string; words: string }[];
  families: readonly string[];
}) {
  const finds = pieces.flatMap(({ title, words }) =>
    identifying(words, families).map(({ kind, found }) => ({ title, kind, found })),
  );
  return (
    <div role="status">
      {finds.length > 0 && (
        <div class="hm-notice" data-part="identified">
          <p>
            <strong>Look at this first.</strong> Some of these words may identify a real person:
          </p>
          <ul>
            {finds.slice(0, MOST_SHOWN).map(({ title, kind, found }, place) => (
              <li key={`${place}-${found}`}>
                ‘{found}’ may be {KINDS[kind]}. It stands in: {title}.
              </li>
            ))}
          </ul>
          {finds.length > MOST_SHOWN && <p>And {finds.length - MOST_SHOWN} more.</p>}
          <p>If they do, change them where they stand. You can still save the file.</p>
        </div>
      )}
      {pieces.length > 0 && <p class="hm-meta">{PARTIAL}</p>}
    </div>
  );
}
