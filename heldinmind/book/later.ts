// What few readers ever need lies beside the host as a script of its own, and is loaded when it is asked for.
const LEAVES = {
  /** Draws a figure that can be explored. */
  vega: "heldinmindVega",
  /** Writes Word files. */
  docx: "heldinmindWord",
  /** Saves what was done on one page. */
  saving: "heldinmindSaving",
} as const;

const asked = new Map<string, Promise<unknown>>();

/** Where the script lies: `home` is where the host does. */
export function addressOf(name: keyof typeof LEAVES, home: string): string {
  return new URL(`${name}.js`, home).href;
}

/** What the script leaves behind; loaded once, and again where that failed. */
export function load<T>(name: keyof typeof LEAVES, home: string): Promise<T> {
  const found = asked.get(name) ?? fetched(name, home);
  asked.set(name, found);
  found.catch(() => asked.delete(name));
  return found as Promise<T>;
}

function fetched(name: keyof typeof LEAVES, home: string): Promise<unknown> {
  const script = document.createElement("script");
  script.src = addressOf(name, home);
  return new Promise((arrived, missing) => {
    script.onload = () => arrived((globalThis as Record<string, unknown>)[LEAVES[name]]);
    script.onerror = () => {
      script.remove();
      missing(new Error(`${name}.js is missing.`));
    };
    document.head.append(script);
  });
}
