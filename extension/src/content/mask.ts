/** Masks a composer through its own editor, so that what is masked is what would be sent, and makes sure of it. */
import type { Masked } from "../engine/engine";
import { offsetOf, rangeOf, readComposer } from "./composer";
import { isField } from "./intent";

/** Editors learn of a selection from `selectionchange`, which comes a moment after the selection. */
const SETTLE = 20;

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, SETTLE));

/** True when the composer now holds the masked text. On false the composer may hold a part of the edits. */
export async function maskComposer(editor: HTMLElement, text: string, masked: Masked): Promise<boolean> {
  editor.focus({ preventScroll: true });
  const caret = caretIn(editor);
  let expected = text;
  // From the last hit back, so that the offsets of those before it stay true.
  for (const edit of [...masked.edits].reverse()) {
    if (readComposer(editor).text !== expected || !select(editor, edit.start, edit.end)) return false;
    await settled();
    // The person may have typed or moved meanwhile: writing then would hit other words.
    if (readComposer(editor).text !== expected) return false;
    document.execCommand("insertText", false, edit.with);
    await settled();
    expected = expected.slice(0, edit.start) + edit.with + expected.slice(edit.end);
  }
  if (readComposer(editor).text !== masked.text) return false;
  if (caret >= 0) {
    const at = moved(caret, masked);
    select(editor, at, at);
  }
  return true;
}

function select(editor: HTMLElement, start: number, end: number): boolean {
  if (isField(editor)) {
    editor.setSelectionRange(start, end);
    return true;
  }
  const range = rangeOf(readComposer(editor), start, end);
  const selection = getSelection();
  if (!range || !selection) return false;
  selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return true;
}

function caretIn(editor: HTMLElement): number {
  if (isField(editor)) return editor.selectionEnd;
  const selection = getSelection();
  return offsetOf(readComposer(editor), selection?.focusNode ?? null, selection?.focusOffset ?? 0);
}

/** Where an offset of the text lies after the edits. */
function moved(offset: number, masked: Masked): number {
  let shift = 0;
  for (const { start, end, with: words } of masked.edits) {
    if (end <= offset) shift += words.length - (end - start);
    else if (start < offset) return start + shift + words.length;
    else break;
  }
  return offset + shift;
}
