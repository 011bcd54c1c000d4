// What a button's label means: whatever takes the words along must never count as harmless.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Meaning, meaningOfLabel } from "../../extension/src/networks/labels";

const LABELS: Record<Meaning, string[]> = {
  sends: ["đăng", "đăng bài", "gửi", "chia sẻ ngay", "post", "send", "share now", "publish"],
  acts: ["bình luận", "trả lời", "chia sẻ", "comment", "reply", "share"],
  step: ["tiếp", "next"],
  harmless: [
    "ảnh/video",
    "đóng",
    "thêm ảnh",
    "photo/video",
    "chọn biểu tượng cảm xúc",
    "chọn nhãn dán",
    "gửi lượt thích",
    "send a like",
    "chia sẻ vị trí",
    "share your live location",
    "shared photos",
    "posts with photos",
  ],
  unknown: [
    "lên lịch",
    "lên lịch bài viết",
    "schedule",
    "schedule post",
    "đăng ảnh",
    "đăng video và ảnh",
    "gửi ảnh",
    "chia sẻ ảnh",
    "xuất bản ảnh",
    "post photo",
    "send photo",
    "share photo",
    "publish photo",
  ],
};

for (const [meaning, labels] of Object.entries(LABELS)) {
  test(`labels that mean "${meaning}"`, () => {
    for (const label of labels) assert.equal(meaningOfLabel(label), meaning, label);
  });
}
