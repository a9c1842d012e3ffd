import type { Command } from "./command.ts";

/** What a press of a key tells, as far as it counts. */
export interface KeyPress {
  readonly key: string;
  /** The place on the keyboard, as `KeyA`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const BY_PLACE: Readonly<Record<string, string>> = { BracketLeft: "[", BracketRight: "]", Slash: "/" };
const ON_MAC: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };
const MODIFIERS = /^(?:(Mod)\+)?(?:(Alt)\+)?(?:(Shift)\+)?(.+)$/;

/** The commands by the key combinations that run them. */
export function keyTable(commands: readonly Command[]): ReadonlyMap<string, Command> {
  const own = commands.filter(({ isBrowsers }) => isBrowsers !== true);
  return new Map(own.flatMap((command) => command.keys.map((combination) => [combination, command] as const)));
}

/**
 * The combinations that a press may stand for. The letter is the Latin one in the key's place when another script, such as
 * Hangul, is switched on. A sign that needs Shift somewhere is meant with and without it.
 */
export function combinations({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): readonly string[] {
  const before = `${ctrlKey || metaKey ? "Mod+" : ""}${altKey ? "Alt+" : ""}`;
  const placed = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? /^Digit(\d)$/.exec(code)?.[1] ?? BY_PLACE[code];
  const isOtherScript = altKey || /^[^\x00-\x7f]$/.test(key);
  const names = [key.length === 1 ? key.toLowerCase() : key, ...(placed !== undefined && (isOtherScript || /^[^a-z]$/i.test(key)) ? [placed] : [])];
  return names.flatMap((name) => {
    const isSign = /^[^a-z0-9]$/i.test(name);
    return shiftKey ? [`${before}Shift+${name}`, ...(isSign ? [before + name] : [])] : [before + name];
  });
}

/** Whether a combination is a letter alone: people who speak to their computer may switch these off. */
export function isLetter(combination: string): boolean {
  return combination.length === 1 || /^Shift\+.$/.test(combination);
}

/** A combination as people read it. */
export function shownKeys(combination: string, isMac: boolean): string {
  const [, mod, alt, shift, key] = MODIFIERS.exec(combination)!;
  const modifiers = [mod, alt, shift].filter((name) => name !== undefined);
  const name = key!.length === 1 ? key!.toUpperCase() : key!;
  return isMac
    ? modifiers.map((each) => ON_MAC[each]).join("") + name
    : [...modifiers.map((each) => (each === "Mod" ? "Ctrl" : each)), name].join("+");
}
