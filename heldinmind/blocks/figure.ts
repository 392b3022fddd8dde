import "./figure.css";
import { type BlockModule, type Model, markRoot, type Place } from "./ui/index.js";

type Embed = (el: HTMLElement, spec: object, options: object) => Promise<unknown>;

/** Asks for Vega and waits: in a notebook Python sends the module, in the book the host loads the script. */
function vega(model: Model): Promise<Embed> {
  return new Promise((resolve, reject) => {
    const arrived = async () => {
      const address = String(model.get("vega_module") ?? "");
      if (!address) return;
      model.off("change:vega_module", arrived);
      try {
        resolve(await embedFrom(address));
      } catch (error) {
        // Asked for again, it is fetched again.
        model.set("vega_wanted", false);
        model.set("vega_module", "");
        reject(error);
      }
    };
    model.on("change:vega_module", arrived);
    model.set("vega_wanted", true);
    model.save_changes();
    void arrived();
  });
}

async function embedFrom(module: string): Promise<Embed> {
  const loaded = (globalThis as { heldinmindVega?: Embed }).heldinmindVega;
  if (loaded) return loaded;
  const address = URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
  try {
    return ((await import(address)) as { default: Embed }).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const BAR = '[aria-roledescription="bar"]';

/** Each bar can be pointed at, pressed or come to by keyboard, and then says what it stands for. */
function tellBars(picture: HTMLElement, say: (words: string) => void): void {
  for (const bar of picture.querySelectorAll<SVGElement>(BAR)) {
    const tell = () => say(bar.getAttribute("aria-label") ?? "");
    bar.setAttribute("tabindex", "0");
    bar.setAttribute("role", "img");
    for (const event of ["focus", "click", "mouseenter"]) bar.addEventListener(event, tell);
  }
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "hm-button hm-quiet";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

const figure: BlockModule = {
  kept: {},
  render(place: Place) {
    const { model, el } = place;
    markRoot(place);
    el.innerHTML = String(model.get("html"));
    const picture = el.querySelector<HTMLElement>(".hm-picture");
    if (!picture) return undefined;
    const chart = (model.get("content") as { chart: object }).chart;
    const still = picture.innerHTML;
    const status = document.createElement("p");
    status.className = "hm-meta";
    status.setAttribute("role", "status");
    let live = false;
    const showStill = () => {
      live = false;
      picture.innerHTML = still;
      explore.textContent = "Explore the figure";
    };
    const explore = button("Explore the figure", async () => {
      if (live) {
        showStill();
        status.textContent = "";
        return;
      }
      live = true;
      status.textContent = "Loading…";
      try {
        const embed = await vega(model);
        // A second press while it was loading has asked for the picture again.
        if (!live) return;
        await embed(picture, chart, { actions: false, renderer: "svg" });
        tellBars(picture, (words) => {
          status.textContent = words;
        });
        explore.textContent = "Back to the picture";
        // Who came by keyboard goes on from bar to bar with Tab.
        picture.querySelector<SVGElement>(BAR)?.focus();
      } catch {
        showStill();
        status.textContent = "The interactive view could not be loaded. The picture is still here.";
      }
    });
    picture.after(explore, status);
    return undefined;
  },
};

export default figure;
