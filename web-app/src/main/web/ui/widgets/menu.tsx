import * as menu from "@zag-js/menu";
import { normalizeProps, useMachine } from "@zag-js/preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./button.tsx";
import { Icon, type IconNode } from "./icon.tsx";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon: IconNode;
  readonly press: () => void;
  /** Takes something away from everybody. */
  readonly isDangerous?: boolean;
}

export interface MenuProps {
  readonly label: string;
  readonly icon: IconNode;
  readonly items: readonly MenuItem[];
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** A button and the list of what else can be done. */
export function Menu({ label, icon, items, isOpen, setOpen }: MenuProps) {
  const chosen = useRef<MenuItem | undefined>(undefined);
  const service = useMachine(menu.machine, {
    id: useId(),
    "aria-label": label,
    open: isOpen,
    loopFocus: true,
    onOpenChange: ({ open }) => setOpen(open),
    onSelect: ({ value }) => void (chosen.current = items.find(({ id }) => id === value)),
    positioning: { placement: "bottom-start", gutter: 12, overflowPadding: 8, fitViewport: true },
  });
  const api = menu.connect(service, normalizeProps);
  // What opens while the menu is open would close with it.
  useEffect(() => {
    if (!api.open) {
      chosen.current?.press();
      chosen.current = undefined;
    }
  }, [api.open]);
  return (
    <>
      <Button label={label} testId="menu" more={api.getTriggerProps()}>
        <Icon of={icon} />
      </Button>
      {isOpen && (
        <div {...api.getPositionerProps()} class="floating">
          <div {...api.getContentProps()} class="menu-list panel">
            {items.map(({ id, label, icon, isDangerous }) => (
              <div
                key={id}
                {...api.getItemProps({ value: id })}
                class={isDangerous ? "menu-item danger" : "menu-item"}
                data-testid={id}
              >
                <Icon of={icon} />
                <span>{label}</span>
              </div>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
