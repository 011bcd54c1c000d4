// One post of a feed with what stands below it, and the prompt that opens the composer.
import { useState } from "react";
import { cx } from "./class_names";
import { Comments } from "./comments";
import { Composer } from "./composer";
import { Icon, Portrait, Scene } from "./drawings";
import { fill, t, when } from "./labels";
import type { Post } from "./neighbours";
import { Link, Press } from "./press";

interface StreamProps {
  posts: Post[];
  prompt: string;
  placeholder: string;
  /** A draft the network still has for this person; gone once it is posted. */
  draft?: string;
  onDraftUsed?: () => void;
}

export function Stream({ posts: given, prompt, placeholder, draft, onDraftUsed }: StreamProps) {
  const [own, setOwn] = useState<Post[]>([]);
  const [open, setOpen] = useState(false);
  const add = (fresh: Pick<Post, "text" | "photos" | "shares">) => {
    const id = `own-${own.length}`;
    setOwn([{ id, author: t.me, when: t.justNow, likes: 0, comments: [], ...fresh }, ...own]);
    scrollTo(0, 0);
  };
  const posted = (text: string, photos: string[]) => {
    add({ text, photos });
    setOpen(false);
    onDraftUsed?.();
  };
  return (
    <>
      <section className={cx("card prompt")} aria-label={t.createPost}>
        <div className={cx("prompt-line")}>
          <Portrait name={t.me} />
          <Press className="prompt-button" hasPopup onPress={() => setOpen(true)}>
            <span>{prompt}</span>
          </Press>
        </div>
        <div className={cx("prompt-row")}>
          <Press className="prompt-extra add-photo" onPress={() => setOpen(true)}>
            <Icon name="photo" />
            <span>{t.photo}</span>
          </Press>
          <Press className="prompt-extra add-smile" onPress={() => setOpen(true)}>
            <Icon name="smile" />
            <span>{t.feeling}</span>
          </Press>
        </div>
      </section>
      {open && (
        <Composer
          purpose="post"
          placeholder={placeholder}
          draft={draft}
          onClose={() => setOpen(false)}
          onPosted={posted}
        />
      )}
      <div role="feed" aria-label={t.feed} className={cx("stream")}>
        {[...own, ...given].map((post, index) => (
          <PostCard
            key={post.id}
            post={post}
            place={index + 1}
            onShared={(text) => add({ text, shares: post.shares ?? post })}
          />
        ))}
      </div>
    </>
  );
}

interface PostCardProps {
  post: Post;
  place: number;
  onShared: (text: string) => void;
}

function PostCard({ post, place, onShared }: PostCardProps) {
  const [sharing, setSharing] = useState(false);
  const [liked, setLiked] = useState(false);
  const [asked, setAsked] = useState(false);
  const likes = post.likes + (liked ? 1 : 0);
  return (
    <article className={cx("card post")} aria-posinset={place} aria-label={post.author}>
      <header className={cx("post-head")}>
        <Portrait name={post.author} />
        <div>
          <h3 className={cx("strong post-author")}>{post.author}</h3>
          <div className={cx("quiet post-when")}>
            <span>{when(post.when)}</span>
            <Icon name="globe" />
          </div>
        </div>
      </header>
      {post.text !== "" && (
        <div className={cx("post-text")} dir="auto">
          {post.text}
        </div>
      )}
      {post.photos?.map((url) => (
        <img key={url} src={url} alt={t.photo} className={cx("post-photo")} />
      ))}
      {post.scene && <Scene name={post.scene} />}
      {post.shares && (
        <div className={cx("shared")}>
          <div className={cx("strong")}>{post.shares.author}</div>
          <div className={cx("quiet")}>{when(post.shares.when)}</div>
          <div className={cx("shared-text")} dir="auto">
            {post.shares.text}
          </div>
        </div>
      )}
      <div className={cx("quiet post-counts")}>
        <span>{likes > 0 ? fill(t.people, { n: likes }) : ""}</span>
        <span>{countComments(post.comments.length)}</span>
      </div>
      <div className={cx("post-actions")}>
        <Press
          className={liked ? "post-action post-liked" : "post-action"}
          label={t.like}
          pressed={liked}
          onPress={() => setLiked(!liked)}
        >
          <Icon name="like" />
          <span>{t.like}</span>
        </Press>
        <Press className="post-action" label={t.leaveComment} onPress={() => setAsked(true)}>
          <Icon name="chat" />
          <span>{t.comment}</span>
        </Press>
        <Press className="post-action" label={t.share} onPress={() => setSharing(true)}>
          <Icon name="share" />
          <span>{t.share}</span>
        </Press>
      </div>
      {sharing && (
        <Composer
          purpose="share"
          placeholder={t.sharePlaceholder}
          onClose={() => setSharing(false)}
          onPosted={(text) => {
            setSharing(false);
            onShared(text);
          }}
        />
      )}
      <Comments comments={post.comments} writing={asked || post.comments.length > 0} autoFocus={asked} />
    </article>
  );
}

function countComments(n: number): string {
  if (n === 0) return "";
  return n === 1 ? t.oneComment : fill(t.commentCount, { n });
}

/** A person or group in a side column, or in a list. */
export function SideLink({ to, name, current }: { to: string; name: string; current?: boolean }) {
  return (
    <Link className={current ? "side-line side-current" : "side-line"} to={to} current={current}>
      <Portrait name={name} size="small" />
      <span className={cx("side-name")}>{name}</span>
    </Link>
  );
}
