/** X: posts and replies leave by their button or Ctrl+Enter, direct messages by Enter. */
import type { Adapter } from "./adapter";
import { plain } from "./plain";

export const x: Adapter = {
  ...plain,
  network: "x",
  sends: '[data-testid="tweetButton"],[data-testid="tweetButtonInline"],[data-testid="dmComposerSendButton"]',
  surface(editor) {
    if (editor instanceof HTMLTextAreaElement) return "form";
    return editor.closest('[data-testid^="dmComposer"]') ? "message" : "post";
  },
};
