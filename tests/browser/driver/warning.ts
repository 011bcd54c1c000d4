// The guard's dialog and badge, as they are read out.

import { pause, type Screen, type Seen, until } from "./screen";
import type { Language } from "./surfaces";

export const BUTTONS = {
  edit: { vi: "Sửa lại", en: "Edit" },
  mask: { vi: "Che giúp tôi", en: "Mask for me" },
  post: { vi: "Vẫn đăng", en: "Post anyway" },
  wrong: { vi: "Cảnh báo sai", en: "Wrong warning" },
  why: { vi: "Vì sao?", en: "Why?" },
} as const;

export const TICK: Record<Language, RegExp> = { vi: /^Tôi đã kiểm tra/, en: /^I checked|^I have checked/ };

/** After opening, the dialog does not listen: the tail of the gesture that it held must not press its buttons. */
const DEAF = 300;

export class Warning {
  private constructor(
    private readonly screen: Screen,
    readonly seen: Seen,
    readonly language: Language,
  ) {}

  /** Waits for the dialog, and until it listens. */
  static async wait(screen: Screen, language: Language = "vi", milliseconds = 5000): Promise<Warning> {
    const seen = await screen.wait("alertdialog", undefined, milliseconds);
    await pause(DEAF);
    return new Warning(screen, seen, language);
  }

  static async absent(screen: Screen): Promise<boolean> {
    return (await screen.find("alertdialog")) === undefined;
  }

  get title(): string {
    return this.seen.name;
  }

  get text(): string {
    return this.seen.text();
  }

  get level(): "warn" | "strong" {
    return this.seen.find("checkbox", TICK[this.language]) ? "strong" : "warn";
  }

  /** The words that the dialog marks as the cause. */
  get causes(): string[] {
    return this.seen
      .all()
      .filter((one) => one.role === "mark")
      .map((one) => one.text())
      .filter(Boolean);
  }

  button(which: keyof typeof BUTTONS): Seen | undefined {
    return this.seen.find("button", BUTTONS[which][this.language]);
  }

  async press(which: keyof typeof BUTTONS): Promise<void> {
    const button = await this.screen.wait("button", BUTTONS[which][this.language]);
    await this.screen.press(button);
  }

  async tick(): Promise<void> {
    await this.screen.press(await this.screen.wait("checkbox", TICK[this.language]));
  }

  async gone(): Promise<boolean> {
    return Boolean(await until(() => Warning.absent(this.screen)));
  }
}
