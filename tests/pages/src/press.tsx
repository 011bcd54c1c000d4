// Buttons and links as the original builds them: a div with a role, not a button.
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { cx } from "./class_names";
import { address, go } from "./route";

interface PressProps {
  className: string;
  onPress: () => void;
  label?: string;
  disabled?: boolean;
  hasPopup?: boolean;
  pressed?: boolean;
  children: ReactNode;
}

export function Press({ className, onPress, label, disabled, hasPopup, pressed, children }: PressProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!disabled) onPress();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the original's buttons are divs, and the gate must cope
    <div
      role="button"
      className={cx(className)}
      aria-label={label}
      aria-disabled={disabled ? true : undefined}
      aria-haspopup={hasPopup ? "dialog" : undefined}
      aria-pressed={pressed}
      tabIndex={disabled ? -1 : 0}
      onClick={disabled ? undefined : onPress}
      // A button that cannot be pressed leaves the caret where it is.
      onMouseDown={disabled ? (event) => event.preventDefault() : undefined}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

interface LinkProps {
  className: string;
  to: string;
  label?: string;
  current?: boolean;
  children: ReactNode;
}

/** A real link whose plain click stays inside the page. */
export function Link({ className, to, label, current, children }: LinkProps) {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      className={cx(className)}
      href={address(to)}
      aria-label={label}
      aria-current={current ? "page" : undefined}
      onClick={onClick}
    >
      {children}
    </a>
  );
}
