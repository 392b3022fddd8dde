// Checks cases with the browser's own checker: reads {known, files: [{content (base64), name, most}], stories: [{story,
// most}]} from standard input, writes the problems of each file, and how each story is explored.
import { build } from "esbuild";
import { text } from "node:stream/consumers";

const { outputFiles } = await build({
  stdin: {
    contents: `export { checkCase } from "./check.ts"; export { explore } from "./explore.ts";`,
    resolveDir: "heldinmind/vignettes",
    loader: "ts",
  },
  bundle: true,
  format: "esm",
  write: false,
});
const { checkCase, explore } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`
);
const { known, files = [], stories = [], brief = false } = JSON.parse(await text(process.stdin));
const checked = files.map(({ content, name, most }) =>
  checkCase(Buffer.from(content, "base64"), known, name, most ?? undefined),
);
const explored = stories.map(({ story, most }) => {
  const started = performance.now();
  const found = explore(story, most);
  const milliseconds = performance.now() - started;
  if (brief) return { milliseconds };
  return {
    states: found.placeOf.map((place) => found.places[place]),
    taken: [...found.taken].sort(),
    milliseconds,
  };
});
process.stdout.write(JSON.stringify({ checked, explored }));
