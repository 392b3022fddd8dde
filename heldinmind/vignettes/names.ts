// What variables in prose stand for: the twin of catalogue/prose.py's filling in.
import type { Written } from "./case.js";
import type { Known } from "./known.js";

/** What `{{ mother }}` and `{{ mother.age }}` stand for: a name's fields; the name alone is its field `name`. */
export type Names = Record<string, Record<string, string>>;

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

export function namesOf(found: Written, known: Known): Names {
  const cast = Object.entries(found.cast).map(([role, { name, age, about, pronouns }]) => {
    const forms = known.pronouns[pronouns] ?? {};
    const capitals = Object.entries(forms).map(([form, word]) => [capital(form), capital(word)]);
    return [role, { name, age, about, ...forms, ...Object.fromEntries(capitals) }] as const;
  });
  return { ...Object.fromEntries(cast), ...known.names };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What the variable stands for, or undefined. */
export function fieldOf(variable: string, names: Names): string | undefined {
  const [name = "", ...field] = variable.split(".");
  const fields = Object.hasOwn(names, name) ? names[name] : undefined;
  const wanted = field.join(".") || "name";
  return fields && Object.hasOwn(fields, wanted) ? fields[wanted] : undefined;
}

/** The text with its variables replaced; as it is, where one stands for nothing. */
export function fill(text: string, names: Names): string {
  let whole = true;
  const filled = text.replace(VARIABLE, (_, variable: string) => {
    const value = fieldOf(variable, names);
    whole &&= value !== undefined;
    return value ?? "";
  });
  return whole ? filled : text;
}
