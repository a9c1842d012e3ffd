import { mergeProps, type PropTypes } from "@zag-js/preact";
import type { ComponentChildren } from "preact";
import { useTooltip } from "./tooltip.tsx";

export interface ButtonProps {
  readonly label: string;
  /** What the tooltip says; the label, unless given. */
  readonly tip?: string | undefined;
  /** The key that does the same. */
  readonly shortcut?: string | undefined;
  readonly testId?: string | undefined;
  readonly class?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Why the person can't use it now: it can still be found, and says so. */
  readonly refusal?: string | undefined;
  /** Of a button that stays pressed. */
  readonly isPressed?: boolean | undefined;
  /** What a widget adds. */
  readonly more?: PropTypes["button"] | undefined;
  readonly press?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/** A button with a label for screen readers and a tooltip. It leaves the focus on the board when it is clicked. */
export function Button({ label, tip = label, shortcut, testId, class: className, isDisabled, refusal, isPressed, more, press, children }: ButtonProps) {
  // What the button has opened is not covered by what it is called.
  const hasOpened = more?.["aria-expanded"] === true || more?.["aria-expanded"] === "true";
  const text = [tip, refusal ?? shortcut].filter((part) => part !== undefined).join(" · ");
  const tooltip = useTooltip(hasOpened ? undefined : text, more?.id as string | undefined);
  const own: PropTypes["button"] = {
    type: "button",
    class: className,
    disabled: isDisabled && refusal === undefined,
    "aria-disabled": refusal === undefined ? undefined : true,
    "aria-label": label,
    "aria-description": refusal,
    "aria-pressed": isPressed,
    "aria-keyshortcuts": shortcut,
    onPointerDown: keepFocus,
    onClick: refusal === undefined ? press : undefined,
  };
  return (
    <button {...mergeProps(tooltip, more ?? {}, own)} data-testid={testId}>
      {children}
    </button>
  );
}

export function keepFocus(event: Event): void {
  event.preventDefault();
}
