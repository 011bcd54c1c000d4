/**
 * What a button's label means on Facebook and Messenger, in Vietnamese and English. Labels refine, they never
 * decide: an unknown one is treated as one that may send.
 */

/** A step leads on within the same composer, where the text can still be taken back. */
export type Meaning = "sends" | "step" | "harmless" | "unknown";

const SENDS =
  /^(đăng( bài| bình luận| tin)?|bình luận|trả lời|gửi|lưu|xuất bản|chia sẻ|chia sẻ ngay.*|chia sẻ lên.*|gửi (bài|yêu cầu|để).*|nhấn enter để gửi|yêu cầu đăng.*|post( now| to .*)?|comment|reply|send|save|publish|share|share now.*|share to .*|submit.*|request to post|press enter to send)$/;

const STEP = /^(tiếp|tiếp tục|tiếp theo|next|continue)$/;

const HARMLESS =
  /^(đóng|hủy|huỷ|bỏ|bỏ bài viết|bỏ qua|quay lại|trở lại|xong|xóa.*|gỡ.*|tiếp tục chỉnh sửa|lưu bản nháp|close|cancel|discard( post)?|back|go back|done|remove.*|delete.*|keep editing|save( as)? draft)$|biểu tượng cảm xúc|emoji|nhãn dán|sticker|avatar|\bgif\b|ảnh|hình|photo|camera|máy ảnh|đính kèm|attach|gắn thẻ|tag people|cảm xúc|feeling|check ?in|vị trí|location|quyền riêng tư|đối tượng|privacy|audience|phông nền|background|định dạng|in đậm|in nghiêng|format|bold|italic|xem thêm|see more|hành động khác|more (actions|options)|tin nhắn thoại|clip âm thanh|voice clip|gửi lượt thích|gửi like|send a like|lên lịch|schedule/;

export function meaningOf(button: Element): Meaning {
  const label = labelOf(button);
  if (SENDS.test(label)) return "sends";
  if (STEP.test(label)) return "step";
  return HARMLESS.test(label) ? "harmless" : "unknown";
}

/** A label as the expressions expect it: composed, lower case, without invisible characters. */
function labelOf(element: Element): string {
  const raw =
    element.getAttribute("aria-label") ||
    (element instanceof HTMLInputElement ? element.value : "") ||
    element.textContent ||
    element.getAttribute("title") ||
    "";
  return raw
    .slice(0, 120)
    .replace(/[\u034f\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .normalize("NFC")
    .toLowerCase();
}
