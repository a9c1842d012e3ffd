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
export const commands: readonly Command[] = [...toolCommands, ...editCommands, ...arrangeCommands, ...viewCommands, ...snapCommands, ...boardCommands, ...helpCommands]
  .map((command) => worksInPast(command) ? command : ofPresent(command));

function worksInPast({ group, worksInPast }: Command): boolean {
  return worksInPast === true || group === "view" || group === "help";
}

/** The same, but without effect while the person looks back: the board that is seen then can't be changed. */
function ofPresent(command: Command): Command {
  return {
    ...command,
    isPossible: (target) => !target.isLookingBack() && command.isPossible(target),
    run: (target) => target.isLookingBack() ? target.refuseInPast() : command.run(target),
  };
}

/** The command of that name. */
export function commandOf(name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found === undefined) {
    throw new Error(`no command ${name}`);
  }
  return found;
}
