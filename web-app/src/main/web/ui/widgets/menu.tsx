import * as menu from "@zag-js/menu";
import { normalizeProps, type PropTypes, useMachine } from "@zag-js/preact";
import { Fragment } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./button.tsx";
import { currentLanguage, directionOf } from "../../text/text.ts";
import { Icon, type IconNode } from "./icon.tsx";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon: IconNode | undefined;
  /** The keys that do the same. */
  readonly shortcut?: string | undefined;
  readonly press: () => void;
  /** Takes something away from everybody. */
  readonly isDangerous?: boolean | undefined;
  /** Whether a line parts it from the item before. */
  readonly beginsGroup?: boolean;
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
  const api = useMenu(label, items, isOpen, setOpen, { placement: "bottom-start", gutter: 12 });
  return (
    <>
      <Button label={label} testId="menu" more={api.getTriggerProps()}>
        <Icon of={icon} />
      </Button>
      {isOpen && <MenuList api={api} items={items} />}
    </>
  );
}

export interface ContextMenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** In pixels of the page. */
  readonly at: { readonly x: number; readonly y: number };
  readonly close: () => void;
}

/** What can be done at a place of the page, for as long as it is rendered. */
export function ContextMenu({ label, items, at: { x, y }, close }: ContextMenuProps) {
  const place = () => ({ x, y, width: 0, height: 0 });
  const api = useMenu(label, items, true, (isOpen) => !isOpen && close(), { placement: "bottom-start", gutter: 2, getAnchorRect: place });
  return <MenuList api={api} items={items} testId="context-menu" />;
}

function useMenu(label: string, items: readonly MenuItem[], isOpen: boolean, setOpen: (isOpen: boolean) => void, positioning: menu.PositioningOptions) {
  const chosen = useRef<MenuItem | undefined>(undefined);
  const service = useMachine(menu.machine, {
    dir: directionOf(currentLanguage()),
    id: useId(),
    "aria-label": label,
    open: isOpen,
    loopFocus: true,
    onOpenChange: ({ open }) => setOpen(open),
    onSelect: ({ value }) => void (chosen.current = items.find(({ id }) => id === value)),
    positioning: { overflowPadding: 8, fitViewport: true, ...positioning },
  });
  const api = menu.connect(service, normalizeProps);
  const press = () => {
    chosen.current?.press();
    chosen.current = undefined;
  };
  // What opens while the menu is open would close with it.
  useEffect(() => {
    if (!api.open) {
      press();
    }
  }, [api.open]);
  useEffect(() => press, []);
  return api;
}

interface MenuListProps {
  readonly api: menu.Api<PropTypes>;
  readonly items: readonly MenuItem[];
  readonly testId?: string;
}

function MenuList({ api, items, testId }: MenuListProps) {
  return (
    <div {...api.getPositionerProps()} class="floating">
      <div {...api.getContentProps()} class="menu-list panel" data-testid={testId}>
        {items.map(({ id, label, icon, shortcut, isDangerous, beginsGroup }) => (
          <Fragment key={id}>
            {beginsGroup && <hr />}
            <div
              {...api.getItemProps({ value: id })}
              class={isDangerous ? "menu-item danger" : "menu-item"}
              data-testid={id}
            >
              {icon && <Icon of={icon} />}
              <span class="menu-label">{label}</span>
              {shortcut && <kbd>{shortcut}</kbd>}
            </div>
          </Fragment>
        ))}
      </div>
    </div>
  );
}
