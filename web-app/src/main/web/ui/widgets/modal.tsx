import * as dialog from "@zag-js/dialog";
import { normalizeProps, useMachine } from "@zag-js/preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { currentLanguage, directionOf } from "../../text/text.ts";
import { Icon, type IconNode } from "./icon.tsx";

export interface ModalProps {
  readonly title: string;
  readonly icon?: IconNode;
  readonly class?: string;
  readonly testId?: string;
  /** Why it is there, for tests. */
  readonly reason?: string;
  /** Undefined: it can't be left. */
  readonly dismiss?: (() => void) | undefined;
  readonly initialFocus?: () => HTMLElement | null;
  readonly children: ComponentChildren;
}

/** A dialog over the page, for as long as it is rendered. */
export function Modal({ title, icon, class: className = "dialog", testId, reason, dismiss, initialFocus, children }: ModalProps) {
  const service = useMachine(dialog.machine, {
    dir: directionOf(currentLanguage()),
    id: useId(),
    open: true,
    preventScroll: false,
    closeOnInteractOutside: false,
    closeOnEscape: dismiss !== undefined,
    onOpenChange: ({ open }) => !open && dismiss?.(),
    ...(initialFocus && { initialFocusEl: initialFocus }),
  });
  const api = dialog.connect(service, normalizeProps);
  return (
    <div class={`modal ${className}-modal`}>
      <div {...api.getBackdropProps()} class="backdrop" />
      <div {...api.getPositionerProps()} class="dialog-place">
        <div {...api.getContentProps()} class={className} data-testid={testId} data-reason={reason}>
          {icon && <div class="dialog-icon"><Icon of={icon} /></div>}
          <h2 {...api.getTitleProps()}>{title}</h2>
          {children}
        </div>
      </div>
    </div>
  );
}
