/**
 * What a button's label means on Facebook and Messenger, in Vietnamese and English. Labels refine, they never
 * decide: an unknown one is treated as one that may send.
 */

/**
 * A step leads on within the same composer, where the text can still be taken back. What "acts" sends the text of
 * its own composer, but the feed has buttons of the same name beside texts of others.
 */
export type Meaning = "sends" | "acts" | "step" | "harmless" | "unknown";

const ACTS = /^(bình luận|trả lời|chia sẻ|comment|reply|share)$/;

const SENDS =
  /^(đăng( bài| bình luận| tin)?|gửi|lưu|xuất bản|chia sẻ ngay.*|chia sẻ lên.*|gửi (bài|yêu cầu|để).*|nhấn enter để gửi|yêu cầu đăng.*|post( now| to .*)?|send|save|publish|share now.*|share to .*|submit.*|request to post|press enter to send)$/;

const STEP = /^(tiếp|tiếp tục|tiếp theo|next|continue)$/;

const HARMLESS =
  /^(đóng|hủy|huỷ|bỏ|bỏ bài viết|bỏ qua|quay lại|trở lại|xong|xóa.*|gỡ.*|tiếp tục chỉnh sửa|lưu bản nháp|close|cancel|discard( post)?|back|go back|done|remove.*|delete.*|keep editing|save( as)? draft)$|biểu tượng cảm xúc|emoji|nhãn dán|sticker|avatar|\bgif\b|ảnh|hình|photo|camera|máy ảnh|đính kèm|attach|gắn thẻ|tag people|cảm xúc|feeling|check ?in|vị trí|location|quyền riêng tư|đối tượng|privacy|audience|phông nền|background|định dạng|in đậm|in nghiêng|format|bold|italic|xem thêm|see more|hành động khác|more (actions|options)|tin nhắn thoại|clip âm thanh|voice clip/;

/** What begins so is about the text as well, whatever else it names: "đăng ảnh" takes the words along. */
const SENDING = /^(đăng|gửi|chia sẻ|xuất bản|post|send|share|publish)(?!\p{L})/u;

/** The exceptions: a thumb or a place travels alone. */
const ALONE =
  /^((gửi|send)( a)? (lượt thích|like)|(gửi|chia sẻ|send|share)( your)?( live| current)? (vị trí|location)( trực tiếp| hiện tại| của bạn)*)$/;

export function meaningOf(button: Element): Meaning {
  return meaningOfLabel(labelOf(button));
}

export function meaningOfLabel(label: string): Meaning {
  if (ALONE.test(label)) return "harmless";
  if (ACTS.test(label)) return "acts";
  if (SENDS.test(label)) return "sends";
  if (STEP.test(label)) return "step";
  return HARMLESS.test(label) && !SENDING.test(label) ? "harmless" : "unknown";
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
