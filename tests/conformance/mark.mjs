// Marks answers as the book does: reads [{question, answers}] from standard input, writes the marks and the verdict of each.
import { build } from "esbuild";
import { text } from "node:stream/consumers";

const { outputFiles } = await build({
  entryPoints: ["heldinmind/questions/marking.ts"],
  bundle: true,
  format: "esm",
  write: false,
});
const { isRight, mark } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
const asked = JSON.parse(await text(process.stdin));
const marked = asked.map(({ question, answers }) =>
  answers.map((answer) => [mark(question, answer), isRight(question, answer)]),
);
process.stdout.write(JSON.stringify(marked));
