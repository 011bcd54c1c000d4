/** "Wrong warning": rules the person has silenced for certain words. In memory only, gone with the composer. */
import { type Finding, type Level, louder, type Report } from "../engine/engine";

export class Mutes {
  #kept = new WeakMap<Element, Set<string>>();

  add(editor: Element, text: string, findings: readonly Finding[]): void {
    const set = this.#kept.get(editor) ?? new Set();
    for (const finding of findings) set.add(keyOf(finding, text));
    this.#kept.set(editor, set);
  }

  /** Findings that may still speak. A rule stays silent for the words it was silenced for, and for no others. */
  audible(editor: Element, text: string, report: Report): Finding[] {
    const set = this.#kept.get(editor);
    return set ? report.findings.filter((finding) => !set.has(keyOf(finding, text))) : report.findings;
  }

  forget(editor: Element): void {
    this.#kept.delete(editor);
  }
}

function keyOf({ rule, start, end }: Finding, text: string): string {
  return `${rule}\n${text.slice(start, end)}`;
}

export function levelOf(findings: readonly Finding[]): Level {
  return findings.reduce<Level>((level, finding) => louder(level, finding.level), "none");
}
