// Plays a story of ink by the ids of its choices, as an engine that is not ours.
// In: {source, paths: [[choice id, …], …]}. Out, for each path: {visits: [{scene, offered}], ending}.
import { readFileSync } from "node:fs";
import { Compiler } from "inkjs/full";

const { source, paths } = JSON.parse(readFileSync(0, "utf8"));
const compiled = new Compiler(source).Compile();
const json = compiled.ToJson();
const { Story } = await import("inkjs");

const tagged = (tags, name) => tags?.find((tag) => tag.startsWith(`${name}:`))?.split(":")[1].trim();

function play(path) {
  const story = new Story(json);
  const waiting = [...path];
  const visits = [];
  let ending = null;
  for (let steps = 0; steps < 1000; steps += 1) {
    while (story.canContinue) {
      story.Continue();
      const scene = tagged(story.currentTags, "scene");
      if (scene) visits.push({ scene, offered: [] });
      ending = tagged(story.currentTags, "ending") ?? ending;
    }
    const choices = story.currentChoices;
    if (choices.length === 0) return { visits, ending };
    const ids = choices.map(({ tags }) => tagged(tags, "choice"));
    if (ids.every((id) => id === undefined)) {
      story.ChooseChoiceIndex(0);
      continue;
    }
    visits.at(-1).offered = ids;
    const index = ids.indexOf(waiting.shift());
    if (index < 0) return { visits, ending: "a choice that was not offered" };
    story.ChooseChoiceIndex(index);
  }
  return { visits, ending: "none in a thousand steps" };
}

process.stdout.write(JSON.stringify(paths.map(play)));
