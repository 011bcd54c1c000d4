/**
 * What holds anywhere: people write in editable elements and text areas, and search boxes are none of ours. `boot`
 * knows no more than this, and for it every Enter may send; the core knows the network.
 */
import type { Adapter } from "./adapter";

export const EDITORS = '[contenteditable]:not([contenteditable="false"]),textarea:not([readonly],[disabled])';

export const plain: Adapter = {
  network: "other",
  editors: EDITORS,
  elsewhere: '[role="search"],[role="combobox"],[role="searchbox"]',
  surface: (editor) => (editor instanceof HTMLTextAreaElement ? "form" : "message"),
};
