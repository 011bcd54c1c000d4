/** Facebook: feed, groups, comments, the message window and the plain mobile form. */
import { type Adapter, promptOf } from "./adapter";

const COMMENT = /bình luận|trả lời|phản hồi|comment|reply/;
const MESSAGE = /tin nhắn|nhắn tin|viết cho|\baa\b|\bmessage|write to/;

export const facebook: Adapter = {
  network: "facebook",
  editors: '[contenteditable]:not([contenteditable="false"]),textarea:not([readonly],[disabled])',
  elsewhere: '[role="search"],[role="combobox"],[role="searchbox"]',
  surface(editor) {
    if (editor instanceof HTMLTextAreaElement) return "form";
    const prompt = promptOf(editor);
    if (COMMENT.test(prompt)) return "comment";
    if (MESSAGE.test(prompt)) return "message";
    if (editor.closest('form[role="presentation"]')) return "comment";
    // A post is always written in a dialog or a form of its own; what stands free is a chat.
    return editor.closest('form,dialog,[role="dialog"]') ? "post" : "message";
  },
};
