// Reads Twee with a compiler that is not ours. In: a list of texts. Out, for each: name, start, ifid and the passages.
import { readFileSync } from "node:fs";
import { parseTwee, parseTwine2HTML } from "extwee";

const told = JSON.parse(readFileSync(0, "utf8")).map((source) => {
  const story = parseTwee(source);
  // There and back through Twine's own form, so that what cannot stand in it shows.
  const again = parseTwine2HTML(story.toTwine2HTML());
  const passages = (from) => from.passages.map(({ name, tags, text }) => ({ name, tags, text }));
  return {
    name: story.name,
    start: story.start,
    ifid: story.IFID,
    format: story.format,
    passages: passages(story),
    again: passages(again).map(({ name }) => name),
  };
});
process.stdout.write(JSON.stringify(told));
