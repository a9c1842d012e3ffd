import {
  AlignCenterHorizontal, AlignCenterVertical, AlignEndHorizontal, AlignEndVertical, AlignHorizontalSpaceAround, AlignStartHorizontal,
  AlignStartVertical, AlignVerticalSpaceAround, ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, FlipHorizontal2, FlipVertical2, Group, type IconNode, Layers, Ungroup, Wallpaper,
} from "lucide";
import { align, type Alignment, type Axis, distribute, flip } from "../editing/arranging.ts";
import { changeable } from "../editing/changes.ts";
import { canGroup, canUngroup, group, ungroup } from "../editing/groups.ts";
import { movable } from "../editing/layers.ts";
import { type Depth, reorder } from "../editing/ordering.ts";
import type { PlainMessageKey } from "../text/messages.ts";
import type { Command, CommandTarget } from "./command.ts";

/** Possible where so many selected elements can be changed. */
function ofAtLeast(count: number): (target: CommandTarget) => boolean {
  return ({ context }) => changeable(context).size >= count;
}

function ordering(to: Depth, label: PlainMessageKey, icon: IconNode, key: string): Command {
  return { name: `order-${to}`, label, group: "arrange", icon, keys: [key], menu: "selection", isPossible: ofAtLeast(1), run: ({ context }) => reorder(context, to) };
}

function layering(toBackground: boolean, name: "background" | "content", icon: IconNode, key: string): Command {
  return {
    name,
    label: `layer.${name}`,
    group: "arrange",
    icon,
    keys: [key],
    menu: "selection",
    isPossible: ({ context, situation }) => situation().role === "teacher" && movable(context, toBackground).length > 0,
    run: (target) => target.moveToLayer(toBackground),
  };
}

function aligning(to: Alignment, label: PlainMessageKey, icon: IconNode, key: string): Command {
  return { name: `align-${to}`, label, group: "arrange", icon, keys: [key], menu: "selection", isPossible: ofAtLeast(2), run: ({ context }) => align(context, to) };
}

function distributing(axis: Axis, label: PlainMessageKey, icon: IconNode, key: string): Command {
  return { name: `distribute-${axis}`, label, group: "arrange", icon, keys: [key], menu: "selection", isPossible: ofAtLeast(3), run: ({ context }) => distribute(context, axis) };
}

function flipping(axis: Axis, label: PlainMessageKey, icon: IconNode, key: string): Command {
  return { name: `flip-${axis}`, label, group: "arrange", icon, keys: [key], menu: "selection", isPossible: ofAtLeast(1), run: ({ context }) => flip(context, axis) };
}

export const arrangeCommands: readonly Command[] = [
  { name: "group", label: "group", group: "arrange", icon: Group, keys: ["Mod+g"], menu: "selection", isPossible: ({ context }) => canGroup(context), run: ({ context }) => group(context) },
  { name: "ungroup", label: "ungroup", group: "arrange", icon: Ungroup, keys: ["Mod+Shift+g"], menu: "selection", isPossible: ({ context }) => canUngroup(context), run: ({ context }) => ungroup(context) },
  ordering("front", "order.front", ArrowUpToLine, "Mod+Shift+]"),
  ordering("forward", "order.forward", ArrowUp, "Mod+]"),
  ordering("backward", "order.backward", ArrowDown, "Mod+["),
  ordering("back", "order.back", ArrowDownToLine, "Mod+Shift+["),
  layering(true, "background", Wallpaper, "Alt+b"),
  layering(false, "content", Layers, "Alt+Shift+b"),
  aligning("left", "align.left", AlignStartVertical, "Alt+a"),
  aligning("centre", "align.centre", AlignCenterVertical, "Alt+h"),
  aligning("right", "align.right", AlignEndVertical, "Alt+d"),
  aligning("top", "align.top", AlignStartHorizontal, "Alt+w"),
  aligning("middle", "align.middle", AlignCenterHorizontal, "Alt+v"),
  aligning("bottom", "align.bottom", AlignEndHorizontal, "Alt+s"),
  distributing("horizontal", "distribute.horizontal", AlignHorizontalSpaceAround, "Alt+Shift+h"),
  distributing("vertical", "distribute.vertical", AlignVerticalSpaceAround, "Alt+Shift+v"),
  flipping("horizontal", "flip.horizontal", FlipHorizontal2, "Shift+h"),
  flipping("vertical", "flip.vertical", FlipVertical2, "Shift+v"),
];
