/** Zalo on the web: conversations, each with one editor that Enter sends. */
import type { Adapter } from "./adapter";
import { plain } from "./plain";

export const zalo: Adapter = {
  ...plain,
  network: "zalo",
  sends: '[data-translate-title="STR_SEND"],.btn-send',
};
