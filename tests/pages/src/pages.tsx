// The header and the pages that it leads to: feed, group, messages.
import { useState } from "react";
import { cx } from "./class_names";
import { Icon, Portrait, Sign } from "./drawings";
import { lang, t } from "./labels";
import { Messages } from "./messenger";
import { CHATS, FEED, GARDENERS, GROUPS, type Group } from "./neighbours";
import { SideLink, Stream } from "./post";
import { Link } from "./press";
import { chatPath, onMessenger, useRoute } from "./route";

export function Pages() {
  const route = useRoute();
  if (onMessenger) return <Messages chat={route.page === "messages" ? route.chat : undefined} />;
  return (
    <>
      <Header page={route.page} />
      {route.page === "feed" && <FeedPage />}
      {route.page === "group" && (
        <GroupPage key={route.id} group={GROUPS.find((one) => one.id === route.id) ?? GARDENERS} />
      )}
      {route.page === "messages" && <Messages chat={route.chat} />}
    </>
  );
}

function Header({ page }: { page: "feed" | "group" | "messages" }) {
  const [latest] = CHATS;
  const tab = (mine: typeof page) => (mine === page ? "tab tab-current" : "tab");
  const otherLanguage = () => {
    const query = new URLSearchParams(location.search);
    query.set("lang", lang === "vi" ? "en" : "vi");
    query.delete("draft");
    return `${location.pathname}?${query}`;
  };
  return (
    <header className={cx("header")}>
      <div className={cx("header-start")}>
        <Link className="header-sign" to="/" label={t.home}>
          <Sign />
        </Link>
        <div className={cx("search header-search")}>
          <Icon name="search" />
          <input type="search" className={cx("search-input")} aria-label={t.search} placeholder={t.search} />
        </div>
      </div>
      <nav className={cx("tabs")} aria-label="Facebook">
        <Link className={tab("feed")} to="/" label={t.home} current={page === "feed"}>
          <Icon name="home" />
        </Link>
        <Link
          className={tab("group")}
          to={`/groups/${GARDENERS.id}/`}
          label={t.groups}
          current={page === "group"}
        >
          <Icon name="group" />
        </Link>
        <Link
          className={tab("messages")}
          to={latest ? chatPath(latest.id) : "/messages/"}
          label={t.messages}
          current={page === "messages"}
        >
          <Icon name="chat" />
        </Link>
      </nav>
      <div className={cx("header-end")}>
        <a className={cx("header-language")} href={otherLanguage()} lang={lang === "vi" ? "en" : "vi"}>
          {t.language}
        </a>
        <Portrait name={t.me} />
      </div>
    </header>
  );
}

function FeedPage() {
  const [draft, setDraft] = useState(() => new URLSearchParams(location.search).get("draft") ?? undefined);
  const places = [
    ["friends", t.friends],
    ["clock", t.memories],
    ["mark", t.saved],
    ["calendar", t.events],
  ] as const;
  return (
    <div className={cx("columns")}>
      <aside className={cx("side side-start")} aria-label={t.shortcuts}>
        <SideLink to="/" name={t.me} />
        {places.map(([icon, name]) => (
          <div key={name} className={cx("side-line")}>
            <span className={cx("side-icon")}>
              <Icon name={icon} />
            </span>
            <span className={cx("side-name")}>{name}</span>
          </div>
        ))}
        <h2 className={cx("side-title")}>{t.shortcuts}</h2>
        {GROUPS.map((group) => (
          <SideLink key={group.id} to={`/groups/${group.id}/`} name={group.name} />
        ))}
      </aside>
      <main className={cx("middle")}>
        <Stream
          posts={FEED}
          prompt={t.prompt}
          placeholder={t.prompt}
          draft={draft}
          onDraftUsed={() => setDraft(undefined)}
        />
      </main>
      <aside className={cx("side side-end")} aria-label={t.contacts}>
        <h2 className={cx("side-title")}>{t.birthdays}</h2>
        <div className={cx("side-line side-wrap")}>
          <span className={cx("side-icon")}>
            <Icon name="gift" />
          </span>
          <span>{t.birthdayLine}</span>
        </div>
        <h2 className={cx("side-title")}>{t.contacts}</h2>
        {CHATS.map((chat) => (
          <SideLink key={chat.id} to={chatPath(chat.id)} name={chat.name} />
        ))}
      </aside>
    </div>
  );
}

function GroupPage({ group }: { group: Group }) {
  return (
    <div className={cx("group")}>
      <header className={cx("group-head")}>
        <div className={cx("group-cover")} />
        <div className={cx("group-line")}>
          <div>
            <h1 className={cx("group-name")}>{group.name}</h1>
            <div className={cx("quiet")}>{t.groupKind}</div>
          </div>
          <span className={cx("group-joined")}>{t.joined}</span>
        </div>
        <div className={cx("group-tabs")}>
          <span className={cx("group-tab group-tab-current")}>{t.discussion}</span>
        </div>
      </header>
      <div className={cx("group-columns")}>
        <main className={cx("middle")}>
          <Stream posts={group.posts} prompt={t.groupPrompt} placeholder={t.groupPlaceholder} />
        </main>
        <aside className={cx("card group-about")}>
          <h2 className={cx("side-title")}>{t.groupAbout}</h2>
          <p>{group.about}</p>
        </aside>
      </div>
    </div>
  );
}
