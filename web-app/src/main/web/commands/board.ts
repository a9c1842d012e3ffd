import { Download, Eraser, Eye, EyeOff, Grid3x3, Plus, Snowflake, Trash, Undo2, Upload, User } from "lucide";
import type { Command, CommandTarget } from "./command.ts";
import { mayEdit } from "./edit.ts";

/** What is the same for all that is done with a board as a whole. */
const ofBoard = { group: "board", keys: [], isInBoardMenu: true } as const;

const always = () => true;

function isTeacher(target: CommandTarget): boolean {
  return target.situation().role === "teacher";
}

export const boardCommands: readonly Command[] = [
  { ...ofBoard, name: "new", label: "newBoard", icon: Plus, isPossible: always, run: (target) => target.newBoard() },
  { ...ofBoard, name: "change-name", label: "changeName", icon: User, isPossible: always, run: (target) => void target.changeName() },
  { ...ofBoard, name: "export", label: "exportFile", icon: Download, isPossible: always, run: (target) => target.exportFile() },
  { ...ofBoard, name: "import", label: "importFile", icon: Upload, isPossible: mayEdit, run: (target) => void target.importFile() },
  { ...ofBoard, name: "freeze", label: "freeze", icon: Snowflake, isPossible: (target) => isTeacher(target) && !target.settings().frozen, run: (target) => target.freeze(true) },
  { ...ofBoard, name: "unfreeze", label: "unfreeze", icon: Snowflake, isPossible: (target) => isTeacher(target) && target.settings().frozen, run: (target) => target.freeze(false) },
  { ...ofBoard, name: "hide-students", label: "hideStudents", icon: EyeOff, isPossible: (target) => isTeacher(target) && !target.settings().studentsHidden, run: (target) => target.hideStudents(true) },
  { ...ofBoard, name: "show-students", label: "showStudents", icon: Eye, isPossible: (target) => isTeacher(target) && target.settings().studentsHidden, run: (target) => target.hideStudents(false) },
  { ...ofBoard, name: "paper", label: "paper", icon: Grid3x3, isPossible: isTeacher, run: (target) => void target.choosePaper() },
  { ...ofBoard, name: "take-back", label: "takeBack", icon: Undo2, isPossible: (target) => isTeacher(target) && target.canTakeBack(), run: (target) => void target.takeBack() },
  { ...ofBoard, name: "clear", label: "clear", icon: Eraser, isDangerous: true, isPossible: isTeacher, run: (target) => void target.ask("clear") },
  { ...ofBoard, name: "delete", label: "delete", icon: Trash, isDangerous: true, isPossible: isTeacher, run: (target) => void target.ask("delete") },
];
