// Chats: a list, one thread, and a plain editor in which Enter sends.
import type { LexicalEditor } from "lexical";
import { useLayoutEffect, useRef, useState } from "react";
import { cx } from "./class_names";
import { Icon, Portrait } from "./drawings";
import { Editor, emptyEditor } from "./editor";
import { fill, t, when } from "./labels";
import { CHATS, type Chat, type Message } from "./neighbours";
import { Link, Press } from "./press";
import { chatPath, onMessenger } from "./route";
import { send } from "./send";

/** What was written in this visit, by chat; it outlives the thread's own mounting. */
const written = new Map<string, Message[]>();

export function Messages({ chat: id }: { chat: string | undefined }) {
  const chat = CHATS.find((one) => one.id === id);
  return (
    <div className={cx(chat ? "chats chats-open" : "chats")}>
      <nav className={cx("chat-list")} aria-label={t.chats}>
        <h1 className={cx("chat-heading")}>{t.chats}</h1>
        <div className={cx("search chat-search")}>
          <Icon name="search" />
          <input
            type="search"
            className={cx("search-input")}
            aria-label={t.searchChats}
            placeholder={t.searchChats}
          />
        </div>
        {CHATS.map((one) => (
          <Link
            key={one.id}
            className={one === chat ? "chat-line chat-current" : "chat-line"}
            to={chatPath(one.id)}
            current={one === chat}
          >
            <Portrait name={one.name} size="large" />
            <span className={cx("chat-summary")}>
              <span className={cx("chat-name")}>{one.name}</span>
              <span className={cx("quiet chat-last")}>
                <span className={cx("chat-excerpt")}>{lastText(one)}</span>
                <span className={cx("chat-when")}>· {when(one.when)}</span>
              </span>
            </span>
          </Link>
        ))}
      </nav>
      {chat ? (
        <Thread key={chat.id} chat={chat} />
      ) : (
        <div className={cx("chat-none quiet")}>
          <Icon name="chat" />
          <p>{t.chooseChat}</p>
        </div>
      )}
    </div>
  );
}

function lastText(chat: Chat): string {
  return [...chat.messages, ...(written.get(chat.id) ?? [])].at(-1)?.text ?? "";
}

function Thread({ chat }: { chat: Chat }) {
  const [own, setOwn] = useState(written.get(chat.id) ?? []);
  const end = useRef<HTMLDivElement>(null);
  const count = own.length;
  useLayoutEffect(() => {
    // The thread opens at its end and follows it.
    if (end.current && count >= 0) end.current.scrollTop = end.current.scrollHeight;
  }, [count]);
  const add = (text: string) => {
    const all = [...own, { id: `own-${own.length}`, mine: true, text }];
    written.set(chat.id, all);
    setOwn(all);
  };
  return (
    <main className={cx("thread")} aria-label={fill(t.thread, { name: chat.name })}>
      <header className={cx("thread-head")}>
        <Link className="round-clear thread-back" to={onMessenger ? "/" : "/messages/"} label={t.allChats}>
          <Icon name="back" />
        </Link>
        <Portrait name={chat.name} />
        <div>
          <h2 className={cx("strong thread-name")}>{chat.name}</h2>
          <div className={cx("quiet thread-state")}>{t.active}</div>
        </div>
      </header>
      <div className={cx("thread-messages")} role="log" ref={end}>
        <div className={cx("thread-push")} />
        {[...chat.messages, ...own].map((message) => (
          <div key={message.id} className={cx(message.mine ? "message message-mine" : "message")}>
            {!message.mine && <Portrait name={chat.name} size="small" />}
            <div className={cx(message.mine ? "message-text message-own" : "message-text")} dir="auto">
              {message.text}
            </div>
          </div>
        ))}
        {count > 0 && <div className={cx("quiet message-sent")}>{t.sent}</div>}
      </div>
      <MessageBar onSent={add} />
    </main>
  );
}

function MessageBar({ onSent }: { onSent: (text: string) => void }) {
  const [text, setText] = useState("");
  const [failed, setFailed] = useState(false);
  const editor = useRef<LexicalEditor>(null);
  const files = useRef<HTMLInputElement>(null);
  const busy = useRef(false);
  const empty = text.trim() === "";

  const submit = async (model: string) => {
    if (model.trim() === "" || busy.current) return;
    busy.current = true;
    setFailed(false);
    try {
      await send("message", model);
      if (editor.current) {
        emptyEditor(editor.current);
        editor.current.focus();
      }
      onSent(model);
    } catch {
      setFailed(true);
    }
    busy.current = false;
  };

  return (
    <div className={cx("message-bar")}>
      {failed && (
        <div role="alert" className={cx("failed")}>
          {t.failed}
        </div>
      )}
      <div className={cx("message-line")}>
        <input ref={files} type="file" multiple className={cx("hidden")} />
        <Press className="round-clear message-tool" label={t.attach} onPress={() => files.current?.click()}>
          <Icon name="plus" />
        </Press>
        <div className={cx("message-box")}>
          <Editor
            kind="plain"
            label={t.message}
            placeholder="Aa"
            className="message-editor"
            onChange={setText}
            onEnter={submit}
            onEditor={(one) => {
              editor.current = one;
            }}
          />
        </div>
        {empty ? (
          <Press className="round-clear message-tool" label={t.sendLike} onPress={() => submit("👍")}>
            <Icon name="like" />
          </Press>
        ) : (
          <Press className="round-clear message-tool" label={t.pressEnter} onPress={() => submit(text)}>
            <Icon name="send" />
          </Press>
        )}
      </div>
    </div>
  );
}
