// What the control of the offline copy says, in each of its states.
import type { State } from "./offline.names.js";
import type { Outcome } from "./offline.store.js";

/** What is shown: how an attempt ended, or what stands between. */
export type View =
  | Outcome
  | { is: "ready"; files: number; bytes: number }
  | { is: "keeping"; done: number; of: number }
  | { is: "folder" | "unable" | "refused" | "unreachable" | "removed" | "gone" | "sure" };

export type Action = "keep" | "stop" | "ask" | "leave" | "remove";

const MB = (bytes: number) => `${Math.max(1, Math.round(bytes / 1e6))} MB`;
const day = (on: string) => new Date(on).toLocaleDateString("en-GB", { dateStyle: "long" });

export const RENEWED = "A newer edition is kept; it shows from the next page on.";
export const GONE =
  "The course is no longer at this address, so the offline copy was removed. Your record was not touched.";

export function sentence(view: View, { kept }: State): string {
  const former = kept ? " The edition kept before is whole, and still opens." : "";
  switch (view.is) {
    case "folder":
      return "You opened the course from a folder. It is offline already: there is nothing to keep.";
    case "unable":
      return "At this address the browser cannot keep the course: that needs an address that begins with https. You can still copy the folder of the course to the device.";
    case "refused":
      return "This browser keeps nothing here, as in a private window. Open the course in an ordinary window, then try again.";
    case "unreachable":
      return "There is no connection to the course’s address now. Try again when there is one.";
    case "missing":
      return "The course at this address cannot be kept: its list of files is missing. Tell whoever looks after it.";
    case "busy":
      return "Another window of the course is at it. This may take a minute.";
    case "ready":
      return `The whole course is ${view.files} files, ${MB(view.bytes)}. Nothing is kept until you press.`;
    case "keeping":
      if (!view.of) return "Being kept …";
      return kept
        ? `A newer edition is being kept: ${view.done} of ${view.of} files.`
        : `Being kept: ${view.done} of ${view.of} files. You can go on reading.`;
    case "kept":
      if (view.renewed) return RENEWED;
      return kept
        ? `The whole course is kept for offline: ${kept.files} files, ${MB(kept.bytes)}, on ${day(kept.on)}. It opens at this address with no signal; make a bookmark now. Newer editions follow by themselves.`
        : "";
    case "stopped":
      return `Stopped: ${view.done} of ${view.of} files are here.${former || " The course does not open without a signal yet."}`;
    case "interrupted":
      return `The connection was lost: ${view.done} of ${view.of} files are here. It goes on from there, here or on any page you open later.${former}`;
    case "full":
      return `There is no room on this device for the course (${MB(view.bytes)}). ${kept ? "The edition kept before is whole, and still opens." : "Nothing of it was kept."} Make some room, then try again.`;
    case "altered":
      return `The site sent something else than its list says, first for ‘${view.file}’. It may be just being renewed: try again in a few minutes. If it happens again, tell whoever looks after the course.${former}`;
    case "sure":
      return "Remove it? The course then opens with a connection only. Your record stays.";
    case "removed":
      return "The offline copy is removed. Your record and what you typed are as they were.";
    case "gone":
      return GONE;
  }
}

export function actions(view: View, { kept, wanted }: State): [Action, string][] {
  const remove: [Action, string][] = kept || wanted ? [["ask", "Remove the offline copy"]] : [];
  switch (view.is) {
    case "ready":
    case "removed":
      return [["keep", "Keep for offline"]];
    case "keeping":
      return [["stop", "Stop"]];
    case "sure":
      return [
        ["leave", "Leave it"],
        ["remove", "Yes, remove it"],
      ];
    case "stopped":
    case "interrupted":
      return [["keep", "Go on"], ...remove];
    case "full":
    case "altered":
    case "refused":
    case "unreachable":
      return [["keep", "Try again"], ...remove];
    default:
      return remove;
  }
}
