import { Download, Eraser, Eye, EyeOff, FileBraces, FileImage, FileText, Grid3x3, History, Plus, Printer, Shapes, Snowflake, Trash, Undo2, Upload, User } from "lucide";
import type { Command, CommandTarget } from "./command.ts";
import { mayEdit } from "./edit.ts";

/** What is the same for all that is done with a board as a whole. */
const ofBoard = { group: "board", keys: [], isInBoardMenu: true } as const;

const always = () => true;

/** What is the same for all commands that suggest a format. */
const exportedAs = { group: "board", keys: [], worksInPast: true, isPossible: always } as const;

function isTeacher(target: CommandTarget): boolean {
  return target.situation().role === "teacher";
}

export const boardCommands: readonly Command[] = [
  { ...ofBoard, name: "new", label: "newBoard", icon: Plus, isPossible: always, run: (target) => target.newBoard() },
  { ...ofBoard, name: "change-name", label: "changeName", icon: User, isPossible: always, run: (target) => void target.changeName() },
  { ...ofBoard, name: "look-back", label: "lookBack", icon: History, keys: ["Alt+t"], worksInPast: true, isPossible: always, run: (target) => target.lookBack() },
  { ...ofBoard, name: "export", label: "export", icon: Download, keys: ["Mod+Shift+e"], menu: "board", worksInPast: true, isPossible: always, run: (target) => void target.export() },
  { ...exportedAs, name: "export-pdf", label: "export.asPdf", icon: FileText, run: (target) => void target.export("pdf") },
  { ...exportedAs, name: "export-png", label: "export.asPng", icon: FileImage, run: (target) => void target.export("png") },
  { ...exportedAs, name: "export-svg", label: "export.asSvg", icon: Shapes, run: (target) => void target.export("svg") },
  { ...exportedAs, name: "export-json", label: "export.asJson", icon: FileBraces, run: (target) => void target.export("json") },
  { ...exportedAs, name: "print", label: "print", icon: Printer, keys: ["Mod+p"], run: (target) => void target.export("print") },
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
