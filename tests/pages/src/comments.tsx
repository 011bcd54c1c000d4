// Comments and replies: a form with a plain editor in which Enter sends and Shift+Enter is a line.
import type { LexicalEditor } from "lexical";
import { useRef, useState } from "react";
import { cx } from "./class_names";
import { Icon, Portrait } from "./drawings";
import { Editor, emptyEditor } from "./editor";
import { fill, t, when } from "./labels";
import type { Comment } from "./neighbours";
import { Press } from "./press";
import { send } from "./send";

interface CommentsProps {
  comments: Comment[];
  writing: boolean;
  autoFocus: boolean;
}

export function Comments({ comments: given, writing, autoFocus }: CommentsProps) {
  const [comments, setComments] = useState(given);
  const [replyTo, setReplyTo] = useState<string>();
  const add = (text: string, after?: string) => {
    const fresh: Comment = { id: `own-${comments.length}`, author: t.me, text, when: t.justNow };
    const place = after ? comments.findIndex((one) => one.id === after) + 1 : comments.length;
    setComments([...comments.slice(0, place), fresh, ...comments.slice(place)]);
    setReplyTo(undefined);
  };
  if (comments.length === 0 && !writing) return null;
  return (
    <div className={cx("comments")}>
      {comments.map((comment) => (
        <div key={comment.id}>
          <article className={cx("comment")} aria-label={`${t.comment}: ${comment.author}`}>
            <Portrait name={comment.author} size="small" />
            <div className={cx("comment-side")}>
              <div className={cx("bubble")}>
                <div className={cx("comment-author")}>{comment.author}</div>
                <div className={cx("comment-text")} dir="auto">
                  {comment.text}
                </div>
              </div>
              <div className={cx("comment-under")}>
                <span>{when(comment.when)}</span>
                <Press className="comment-action" onPress={() => setReplyTo(comment.id)}>
                  {t.reply}
                </Press>
              </div>
            </div>
          </article>
          {replyTo === comment.id && (
            <div className={cx("replying")}>
              <CommentForm
                label={fill(t.replyTo, { name: comment.author })}
                autoFocus
                onSent={(text) => add(text, comment.id)}
              />
            </div>
          )}
        </div>
      ))}
      {writing && <CommentForm label={t.writeComment} autoFocus={autoFocus} onSent={(text) => add(text)} />}
    </div>
  );
}

interface CommentFormProps {
  label: string;
  autoFocus: boolean;
  onSent: (text: string) => void;
}

function CommentForm({ label, autoFocus, onSent }: CommentFormProps) {
  const [text, setText] = useState("");
  const [focused, setFocused] = useState(false);
  const [failed, setFailed] = useState(false);
  const editor = useRef<LexicalEditor>(null);
  const busy = useRef(false);
  const empty = text.trim() === "";

  const submit = async (model: string) => {
    if (model.trim() === "" || busy.current) return;
    busy.current = true;
    setFailed(false);
    try {
      await send("comment", model);
      if (editor.current) emptyEditor(editor.current);
      onSent(model);
    } catch {
      setFailed(true);
    }
    busy.current = false;
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the original's form is a presentation that listens
    <form
      role="presentation"
      className={cx("comment-form")}
      onSubmit={(event) => event.preventDefault()}
      onFocus={() => setFocused(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
      }}
    >
      <Portrait name={t.me} size="small" />
      <div className={cx("comment-box")}>
        <Editor
          kind="plain"
          label={label}
          placeholder={label}
          className="comment-editor"
          autoFocus={autoFocus}
          onChange={setText}
          onEnter={submit}
          onEditor={(one) => {
            editor.current = one;
          }}
        />
        {(focused || !empty) && (
          <div className={cx("comment-tools")}>
            <span className={cx("comment-failed")} role="alert">
              {failed ? t.failed : ""}
            </span>
            <div id="focused-state-composer-submit">
              <Press
                className={empty ? "comment-send comment-send-off" : "comment-send"}
                label={t.comment}
                disabled={empty}
                onPress={() => submit(text)}
              >
                <Icon name="send" />
              </Press>
            </div>
          </div>
        )}
      </div>
    </form>
  );
}
