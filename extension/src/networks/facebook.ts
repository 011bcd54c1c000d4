/** Facebook: feed, groups, comments, the message window and the plain mobile forms. */
import type { Adapter } from "./adapter";
import { guess, other } from "./other";

export const facebook: Adapter = {
  ...other,
  network: "facebook",
  // The mobile site takes comments in a line of its own.
  editors: `${other.editors},input[name="comment_text"]`,
  surface(editor) {
    if (editor instanceof HTMLInputElement) return "form";
    const surface = guess(editor);
    return surface === "post" && editor.closest('form[role="presentation"]') ? "comment" : surface;
  },
};
