// The texts that the tests write. The people are invented.

export const STRONG =
  "Chị Nguyễn Ngọc Diệp ở ấp Tân Lộc dương tính rồi, số máy 0346 000 578, mình làm ở trạm nên biết";
export const NAME = "Nguyễn Ngọc Diệp";
export const PHONE = "0346 000 578";
export const WARN = "Dự thảo quyết định này chưa ký, mai sếp mới trình, gửi mọi người xem trước";
/** With what loses bytes easily: two lines, doubled blanks, emoji, letters in two parts. */
export const CLEAN = `Chúc mừng sinh nhật chị Nguyễn Ngọc Diệp,  chúc chị luôn vui 🎂👩‍👩‍👧\n${"Mừng tuổi mới nghen!".normalize("NFD")}`;
/** One line, for surfaces and keys where a line break is a matter of its own. */
export const GREETING = "Chúc mừng sinh nhật chị Nguyễn Ngọc Diệp, chúc chị luôn vui";
