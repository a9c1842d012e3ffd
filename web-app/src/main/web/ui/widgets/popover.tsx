import * as popover from "@zag-js/popover";
import { normalizeProps, type PropTypes, useMachine } from "@zag-js/preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { currentLanguage, directionOf, t } from "../../text/text.ts";
import { X } from "lucide";
import { Icon } from "./icon.tsx";

export interface PopoverProps {
  readonly label: string;
  readonly class: string;
  readonly testId: string;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** The button that opens it. */
  readonly opener: (props: PropTypes["button"]) => ComponentChildren;
  /** Made only while it is open. */
  readonly children: () => ComponentChildren;
}

/** A panel that hangs at a button. */
export function Popover({ label, class: className, testId, isOpen, setOpen, opener, children }: PopoverProps) {
  const service = useMachine(popover.machine, {
    dir: directionOf(currentLanguage()),
    id: useId(),
    open: isOpen,
    onOpenChange: ({ open }) => setOpen(open),
    autoFocus: false,
    positioning: { placement: "bottom-end", gutter: 12, overflowPadding: 8, fitViewport: true },
  });
  const api = popover.connect(service, normalizeProps);
  return (
    <>
      {opener(api.getTriggerProps())}
      {isOpen && (
        <div {...api.getPositionerProps()} class="floating">
          <section {...api.getContentProps()} class={`${className} panel`} aria-label={label} data-testid={testId}>
            {children()}
            <button {...api.getCloseTriggerProps()} class="close" aria-label={t("close")}>
              <Icon of={X} />
            </button>
          </section>
        </div>
      )}
    </>
  );
}
