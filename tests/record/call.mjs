// Calls the record's own functions: reads {modules: [file of heldinmind/record], calls: [[function, …arguments]]} from
// standard input, and writes what each call returns.
import { build } from "esbuild";
import { text } from "node:stream/consumers";

const { modules, calls } = JSON.parse(await text(process.stdin));
const { outputFiles } = await build({
  stdin: {
    contents: modules.map((module) => `export * from "./${module}.ts";`).join("\n"),
    resolveDir: "heldinmind/record",
    loader: "ts",
  },
  bundle: true,
  format: "esm",
  write: false,
});
const functions = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`
);
const returned = calls.map(([name, ...given]) => functions[name](...given) ?? null);
process.stdout.write(JSON.stringify(returned));
