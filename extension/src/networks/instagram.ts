/** Instagram: comments in a text area and direct messages, both sent by Enter; captions by the steps of their dialog. */
import type { Adapter } from "./adapter";
import { guess } from "./other";
import { plain } from "./plain";

export const instagram: Adapter = {
  ...plain,
  network: "instagram",
  surface: (editor) => (editor instanceof HTMLTextAreaElement ? "comment" : guess(editor)),
};
