export { type Model, useTrait } from "./model.js";
export { type BlockModule, block, markRoot, type Place } from "./mount.js";
export {
  Arrival,
  Evidence,
  joined,
  KeptNotice,
  Once,
  Onward,
  Prose,
  type Reference,
  Twice,
} from "./parts.js";
export { printOnly } from "./print.js";
export { useRecord, useTelling } from "./telling.js";
export { Words } from "./words.js";
