// CPD evidence as Word files. With the library it weighs more than the page, so the book loads it when it is asked for.
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Account } from "../record/accounts.js";
import {
  type Certificate,
  type Done,
  hoursInWords,
  NOT_COMPETENCE,
} from "../record/certificate.js";
import { type Column, type Edition, themeNamed } from "../record/editions.js";
import { type Row, totalOf } from "../record/evidence.js";

const FONT = "Arial";
/** Twentieths of a point. */
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1000;
/** How wide each column of the log is, of a hundred. */
const WIDTHS: Readonly<Record<Column, number>> = {
  dates: 12,
  method: 12,
  topic: 28,
  theme: 14,
  hours: 7,
  participatory: 12,
  evidence: 15,
};
const NOT_YET =
  "Still to be answered. On the day nobody can say how a course has changed their practice. Two weeks after a plan the course asks what came of it; save this file again then.";
const QUIET = "52605F";

/** The CPD log: one table, on its side. */
export function logFile(rows: readonly Row[], edition: Edition, made: string): Promise<Blob> {
  const shown = rows.filter(({ isLeftOut }) => !isLeftOut);
  const { hours, participatory } = totalOf(rows);
  return written("CPD log", PageOrientation.LANDSCAPE, [
    ...heading("CPD log"),
    line(
      `Filled in from the course Held in Mind on ${made}. ${hoursInWords(hours)} in all, of these ${participatory} participatory.`,
    ),
    logTable(shown, edition),
    quiet(edition.participatory, { spacing: { before: 240, after: 120 } }),
    quiet(
      "Keep it with your evidence. The NMC recommends its own template and does not require it. It does not endorse this course.",
    ),
  ]);
}

function logTable(rows: readonly Row[], edition: Edition): Table {
  const wide = A4.height - 2 * MARGIN;
  const widths = edition.log.map(({ id }) => Math.round((wide * WIDTHS[id]) / 100));
  const cell = (text: string, place: number, bold = false) =>
    new TableCell({
      width: { size: widths[place] ?? 0, type: WidthType.DXA },
      margins: { top: 80, bottom: 80, left: 100, right: 100 },
      ...(bold ? { shading: { fill: "E6F1EE" } } : {}),
      children: text
        .split("\n")
        .map((one) => new Paragraph({ children: [new TextRun({ text: one, bold, size: 19 })] })),
    });
  const said = (row: Row, column: Column): string =>
    column === "theme" ? themeNamed(edition, row.theme) : String(row[column]);
  return new Table({
    width: { size: wide, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        children: edition.log.map((column, place) => cell(column.heading, place, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: edition.log.map(({ id }, place) => cell(said(row, id), place)),
          }),
      ),
    ],
  });
}

/** Reflective accounts under the form’s questions, each on a page of its own. */
export function accountsFile(
  accounts: readonly Account[],
  edition: Edition,
  made: string,
): Promise<Blob> {
  return written("Reflective accounts: drafts", PageOrientation.PORTRAIT, [
    ...heading("Reflective accounts: drafts"),
    line(
      `Made on ${made} from what I wrote in the course Held in Mind. These drafts help to fill in the NMC’s approved form. They do not replace it: record each account on the form itself.`,
    ),
    quiet(`The form: ${edition.form_page}`),
    ...(edition.unconfirmed ? [quiet(edition.unconfirmed)] : []),
    quiet(
      "Before you use them: no name, place or date that could identify a family or a colleague.",
    ),
    ...accounts.flatMap((account, place) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        text: account.title,
        pageBreakBefore: place > 0,
      }),
      ...account.answers.flatMap(({ question, words, waiting }) => [
        new Paragraph({ heading: HeadingLevel.HEADING_2, text: question.asks }),
        ...(waiting
          ? [quiet(NOT_YET)]
          : words
              .split("\n")
              .filter((one) => one.trim())
              .map((one) => line(one))),
      ]),
    ]),
  ]);
}

/** The certificate of completion, with a line for a name to be written by hand. */
export function certificateFile(certificate: Certificate, made: string): Promise<Blob> {
  const { modules, cases, sessions, hours, participatory } = certificate;
  const list = (title: string, done: readonly Done[]) =>
    done.length === 0
      ? []
      : [
          new Paragraph({ heading: HeadingLevel.HEADING_2, text: title }),
          ...done.map(
            ({ title: name, when }) =>
              new Paragraph({
                text: `${name}, ${when}`,
                bullet: { level: 0 },
                spacing: { after: 40 },
              }),
          ),
        ];
  return written("Certificate of completion", PageOrientation.PORTRAIT, [
    ...heading("Certificate of completion"),
    line(
      "Held in Mind: an online course on strengthening relationships between parents and babies, for health visitors.",
    ),
    line("Name, written by hand: ______________________________________________", {
      spacing: { before: 360, after: 360 },
    }),
    ...list("Modules worked through", modules),
    ...list("Cases played to an ending", cases),
    ...list("Sessions with others", sessions),
    line(
      `${hoursInWords(hours)} by the learner’s own log, of these ${participatory} participatory. Made on ${made}.`,
      { spacing: { before: 240, after: 240 } },
    ),
    quiet(NOT_COMPETENCE),
  ]);
}

function heading(text: string): Paragraph[] {
  return [new Paragraph({ heading: HeadingLevel.TITLE, text })];
}

function line(text: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ spacing: { after: 120 }, children: [new TextRun(text)], ...more });
}

function quiet(text: string, more: IParagraphOptions = {}): Paragraph {
  return line("", { children: [new TextRun({ text, color: QUIET, size: 19 })], ...more });
}

function written(
  title: string,
  orientation: (typeof PageOrientation)[keyof typeof PageOrientation],
  children: (Paragraph | Table)[],
): Promise<Blob> {
  const style = (size: number, before: number) => ({
    run: { font: FONT, size, bold: true, color: "0A4845" },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  const page = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: ["Page ", PageNumber.CURRENT], size: 17, color: QUIET })],
  });
  return Packer.toBlob(
    new Document({
      title,
      // Whoever opens the file is told nothing of who made it.
      creator: "Held in Mind",
      lastModifiedBy: "Held in Mind",
      styles: {
        default: {
          document: { run: { font: FONT, size: 22, language: { value: "en-GB" } } },
          title: style(36, 0),
          heading1: style(28, 360),
          heading2: style(22, 240),
        },
      },
      sections: [
        {
          properties: {
            page: {
              size: { ...A4, orientation },
              margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
            },
          },
          footers: { default: new Footer({ children: [page] }) },
          children,
        },
      ],
    }),
  );
}
