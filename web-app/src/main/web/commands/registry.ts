import { refusalToDo } from "../store/permission.ts";
import { toolNames, tools } from "../tools/registry.ts";
import { arrangeCommands } from "./arrange.ts";
import { boardCommands } from "./board.ts";
import type { Command } from "./command.ts";
import { editCommands } from "./edit.ts";
import { helpCommands, snapCommands, viewCommands } from "./view.ts";

const toolCommands = toolNames.map((name): Command => ({
  name: `tool-${name}`,
  label: tools[name].label,
  group: "tools",
  icon: tools[name].icon,
  keys: [tools[name].shortcut],
  isPossible: (target) => refusalToDo(tools[name].requires, target.situation()) === undefined,
  run: (target) => target.choose(name),
}));

/** Everything that a person can do by keys, the context menu and the palette, in the order in which it is listed. */
export const commands: readonly Command[] = [...toolCommands, ...editCommands, ...arrangeCommands, ...viewCommands, ...snapCommands, ...boardCommands, ...helpCommands];

/** The command of that name. */
export function commandOf(name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found === undefined) {
    throw new Error(`no command ${name}`);
  }
  return found;
}
