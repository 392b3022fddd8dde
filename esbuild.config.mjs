// Two outputs from one source. For JupyterLab: each block as an ES module for anywidget, whole in itself.
// For the book: classic scripts (browsers refuse modules from a folder on disk), with what they share in the host, once.
import { rm } from "node:fs/promises";
import { build } from "esbuild";

const blocks = "heldinmind/blocks";
const dist = `${blocks}/dist`;
const interactive = {
  scenario: "scenario.tsx",
  quiz: "quiz.tsx",
  reflection: "reflection.tsx",
  explorer: "explorer.tsx",
  ecomap: "ecomap.tsx",
  sheet: "sheet.tsx",
  figure: "figure.ts",
  walkthrough: "walkthrough.tsx",
  compare: "compare.tsx",
  frequencies: "frequencies.tsx",
  choose: "choose.tsx",
  directory: "directory.tsx",
  checker: "checker.tsx",
  record: "record.tsx",
  review: "review.tsx",
  gain: "gain.tsx",
  plan: "plan.tsx",
  cpd: "cpd.tsx",
};

const common = {
  bundle: true,
  minify: true,
  target: ["chrome109", "firefox115", "safari16"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
};

/** In the book, what the host carries is taken from it. */
const fromTheHost = {
  name: "from-the-host",
  setup({ onResolve, onLoad }) {
    const libraries = {
      preact: "preact",
      "preact/hooks": "hooks",
      "preact/jsx-runtime": "jsx",
      "./ui/index.js": "ui",
      // As the parts beside it import it.
      "./index.js": "ui",
    };
    onResolve({ filter: /^(preact(\/.*)?|\.\/(ui\/)?index\.js)$/ }, ({ path, importer }) =>
      path === "./index.js" && !/[\\/]blocks[\\/]ui[\\/][^\\/]+$/.test(importer)
        ? undefined
        : { path, namespace: "host" },
    );
    onLoad({ filter: /.*/, namespace: "host" }, ({ path }) => ({
      contents: `module.exports = globalThis.heldinmind.libraries.${libraries[path]};`,
    }));
  },
};

/** In the book, what writes Word files is loaded by the host when it is asked for: it weighs more than the page. */
const wordLater = {
  name: "word-later",
  setup({ onLoad }) {
    onLoad({ filter: /cpd\.writer\.ts$/ }, () => ({
      contents: `export const wordWriter = () => globalThis.heldinmind.load("docx");`,
      loader: "js",
    }));
  },
};

/** Styles are one sheet in the book: the blocks' own imports of them are left out. */
const withoutStyles = {
  name: "without-styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, () => ({ contents: "", loader: "js" }));
  },
};

await rm(dist, { recursive: true, force: true });

const forNotebooks = build({
  ...common,
  entryPoints: [...Object.values(interactive), "static.ts", "vega.ts"].map(
    (file) => `${blocks}/${file}`,
  ),
  format: "esm",
  outdir: dist,
});

const forTheBook = [
  build({
    ...common,
    entryPoints: {
      host: "heldinmind/book/host.ts",
      page: "heldinmind/book/page.ts",
      offline: "heldinmind/book/offline.ts",
    },
    plugins: [withoutStyles],
    format: "iife",
    outdir: `${dist}/book/held-in-mind`,
  }),
  ...Object.entries(interactive).map(([kind, file]) =>
    build({
      ...common,
      stdin: {
        contents: `import block from "./${file}"; globalThis.heldinmind.register("${kind}", block);`,
        resolveDir: blocks,
        loader: "ts",
      },
      plugins: [fromTheHost, withoutStyles, wordLater],
      format: "iife",
      outfile: `${dist}/book/held-in-mind/${kind}.js`,
    }),
  ),
  build({
    ...common,
    stdin: {
      contents: `import embed from "./vega.ts"; globalThis.heldinmindVega = embed;`,
      resolveDir: blocks,
      loader: "ts",
    },
    format: "iife",
    outfile: `${dist}/book/held-in-mind/vega.js`,
  }),
  build({
    ...common,
    stdin: {
      contents: `import * as word from "./cpd.word.ts"; globalThis.heldinmindWord = word;`,
      resolveDir: blocks,
      loader: "ts",
    },
    format: "iife",
    outfile: `${dist}/book/held-in-mind/docx.js`,
  }),
  build({
    ...common,
    // Apart: a worker answers for the folder it lies in, so that its place is the root of the book.
    entryPoints: { worker: "heldinmind/book/worker.ts" },
    format: "iife",
    outdir: `${dist}/root`,
  }),
  build({
    ...common,
    entryPoints: { saving: "heldinmind/book/saving.ts" },
    format: "iife",
    outdir: `${dist}/book/held-in-mind`,
  }),
  build({
    ...common,
    entryPoints: { book: "heldinmind/book/styles/book.css" },
    loader: { ".woff2": "file" },
    assetNames: "[name]",
    outdir: `${dist}/book/held-in-mind`,
  }),
];

await Promise.all([forNotebooks, ...forTheBook]);
