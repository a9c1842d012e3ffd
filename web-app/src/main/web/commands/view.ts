import { CaseSensitive, CircleHelp, Command as CommandIcon, Grid3x3, Magnet, Maximize, Megaphone, PanelsTopLeft, Settings, Scan, ZoomIn, ZoomOut } from "lucide";
import type { Command } from "./command.ts";

const always = () => true;

export const viewCommands: readonly Command[] = [
  { name: "zoom-in", label: "zoomIn", group: "view", icon: ZoomIn, keys: ["+", "="], isPossible: always, run: (target) => target.zoomIn() },
  { name: "zoom-out", label: "zoomOut", group: "view", icon: ZoomOut, keys: ["-"], isPossible: always, run: (target) => target.zoomOut() },
  { name: "actual-size", label: "actualSize", group: "view", icon: Scan, keys: ["0"], isPossible: always, run: (target) => target.actualSize() },
  { name: "fit", label: "fit", group: "view", icon: Maximize, keys: ["1"], menu: "board", isPossible: always, run: (target) => target.fit() },
];

export const snapCommands: readonly Command[] = [
  { name: "snap-elements", label: "snapElements", group: "view", icon: Magnet, keys: ["Alt+Shift+s"], menu: "board", isPossible: always, run: (target) => target.toggleSnap("elements") },
  { name: "snap-grid", label: "snapGrid", group: "view", icon: Grid3x3, keys: ["Mod+'"], menu: "board", isPossible: always, run: (target) => target.toggleSnap("grid") },
];

export const helpCommands: readonly Command[] = [
  { name: "palette", label: "palette", group: "help", icon: CommandIcon, keys: ["Mod+k"], menu: "board", isInBoardMenu: true, isPossible: always, run: (target) => target.showPalette() },
  { name: "settings", label: "settings", group: "help", icon: Settings, keys: [], isInBoardMenu: true, isPossible: always, run: (target) => target.showSettings() },
  { name: "shortcuts", label: "shortcuts", group: "help", icon: CircleHelp, keys: ["?"], menu: "board", isInBoardMenu: true, isPossible: always, run: (target) => target.showShortcuts() },
  { name: "next-region", label: "nextRegion", group: "help", icon: PanelsTopLeft, keys: ["F6"], isPossible: always, run: (target) => target.nextRegion() },
  { name: "announcements", label: "announcements", group: "help", icon: Megaphone, keys: [], isPossible: always, run: (target) => target.toggleAnnouncements() },
  { name: "letter-keys", label: "letterKeys", group: "help", icon: CaseSensitive, keys: [], isPossible: always, run: (target) => target.toggleLetterKeys() },
];
