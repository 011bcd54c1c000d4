/** TikTok: comments and messages, both sent by Enter or by a button that is a plain element. */
import type { Adapter } from "./adapter";
import { plain } from "./plain";

export const tiktok: Adapter = {
  ...plain,
  network: "tiktok",
  sends: '[data-e2e="comment-post"],[data-e2e="message-send"]',
  surface: (editor) => (editor.closest('[data-e2e="comment-input"]') ? "comment" : "message"),
};
