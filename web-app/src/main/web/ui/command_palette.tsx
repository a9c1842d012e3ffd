import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Command, CommandTarget } from "../commands/command.ts";
import { commands } from "../commands/registry.ts";
import { t } from "../text/text.ts";
import { shortcutOf } from "./shortcuts.ts";
import { Icon } from "./widgets/icon.tsx";
import { Modal } from "./widgets/modal.tsx";

/** Finds a command by a part of its name, and runs it. */
export function CommandPalette({ target, close }: { readonly target: CommandTarget; readonly close: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Modal title={t("palette")} class="palette" testId="palette" dismiss={close} initialFocus={() => input.current}>
      <CommandSearch target={target} input={input} close={close} />
    </Modal>
  );
}

interface CommandSearchProps {
  readonly target: CommandTarget;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly close: () => void;
}

/** The field, and the commands that are found by what is written there. */
export function CommandSearch({ target, input, close }: CommandSearchProps) {
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const search = useSignal("");
  const marked = useSignal(0);
  const found = commandsNamed(search.value, target);
  const optionId = (command: Command) => `${id}-${command.name}`;
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [marked.value, search.value]);
  const run = (command: Command | undefined) => {
    if (command !== undefined) {
      close();
      command.run(target);
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      marked.value = (marked.value + step + found.length) % found.length;
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      run(found[marked.value]);
    }
  };
  const mark = (text: string) => {
    search.value = text;
    marked.value = 0;
  };
  return (
    <>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[marked.value] && optionId(found[marked.value]!)}
        aria-label={t("palette.search")}
        placeholder={t("palette.search")}
        autocomplete="off"
        data-testid="palette-search"
        onInput={(event) => mark(event.currentTarget.value)}
        onKeyDown={press}
      />
      {found.length === 0 && <p role="status">{t("palette.none")}</p>}
      <ul ref={list} id={id} role="listbox" aria-label={t("palette")}>
        {found.map((command, i) => (
          <li
            key={command.name}
            id={optionId(command)}
            role="option"
            aria-selected={i === marked.value}
            class="menu-item"
            data-testid={`palette-${command.name}`}
            onPointerMove={() => void (marked.value = i)}
            onClick={() => run(command)}
          >
            {command.icon && <Icon of={command.icon} />}
            <span class="menu-label">{t(command.label)}</span>
            {shortcutOf(command) && <kbd>{shortcutOf(command)}</kbd>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The possible commands whose names have each of the words, those that begin with them first. */
function commandsNamed(search: string, target: CommandTarget): readonly Command[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const named = commands.map((command) => ({ command, name: t(command.label).toLowerCase() }));
  return named
    .filter(({ command, name }) => words.every((word) => name.includes(word)) && command.isPossible(target))
    .sort((a, b) => Number(b.name.startsWith(words[0] ?? "")) - Number(a.name.startsWith(words[0] ?? "")))
    .map(({ command }) => command);
}
