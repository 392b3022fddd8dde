/** What writes Word files. In a notebook it is part of this module; in the book the host loads it when it is asked for
 * (esbuild.config.mjs puts that in the place of this file). */
export function wordWriter(): Promise<typeof import("./cpd.word.js")> {
  return import("./cpd.word.js");
}
