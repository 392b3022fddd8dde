import "./static.css";
import { type BlockModule, markRoot, type Place } from "./ui/index.js";

// A table, a list: nothing to press, so Python has said it all already.
const shown: BlockModule = {
  kept: {},
  render(place: Place) {
    markRoot(place);
    place.el.innerHTML = String(place.model.get("html"));
    return undefined;
  },
};

export default shown;
