// What in a learner's own words may say who a real person is. It warns and never blocks; it finds some of it, never all.
import { isNhsNumber } from "../vignettes/nhs-number.js";
import { NEVER_A_NAME, OPENS_A_SENTENCE } from "./ordinary-words.js";

export type Kind = "nhs-number" | "date" | "postcode" | "phone" | "e-mail" | "name";

export interface Find {
  kind: Kind;
  found: string;
  /** Where in the text it stands: from this sign up to, not with, that one. */
  from: number;
  to: number;
}

/** What each kind is, in a sentence that begins ‘This may be …’. */
export const KINDS: Readonly<Record<Kind, string>> = {
  "nhs-number": "an NHS number",
  date: "somebody’s date of birth",
  postcode: "a postcode",
  phone: "a phone number",
  "e-mail": "an e-mail address",
  name: "somebody’s full name",
};

/** To be said wherever the check is used. */
export const PARTIAL =
  "This check finds only some of what can identify a person: it knows NHS numbers, dates, postcodes, phone numbers, " +
  "e-mail addresses and some full names. It does not know first names, places, schools or what a family has been " +
  "through. Read your words yourself as well.";

const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|" +
  "Nov(?:ember)?|Dec(?:ember)?)";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
const YEAR = "(?:19|20)\\d{2}";
const DATE = new RegExp(
  [
    `\\b${DAY}[ ]?[/.-][ ]?(?:0?[1-9]|1[0-2])[ ]?[/.-][ ]?(?:${YEAR}|\\d{2})\\b`,
    `\\b${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])\\b`,
    `\\b${DAY}(?: of)?[ -]${MONTH},?[ -](?:${YEAR}|[’'’]?\\d{2})\\b`,
    `\\b${MONTH} ${DAY},? ${YEAR}\\b`,
    // Without a year it is a birthday only where the words say so.
    `\\b(?:born|d\\.?o\\.?b\\.?|date of birth|birthday)\\b[^.\\n]{0,20}?\\b(?:${DAY}(?: of)? ${MONTH}|${MONTH} ${DAY})\\b`,
  ].join("|"),
  "gi",
);

const AREAS =
  "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL " +
  "GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX " +
  "PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN " +
  "WR WS WV YO ZE";
const POSTCODE = new RegExp(
  `\\b(?:${AREAS.replaceAll(" ", "|")})\\d[A-Z\\d]?[ ]?\\d[ABD-HJLNP-UW-Z]{2}\\b`,
  "gi",
);
const PHONE =
  /(?<![\d.+])(?:(?:\+|00)44[\s-]?(?:\(0\))?[\s-]?\d|\(?0\d)(?:[\s().-]{0,2}\d){8,9}(?!\d)/g;
const E_MAIL = /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b/g;
const TEN_DIGITS = /(?<![\d+])\d(?:[ .-]{0,2}\d){9}(?!\d)/g;
const CAPITALISED = /\p{Lu}\p{Ll}*(?:[’'-]?\p{Lu}?\p{Ll}+)+/gu;
const BETWEEN_NAMES = /^[ \t\u00a0]+(?:\p{Lu}\.?[ \t\u00a0]+)?$/u;
const BEFORE_A_SENTENCE = /(?:^|[.!?…:;\n•*“"‘(–—-])[\s”"’)]*[“"‘'(]*$/;

/** What may identify a person in `text`, in its order. `known` are names of nobody: the course's own families. */
export function identifying(text: string, known: readonly string[] = []): Find[] {
  const found: Find[] = [];
  const add = (kind: Kind, all: Iterable<{ 0: string; index: number }>) => {
    for (const { 0: hit, index } of all) {
      const from = index + (hit.length - hit.trimStart().length);
      const to = from + hit.trim().length;
      // What was found as one thing is not named again as another.
      if (found.some((one) => from < one.to && one.from < to)) continue;
      found.push({ kind, found: hit.trim(), from, to });
    }
  };
  add("e-mail", text.matchAll(E_MAIL));
  add("date", text.matchAll(DATE));
  add(
    "nhs-number",
    [...text.matchAll(TEN_DIGITS)].filter(([hit]) => isNhsNumber(hit)),
  );
  add("phone", text.matchAll(PHONE));
  add("postcode", text.matchAll(POSTCODE));
  add("name", fullNames(text, new Set(known)));
  return found.sort((one, other) => one.from - other.from);
}

/** Two capitalised words in a row, or a first name, a letter and a surname. */
function* fullNames(
  text: string,
  known: ReadonlySet<string>,
): Generator<{ 0: string; index: number }> {
  const words = [...text.matchAll(CAPITALISED)];
  for (let place = 0; place + 1 < words.length; place++) {
    const [first, second] = [words[place], words[place + 1]] as [RegExpExecArray, RegExpExecArray];
    const between = text.slice(first.index + first[0].length, second.index);
    if (!BETWEEN_NAMES.test(between)) continue;
    if (isOrdinary(first, text) || isOrdinary(second, text)) continue;
    const nobody = known.has(withoutOwner(second[0]));
    // ‘Nia Callum’ are two of the course's; before a name of the course's, ‘Holding Ada’ begins a sentence.
    if (nobody && (known.has(first[0]) || opensSentence(first, text))) continue;
    const to = second.index + withoutOwner(second[0]).length;
    yield { 0: text.slice(first.index, to), index: first.index };
    place += 1;
  }
}

function isOrdinary(word: RegExpExecArray, text: string): boolean {
  const plain = withoutOwner(word[0]).toLowerCase();
  if (NEVER_A_NAME.has(plain)) return true;
  return opensSentence(word, text) && (OPENS_A_SENTENCE.has(plain) || /(?:ing|ly)$/.test(plain));
}

function opensSentence({ index }: RegExpExecArray, text: string): boolean {
  return BEFORE_A_SENTENCE.test(text.slice(Math.max(0, index - 6), index));
}

function withoutOwner(word: string): string {
  return word.replace(/[’']s?$/, "");
}
