// What an answer gets right: the same as in marking.py. tests/questions/test_conformance.py holds the two together.
import type { Answer, Question } from "./question.js";

/** For each option or item, whether it was answered as it should be; nothing for words, which nobody marks. */
export function mark(question: Question, answer: Answer): Record<string, boolean> {
  const given = givenTo(answer);
  switch (question.kind) {
    case "sort":
      return each(question.items, (item) => given[item.id] === item.category);
    case "match":
      return each(question.items, (item) => given[item.id] === item.match);
    case "order": {
      const placed = listed(answer);
      return each(question.items, (item, place) => placed[place] === item.id);
    }
    case "say":
      return {};
    default: {
      const chosen = listed(answer);
      return each(question.options, ({ id, correct }) => chosen.includes(id) === correct);
    }
  }
}

/** Whether the whole answer is as it should be; null for words, which nobody marks. */
export function isRight(question: Question, answer: Answer): boolean | null {
  return question.kind === "say" ? null : Object.values(mark(question, answer)).every(Boolean);
}

/** What is in a list, such as the options chosen; nothing, if each item was given something instead. */
export function listed(answer: Answer | undefined): string[] {
  return Array.isArray(answer) ? answer : [];
}

/** What each item was given; nothing, if the answer is a list. */
export function givenTo(answer: Answer | undefined): Record<string, string> {
  return answer && !Array.isArray(answer) ? answer : {};
}

function each<Part extends { id: string }>(
  parts: Part[],
  fits: (part: Part, place: number) => boolean,
): Record<string, boolean> {
  return Object.fromEntries(parts.map((part, place) => [part.id, fits(part, place)]));
}
