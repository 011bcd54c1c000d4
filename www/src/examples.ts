/** Texts to try. People, places' details and figures are invented; serials hold a 000 block that nobody has. */
import type { Key } from "../../extension/src/shared/i18n";

export const EXAMPLES: { label: Key; text: string }[] = [
  {
    label: "example_list",
    text: `Danh sách cách ly tại nhà ấp Bình Lộc, cập nhật sáng nay:
1. Nguyễn Thị Hồng Thắm, sinh 1986, tổ 4, F1, ĐT 0346 000 578
2. Lê Văn Khải, sinh 1979, tổ 4, F1, ĐT 0977 000 412
3. Phạm Quốc Đạt, sinh 1992, tổ 6, dương tính, đã đưa lên trung tâm y tế hồi tối
Ai có mặt ở đám giỗ hôm 15/11 nhớ ra trạm y tế khai báo nghen.`,
  },
  {
    label: "example_draft",
    text: `ỦY BAN NHÂN DÂN
XÃ BÌNH LỘC ĐÔNG
Số:      /QĐ-UBND
Bình Lộc Đông, ngày      tháng 11 năm 2026

QUYẾT ĐỊNH
Về việc thành lập chốt kiểm soát dịch tại ấp Bình Hòa

Bản này sếp còn đang sửa, chiều mới trình ký, mọi người xem trước nha.`,
  },
  {
    label: "example_insider",
    text: `Chị ơi, bên em vừa nhận kết quả, xã mình có thêm 6 ca nữa ở quanh khu chợ mà tỉnh chưa công bố đâu nha. Em làm ở trung tâm nên biết trước, chắc mai mới họp báo.`,
  },
  {
    label: "example_birthday",
    text: `Chúc mừng sinh nhật chị Nguyễn Ngọc Diệp! Chúc chị tuổi mới luôn vui, nhiều sức khỏe. Tối thứ bảy hẹn ở quán cô Tư, ai đi thì nhắn Thảo số 0968 000 215 để đặt bàn nha. 🎂`,
  },
  {
    label: "example_bulletin",
    text: `Theo Thông báo số 214/TB-SYT ngày 19/11/2026 của Sở Y tế tỉnh Vĩnh Long, trong tuần qua toàn tỉnh ghi nhận 38 ca mắc sốt xuất huyết, giảm 9 ca so với tuần trước, không có ca tử vong. Xem toàn văn: https://soyte.vinhlong.gov.vn/thong-bao-214`,
  },
];
