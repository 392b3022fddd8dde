// Follows paths with the book's own play semantics: reads [{story, paths}] from standard input, writes where each leads.
import { build } from "esbuild";
import { text } from "node:stream/consumers";

const { outputFiles } = await build({
  entryPoints: ["heldinmind/vignettes/play.ts"],
  bundle: true,
  format: "esm",
  write: false,
});
const { follow } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
const asked = JSON.parse(await text(process.stdin));
const answers = asked.map(({ story, paths }) =>
  paths.map((path) => {
    const { place, fitting, chosen } = follow(story, path);
    return { place, fitting, chosen: [...chosen].sort() };
  }),
);
process.stdout.write(JSON.stringify(answers));
