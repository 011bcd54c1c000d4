/** Remembers where the person was in a composer, and puts them back exactly there. */

import { isField } from "./intent";

export interface Place {
  restore(): void;
}

export function remember(editor: HTMLElement): Place {
  if (isField(editor)) {
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = editor;
    return {
      restore() {
        editor.focus({ preventScroll: true });
        editor.setSelectionRange(selectionStart, selectionEnd, selectionDirection);
        editor.scrollTop = scrollTop;
      },
    };
  }
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  return {
    restore() {
      editor.focus({ preventScroll: true });
      if (!selection || !anchorNode || !focusNode || !editor.isConnected) return;
      if (!editor.contains(anchorNode) || !editor.contains(focusNode)) return;
      const anchor = within(anchorNode, anchorOffset);
      selection.setBaseAndExtent(anchorNode, anchor, focusNode, within(focusNode, focusOffset));
    },
  };
}

/** An offset that the node still has: a mask or the page itself may have shortened it meanwhile. */
function within(node: Node, offset = 0): number {
  return Math.min(offset, node instanceof CharacterData ? node.length : node.childNodes.length);
}
