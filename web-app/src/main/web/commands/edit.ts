import { Bold, CirclePlus, Clipboard, Copy, CopyPlus, Crop, ExternalLink, FileImage, Heart, Image, ImagePlus, Info, Italic, Lock, Maximize, MessageSquare, Redo2, Ruler, Scissors, Spline, SquareDashed, SquarePen, Trash, Undo2 } from "lucide";
import { changeable } from "../editing/changes.ts";
import { croppable, isCropped, uncrop } from "../editing/cropping.ts";
import { reshapable } from "../editing/reshaping.ts";
import { duplicate } from "../editing/copying.ts";
import type { EditorContext } from "../editing/context.ts";
import { definitionOf, linksOf, styleOf } from "../elements/registry.ts";
import { editingRefusal } from "../store/permission.ts";
import type { Command, CommandTarget } from "./command.ts";

export function mayEdit(target: CommandTarget): boolean {
  return editingRefusal(target.situation()) === undefined;
}

function hasSelection({ context }: CommandTarget): boolean {
  return !context.selection.isEmpty;
}

function hasOne({ context }: CommandTarget): boolean {
  return context.selection.ids.size === 1;
}

function hasWriting({ context }: CommandTarget): boolean {
  const [only] = context.elements(context.selection.ids);
  return only !== undefined && definitionOf(only).writing !== undefined && context.mayChange(only);
}

/** What the first link in the only selected element leads to. */
function firstLink(context: EditorContext): string | undefined {
  const [only, ...others] = context.elements(context.selection.ids);
  return only === undefined || others.length > 0 ? undefined : linksOf(only, context.scene.measure)[0];
}

function followFirst(context: EditorContext): void {
  const link = firstLink(context);
  if (link !== undefined) {
    context.follow(link);
  }
}

/** The styles of the selected elements that have letters. */
function lettered({ context }: CommandTarget) {
  return context.elements(changeable(context)).map(styleOf).filter(({ bold }) => bold !== undefined);
}

function hasLetters(target: CommandTarget): boolean {
  return target.context.offered().hasProperty("weight") && lettered(target).length > 0;
}

function isAll(target: CommandTarget, aspect: "bold" | "italic"): boolean {
  return lettered(target).every((style) => style[aspect] === true);
}

export const editCommands: readonly Command[] = [
  { name: "undo", label: "undo", group: "edit", icon: Undo2, keys: ["Mod+z"], isPossible: (target) => mayEdit(target) && target.history().undo > 0, run: (target) => target.undo() },
  { name: "redo", label: "redo", group: "edit", icon: Redo2, keys: ["Mod+Shift+z", "Mod+y"], isPossible: (target) => mayEdit(target) && target.history().redo > 0, run: (target) => target.redo() },
  { name: "cut", label: "cut", group: "edit", icon: Scissors, keys: ["Mod+x"], isBrowsers: true, menu: "selection", isPossible: ({ context }) => changeable(context).size > 0, run: (target) => target.cut() },
  { name: "copy", label: "copySelected", group: "edit", icon: Copy, keys: ["Mod+c"], isBrowsers: true, menu: "selection", isPossible: hasSelection, run: (target) => target.copy() },
  { name: "paste", label: "paste", group: "edit", icon: Clipboard, keys: ["Mod+v"], isBrowsers: true, menu: "board", isPossible: mayEdit, run: (target) => target.paste() },
  { name: "insert-image", label: "insertImage", group: "edit", icon: ImagePlus, keys: ["Mod+Shift+i"], menu: "board", isPossible: (target) => mayEdit(target) && target.context.offered().has("image"), run: (target) => void target.insertImage() },
  { name: "copy-svg", label: "copyAsSvg", group: "edit", icon: Image, keys: [], menu: "selection", isPossible: hasSelection, run: (target) => void target.copyAsSvg() },
  { name: "copy-png", label: "copyAsPng", group: "edit", icon: FileImage, keys: ["Alt+Shift+c"], menu: "selection", isPossible: hasSelection, run: (target) => void target.copyAsPng() },
  { name: "duplicate", label: "duplicate", group: "edit", icon: CopyPlus, keys: ["Mod+d"], menu: "selection", isPossible: (target) => mayEdit(target) && hasSelection(target), run: ({ context }) => duplicate(context) },
  { name: "open", label: "write", group: "edit", icon: SquarePen, keys: ["Enter"], menu: "selection", isPossible: (target) => hasOne(target) && hasWriting(target), run: (target) => target.open() },
  { name: "crop", label: "crop", group: "edit", icon: Crop, keys: ["Alt+c"], menu: "selection", isPossible: ({ context }) => croppable(context) !== undefined, run: (target) => target.crop() },
  { name: "uncrop", label: "uncrop", group: "edit", icon: Maximize, keys: [], menu: "selection", isPossible: ({ context }) => isCropped(context), run: ({ context }) => uncrop(context) },
  { name: "points", label: "points", group: "edit", icon: Spline, keys: ["Alt+p"], menu: "selection", isPossible: ({ context }) => reshapable(context) !== undefined, run: (target) => target.reshape() },
  { name: "add-point", label: "points.add", group: "edit", icon: CirclePlus, keys: ["Alt+Shift+p"], menu: "selection", isPossible: ({ context }) => reshapable(context) !== undefined, run: (target) => target.addPoint() },
  { name: "open-link", label: "openLink", group: "edit", icon: ExternalLink, keys: ["Alt+Enter"], menu: "selection", isPossible: ({ context }) => firstLink(context) !== undefined, run: ({ context }) => followFirst(context) },
  { name: "bold", label: "bold", group: "edit", icon: Bold, keys: ["Mod+b"], isPossible: hasLetters, run: (target) => target.restyle({ bold: !isAll(target, "bold") }) },
  { name: "italic", label: "italic", group: "edit", icon: Italic, keys: ["Mod+i"], isPossible: hasLetters, run: (target) => target.restyle({ italic: !isAll(target, "italic") }) },
  { name: "like", label: "like", group: "edit", icon: Heart, keys: ["u"], menu: "selection", isPossible: (target) => mayEdit(target) && hasOne(target), run: (target) => target.like() },
  { name: "comment", label: "comments", group: "edit", icon: MessageSquare, keys: ["c"], menu: "selection", isPossible: (target) => target.isCommentable(), run: (target) => target.comment() },
  { name: "authors", label: "authors", group: "edit", icon: Info, keys: ["i"], menu: "selection", isPossible: hasOne, run: (target) => void target.tellAuthors() },
  { name: "numbers", label: "numbers", group: "edit", icon: Ruler, keys: ["Alt+n"], menu: "selection", isPossible: ({ context }) => changeable(context).size > 0, run: (target) => target.showNumbers() },
  { name: "lock", label: "lockOrUnlock", group: "edit", icon: Lock, keys: ["Mod+Shift+l"], menu: "selection", isPossible: (target) => target.situation().role === "teacher" && hasSelection(target), run: (target) => target.lock() },
  { name: "remove", label: "remove", group: "edit", icon: Trash, keys: ["Delete", "Backspace"], menu: "selection", isDangerous: true, isPossible: ({ context }) => changeable(context).size > 0, run: (target) => target.remove() },
  { name: "select-all", label: "selectAll", group: "edit", icon: SquareDashed, keys: ["Mod+a"], menu: "board", isPossible: ({ context }) => context.scene.topmost() !== undefined, run: (target) => target.selectAll() },
  { name: "escape", label: "selectNothing", group: "edit", keys: ["Escape"], worksInPast: true, isPossible: () => true, run: (target) => target.escape() },
];
