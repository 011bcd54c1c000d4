/** Messenger on a site of its own: every editor there is a message that Enter sends. */
import type { Adapter } from "./adapter";
import { facebook } from "./facebook";

export const messenger: Adapter = {
  ...facebook,
  network: "messenger",
  surface: (editor) => (editor instanceof HTMLTextAreaElement ? "form" : "message"),
};
