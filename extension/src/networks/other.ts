/** A site that the person has added: what an editor says of itself, and where it stands, is all there is to go by. */
import { type Adapter, promptOf, type Surface } from "./adapter";
import { plain } from "./plain";

const COMMENT = /bình luận|trả lời|phản hồi|comment|reply/;
const MESSAGE = /tin nhắn|nhắn tin|viết cho|\baa\b|\bmessage|write to/;

export const other: Adapter = { ...plain, surface: guess };

export function guess(editor: Element): Surface {
  if (editor instanceof HTMLTextAreaElement) return "form";
  const prompt = promptOf(editor);
  if (COMMENT.test(prompt)) return "comment";
  if (MESSAGE.test(prompt)) return "message";
  // A post is mostly written in a dialog or a form of its own; what stands free is a chat.
  return editor.closest('form,dialog,[role="dialog"]') ? "post" : "message";
}
