// The editors: the real Lexical, rich for posts and plain for comments and messages.
import { AutoFocusPlugin } from "@lexical/react/LexicalAutoFocusPlugin";
import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { HistoryPlugin } from "@lexical/react/LexicalHistoryPlugin";
import { OnChangePlugin } from "@lexical/react/LexicalOnChangePlugin";
import { PlainTextPlugin } from "@lexical/react/LexicalPlainTextPlugin";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_HIGH,
  type EditorState,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
} from "lexical";
import { useEffect, useRef } from "react";
import { cx } from "./class_names";

/** The truth of what is written: blocks of the model joined by a line break, never the DOM's text. */
export function modelText(state: EditorState): string {
  return state.read(() =>
    $getRoot()
      .getChildren()
      .map((block) => block.getTextContent())
      .join("\n"),
  );
}

/** Writes a draft into an empty model, one paragraph a line. */
function writeDraft(draft: string): void {
  const root = $getRoot();
  for (const line of draft.split("\n")) {
    const paragraph = $createParagraphNode();
    if (line !== "") paragraph.append($createTextNode(line));
    root.append(paragraph);
  }
  root.selectEnd();
}

interface EditorProps {
  kind: "rich" | "plain";
  placeholder: string;
  label?: string;
  className: string;
  draft?: string;
  autoFocus?: boolean;
  onChange: (text: string) => void;
  /** Enter sends the model's text; without it Enter is a new line. */
  onEnter?: (text: string) => void;
  onEditor?: (editor: LexicalEditor) => void;
}

export function Editor(props: EditorProps) {
  const { kind, placeholder, label, className, draft, autoFocus, onChange, onEnter, onEditor } = props;
  const config = {
    namespace: kind,
    theme: { paragraph: cx("paragraph") },
    onError: (error: Error) => {
      throw error;
    },
    editorState: draft ? () => writeDraft(draft) : undefined,
  };
  const editable = (
    <ContentEditable
      className={cx(`editable ${className}`)}
      aria-label={label}
      aria-placeholder={placeholder}
      placeholder={
        <div className={cx(`placeholder ${className}`)} aria-hidden="true">
          {placeholder}
        </div>
      }
    />
  );
  const Plugin = kind === "rich" ? RichTextPlugin : PlainTextPlugin;
  return (
    <LexicalComposer initialConfig={config}>
      <div className={cx("editor")}>
        <Plugin contentEditable={editable} ErrorBoundary={LexicalErrorBoundary} />
      </div>
      <HistoryPlugin />
      <OnChangePlugin ignoreSelectionChange onChange={(state) => onChange(modelText(state))} />
      {autoFocus && <AutoFocusPlugin />}
      <Wiring draft={draft} onChange={onChange} onEnter={onEnter} onEditor={onEditor} />
    </LexicalComposer>
  );
}

type WiringProps = Pick<EditorProps, "draft" | "onChange" | "onEnter" | "onEditor">;

/** Hands the editor to its surface and listens for Enter, always with the newest callbacks. */
function Wiring(props: WiringProps) {
  const [editor] = useLexicalComposerContext();
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const { onEditor, onChange, draft } = latest.current;
    onEditor?.(editor);
    if (draft) onChange(modelText(editor.getEditorState()));
    return editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const { onEnter } = latest.current;
        if (!onEnter || !event || event.shiftKey || event.isComposing || event.keyCode === 229) return false;
        event.preventDefault();
        onEnter(modelText(editor.getEditorState()));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    );
  }, [editor]);
  return null;
}

/** Empties the editor after sending; what was sent must not come back by Ctrl+Z. */
export function emptyEditor(editor: LexicalEditor): void {
  editor.update(
    () => {
      const paragraph = $createParagraphNode();
      $getRoot().clear().append(paragraph);
      paragraph.select();
    },
    { discrete: true },
  );
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
}
