// The post composer: a portal with several sibling dialogs, of which the labelled one holds no editor.
import { type ChangeEvent, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { cx } from "./class_names";
import { Icon, Portrait } from "./drawings";
import { Editor } from "./editor";
import { turnTab, useFocusTrap } from "./focus_trap";
import { fill, t } from "./labels";
import { Press } from "./press";
import { send } from "./send";

interface ComposerProps {
  /** Sharing somebody's post takes the same dialog, with the text optional and no picture. */
  purpose: "post" | "share";
  placeholder: string;
  draft?: string;
  onClose: () => void;
  onPosted: (text: string, photos: string[]) => void;
}

/** The original fetches its editor when the composer opens; ours waits as long as a fast line does. */
const EDITOR_ARRIVES_MS = 60;

export function Composer(props: ComposerProps) {
  const { purpose, onClose } = props;
  const [ready, setReady] = useState(false);
  const [audience, setAudience] = useState(t.audience);
  const [audienceOpen, setAudienceOpen] = useState(false);
  const region = useRef<HTMLDivElement>(null);
  useFocusTrap(region);

  useEffect(() => {
    const arrival = setTimeout(() => setReady(true), EDITOR_ARRIVES_MS);
    return () => clearTimeout(arrival);
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing) onClose();
      else if (event.key === "Tab" && region.current) turnTab(region.current, event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onClose]);

  return createPortal(
    <div className={cx("layer")} ref={region}>
      <div className={cx("layer-shade")} />
      <div className={cx("layer-center")}>
        <div role="dialog" aria-label={titleOf(purpose)} className={cx(ready ? "dialog-gone" : "dialog")}>
          <div className={cx("dialog-title")}>{titleOf(purpose)}</div>
          <div className={cx("dialog-loading")} role="status">
            {t.loading}
          </div>
        </div>
        {ready && (
          <PostDialog
            {...props}
            audience={audience}
            aside={audienceOpen}
            onAudience={() => setAudienceOpen(true)}
          />
        )}
        <AudienceDialog
          open={audienceOpen}
          audience={audience}
          onDone={(chosen) => {
            setAudience(chosen);
            setAudienceOpen(false);
          }}
        />
      </div>
    </div>,
    document.body,
  );
}

function titleOf(purpose: ComposerProps["purpose"]): string {
  return purpose === "share" ? t.share : t.createPost;
}

interface PostDialogProps extends ComposerProps {
  audience: string;
  aside: boolean;
  onAudience: () => void;
}

function PostDialog(props: PostDialogProps) {
  const { purpose, placeholder, draft, audience, aside, onAudience, onClose, onPosted } = props;
  const [text, setText] = useState("");
  const [photos, setPhotos] = useState<string[]>([]);
  const [state, setState] = useState<"writing" | "posting" | "failed">("writing");
  const files = useRef<HTMLInputElement>(null);
  const heading = useId();
  const sharing = purpose === "share";
  const empty = !sharing && text.trim() === "" && photos.length === 0;
  const action = sharing ? t.shareNow : t.post;

  const post = async () => {
    if (empty || state === "posting") return;
    setState("posting");
    try {
      await send("feed", text);
      onPosted(text, photos);
    } catch {
      setState("failed");
    }
  };
  const onFiles = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])].map((file) => URL.createObjectURL(file));
    setPhotos([...photos, ...chosen]);
    event.target.value = "";
  };

  return (
    <div role="dialog" aria-labelledby={heading} className={cx(aside ? "dialog dialog-aside" : "dialog")}>
      <form method="POST" onSubmit={(event) => event.preventDefault()}>
        <div className={cx("dialog-head")}>
          <h2 id={heading} className={cx("dialog-title")}>
            {titleOf(purpose)}
          </h2>
          <Press className="round dialog-close" label={t.close} onPress={onClose}>
            <Icon name="close" />
          </Press>
        </div>
        <div className={cx("dialog-body")}>
          <div className={cx("writer")}>
            <Portrait name={t.me} />
            <div>
              <div className={cx("strong")}>{t.me}</div>
              <Press className="audience" label={`${t.chooseAudience}: ${audience}`} onPress={onAudience}>
                <Icon name={audience === t.audience ? "globe" : "friends"} />
                <span>{audience}</span>
              </Press>
            </div>
          </div>
          <div className={cx("writing")}>
            <Editor
              kind="rich"
              placeholder={placeholder}
              className={text.length > 85 || text.includes("\n") ? "post-editor" : "post-editor post-large"}
              draft={draft}
              autoFocus
              onChange={setText}
            />
            <PhotoRow photos={photos} onRemove={(gone) => setPhotos(photos.filter((one) => one !== gone))} />
          </div>
          {!sharing && (
            <div className={cx("add-row")}>
              <span className={cx("strong add-text")}>{t.addTo}</span>
              <input
                ref={files}
                type="file"
                accept="image/*,image/heif,image/heic,video/*"
                multiple
                className={cx("hidden")}
                onChange={onFiles}
              />
              <Press className="round-clear add-photo" label={t.photo} onPress={() => files.current?.click()}>
                <Icon name="photo" />
              </Press>
            </div>
          )}
          {state === "failed" && (
            <div role="alert" className={cx("failed")}>
              {t.failed}
            </div>
          )}
          <Press
            className={empty ? "submit submit-off" : "submit"}
            label={action}
            disabled={empty || state === "posting"}
            onPress={post}
          >
            <span>{state === "posting" ? t.posting : action}</span>
          </Press>
          {sharing && <input type="submit" className={cx("hidden")} />}
        </div>
      </form>
    </div>
  );
}

function PhotoRow({ photos, onRemove }: { photos: string[]; onRemove: (url: string) => void }) {
  if (photos.length === 0) return null;
  return (
    <div className={cx("photo-row")}>
      {photos.map((url, index) => (
        <div key={url} className={cx("photo")}>
          <img src={url} alt={fill(`${t.photo} {n}`, { n: index + 1 })} className={cx("photo-image")} />
          <Press className="round photo-remove" label={t.removePhoto} onPress={() => onRemove(url)}>
            <Icon name="close" />
          </Press>
        </div>
      ))}
    </div>
  );
}

interface AudienceDialogProps {
  open: boolean;
  audience: string;
  onDone: (audience: string) => void;
}

function AudienceDialog({ open, audience, onDone }: AudienceDialogProps) {
  return (
    <div role="dialog" className={cx("dialog")} hidden={!open}>
      <div className={cx("dialog-head")}>
        <Press className="round dialog-back" label={t.back} onPress={() => onDone(audience)}>
          <Icon name="back" />
        </Press>
        <h2 className={cx("dialog-title")}>{t.chooseAudience}</h2>
      </div>
      <div className={cx("dialog-body")}>
        <p className={cx("quiet")}>{t.audienceHelp}</p>
        {[t.audience, t.onlyFriends].map((name, index) => (
          <Press
            key={name}
            className={name === audience ? "audience-choice audience-chosen" : "audience-choice"}
            pressed={name === audience}
            onPress={() => onDone(name)}
          >
            <span className={cx("round")}>
              <Icon name={index === 0 ? "globe" : "friends"} />
            </span>
            <span className={cx("strong")}>{name}</span>
          </Press>
        ))}
      </div>
    </div>
  );
}
