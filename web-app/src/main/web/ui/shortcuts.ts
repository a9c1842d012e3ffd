import type { Command } from "../commands/command.ts";
import { shownKeys } from "../commands/keys.ts";
import { commandOf } from "../commands/registry.ts";

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys of a command as people read them; undefined: it has none. */
export function shortcutOf({ keys: [first] }: Command): string | undefined {
  return first && shownKeys(first, isMac);
}

/** The keys of the command of that name. */
export function shortcut(name: string): string | undefined {
  return shortcutOf(commandOf(name));
}

/** All key combinations of a command as people read them. */
export function shortcutsOf({ keys }: Command): readonly string[] {
  return keys.map((combination) => shownKeys(combination, isMac));
}
