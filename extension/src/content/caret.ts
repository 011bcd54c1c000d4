/** Remembers where the person was in a composer, and puts them back exactly there. */

export interface Place {
  restore(): void;
}

export function remember(editor: HTMLElement): Place {
  if (editor instanceof HTMLTextAreaElement) {
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
      if (!selection || !anchorNode || !focusNode) return;
      if (!editor.contains(anchorNode) || !editor.contains(focusNode)) return;
      selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
    },
  };
}
