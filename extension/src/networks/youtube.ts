/** YouTube: comments leave by their button or Ctrl+Enter; the chat beside a live video by Enter. */
import type { Adapter } from "./adapter";
import { plain } from "./plain";

export const youtube: Adapter = {
  ...plain,
  network: "youtube",
  sends: "#submit-button,#send-button",
  surface(editor) {
    if (editor instanceof HTMLTextAreaElement) return "form";
    return editor.closest("yt-live-chat-text-input-field-renderer") ? "message" : "post";
  },
};
