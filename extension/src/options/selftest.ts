/** The self-test: a few sentences about invented people, whose level is known beforehand. */
import { asksForPause, type Engine, localDate } from "../engine/engine";

const SENTENCES: { text: string; pause: boolean }[] = [
  {
    text: "Chị Nguyễn Ngọc Diệp ở ấp Tân Lộc dương tính rồi, số máy 0346 000 578, mình làm ở trạm nên biết",
    pause: true,
  },
  { text: "chi nguyen ngoc diep o ap tan loc duong tinh roi, so may 0346 000 578", pause: true },
  { text: "Dự thảo quyết định này chưa ký, mai sếp mới trình, gửi mọi người xem trước", pause: true },
  { text: "Chúc mừng sinh nhật chị Nguyễn Ngọc Diệp, chúc chị luôn vui", pause: false },
  { text: "Bán lại xe máy còn mới, ai cần gọi 0346 000 579 nhé", pause: false },
];

export interface Outcome {
  sentences: number;
  wrong: number;
  /** Mean time of a check in whole microseconds. */
  micros: number;
}

const ROUNDS = 40;

export function selfTest(engine: Engine): Outcome {
  const context = { network: "facebook", date: localDate() };
  const wrong = SENTENCES.filter(
    ({ text, pause }) => asksForPause(engine.check(text, context).level) !== pause,
  ).length;
  const begun = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { text } of SENTENCES) engine.check(text, context);
  }
  const each = (performance.now() - begun) / (ROUNDS * SENTENCES.length);
  return { sentences: SENTENCES.length, wrong, micros: Math.max(1, Math.round(each * 1000)) };
}
