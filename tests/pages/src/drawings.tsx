// Small drawings of our own: icons of a few strokes, and round portraits with initials.
import { cx } from "./class_names";

const STROKES = {
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  group:
    "M8 11a3 3 0 100-6 3 3 0 000 6zm8 0a3 3 0 100-6 3 3 0 000 6zM2 19c0-3 3-5 6-5s6 2 6 5m1-5c4 0 7 2 7 5",
  chat: "M4 5h16v11h-9l-5 4v-4H4z",
  search: "M11 18a7 7 0 100-14 7 7 0 000 14zm5-2l5 5",
  photo: "M4 5h16v14H4zm0 11l5-5 4 4 3-3 4 4M15 9h1",
  smile: "M12 21a9 9 0 100-18 9 9 0 000 18zM8 14c1 3 7 3 8 0M9 9v1m6-1v1",
  like: "M7 11v9H4v-9zm0 0l4-7c2 0 2 2 2 3l-1 3h7l-2 10H7",
  share: "M13 6l7 6-7 6v-4c-5 0-8 2-9 5 0-6 4-9 9-9z",
  send: "M4 12l16-8-5 16-4-6zm7 2l9-10",
  close: "M6 6l12 12M18 6L6 18",
  back: "M14 5l-7 7 7 7",
  plus: "M12 5v14M5 12h14",
  globe: "M12 21a9 9 0 100-18 9 9 0 000 18zM3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18",
  friends: "M9 12a4 4 0 100-8 4 4 0 000 8zm-7 8c0-4 3-6 7-6s7 2 7 6m1-9h5m-2.500-2.500v5",
  clock: "M12 21a9 9 0 100-18 9 9 0 000 18zm0-13v5l3 2",
  mark: "M6 4h12v16l-6-5-6 5z",
  calendar: "M4 6h16v14H4zm0 5h16M8 3v5m8-5v5",
  gift: "M4 11h16v9H4zm-1-4h18v4H3zm9 0v13M12 7c-6 0-5-5-2-4 2 0 2 4 2 4s0-4 2-4c3-1 4 4-2 4",
};

export function Icon({ name }: { name: keyof typeof STROKES }) {
  return (
    <svg className={cx("icon")} viewBox="0 0 24 24" aria-hidden="true">
      <path d={STROKES[name]} />
    </svg>
  );
}

/** Initials on one of eight grounds; the ground follows from the name. */
export function Portrait({ name, size }: { name: string; size?: "small" | "large" }) {
  const words = name.split(" ");
  const initials = [...new Set([words[0], words.at(-1)])].map((word) => word?.charAt(0)).join("");
  let ground = 0;
  for (const letter of name) ground = (ground * 31 + (letter.codePointAt(0) ?? 0)) % 8;
  return (
    <span className={cx(`portrait ground-${ground} ${size ? `portrait-${size}` : ""}`)} aria-hidden="true">
      {initials}
    </span>
  );
}

/** Our own sign in the header's corner: two ripples in a disc. */
export function Sign() {
  return (
    <svg className={cx("sign")} viewBox="0 0 40 40" aria-hidden="true">
      <circle className={cx("sign-disc")} cx="20" cy="20" r="20" />
      <path className={cx("sign-wave")} d="M9 17c4-5 7-5 11 0s7 5 11 0M9 25c4-5 7-5 11 0s7 5 11 0" />
    </svg>
  );
}

/** Flat landscapes that stand where photographs would. */
export function Scene({ name }: { name: "river" | "garden" | "market" }) {
  return (
    <svg
      className={cx(`scene scene-${name}`)}
      viewBox="0 0 500 220"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect className={cx("scene-sky")} width="500" height="220" />
      <circle className={cx("scene-sun")} cx="390" cy="62" r="34" />
      <path className={cx("scene-far")} d="M0 130C80 96 150 118 230 104s170-34 270 10v106H0z" />
      <path className={cx("scene-near")} d="M0 168c90-30 190 6 280-8s150-22 220 0v60H0z" />
      {name === "garden" && (
        <g className={cx("scene-detail")}>
          <path d="M86 176V96m60 84v-70m64 68v-56" />
          <circle cx="86" cy="84" r="34" />
          <circle cx="146" cy="100" r="28" />
          <circle cx="210" cy="112" r="24" />
        </g>
      )}
      {name === "river" && (
        <g className={cx("scene-detail")}>
          <path d="M40 198h90m60 8h130m40-10h90M60 150h380M100 150v-20m70 20v-20m70 20v-20m70 20v-20m70 20v-20" />
        </g>
      )}
      {name === "market" && (
        <g className={cx("scene-detail")}>
          <path d="M90 178q60 36 130 0zm170 14q50 28 110 0zM150 178v-50m166 64v-40" />
          <circle cx="150" cy="124" r="9" />
          <circle cx="316" cy="148" r="8" />
        </g>
      )}
    </svg>
  );
}
