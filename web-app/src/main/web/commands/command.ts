import type { IconNode } from "lucide";
import type { EditorContext } from "../editing/context.ts";
import type { Style } from "../elements/style.ts";
import type { ExportFormat } from "../exporting/options.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import type { Situation } from "../store/permission.ts";
import type { PlainMessageKey } from "../text/messages.ts";
import type { ToolName } from "../tools/registry.ts";

/** What commands work on. */
export interface CommandTarget {
  readonly context: EditorContext;
  situation(): Situation;
  /** How many entries can be undone, and redone. */
  history(): { readonly undo: number; readonly redo: number };
  /** Whether the only selected element can be commented on. */
  isCommentable(): boolean;
  choose(tool: ToolName): void;
  undo(): void;
  redo(): void;
  remove(): void;
  selectAll(): void;
  escape(): void;
  /** Opens what is selected for writing. */
  open(): void;
  /** Lets the handles of the selected image crop it, or no longer. */
  crop(): void;
  /** Gives the points of the selected line handles, or no longer. */
  reshape(): void;
  /** Gives the selected line one more point. */
  addPoint(): void;
  /** Changes the style of what is selected, and of what comes next. */
  restyle(change: Partial<Style>): void;
  /** Likes what is selected, or no longer. */
  like(): void;
  /** Shows what is said about the selected element. */
  comment(): void;
  /** Says who made the selected element, and who changed it last. */
  tellAuthors(): Promise<void>;
  /** Locks what is selected, or unlocks it. */
  lock(): void;
  /** Puts what is selected into the background, or takes it out of it. */
  moveToLayer(toBackground: boolean): void;
  cut(): void;
  copy(): void;
  copyAsSvg(): Promise<void>;
  copyAsPng(): Promise<void>;
  paste(): void;
  zoomIn(): void;
  zoomOut(): void;
  actualSize(): void;
  fit(): void;
  settings(): BoardSettings;
  /** Whether there is anybody whose changes a teacher can take back. */
  canTakeBack(): boolean;
  newBoard(): void;
  changeName(): Promise<void>;
  /** Asks what is exported, and how. `format`: what is suggested. */
  export(format?: ExportFormat): Promise<void>;
  importFile(): Promise<void>;
  /** Lets the person choose images, and puts them on the board. */
  insertImage(): Promise<void>;
  freeze(on: boolean): void;
  hideStudents(on: boolean): void;
  /** Asks what the board is to be written on. */
  choosePaper(): Promise<void>;
  takeBack(): Promise<void>;
  /** Clears or deletes the board, if the person means it. */
  ask(what: "clear" | "delete"): Promise<void>;
  /** Moves the focus to the next part of the page: the board, the tools, the view, the bar above. */
  nextRegion(): void;
  /** Whether the person looks at the board as it was. */
  isLookingBack(): boolean;
  /** Shows the board as it was, or the present one again. */
  lookBack(): void;
  /** Says that the board as it was can't be changed. */
  refuseInPast(): void;
  showNumbers(): void;
  showPalette(): void;
  showShortcuts(): void;
  showSettings(): void;
  /** Switches on or off that elements snap to something while they are dragged. */
  toggleSnap(target: "elements" | "grid"): void;
  toggleLetterKeys(): void;
  /** Switches the announcements of what others do. */
  toggleAnnouncements(): void;
}

/** The headings under which commands are listed, in this order. */
export const commandGroups = ["tools", "edit", "arrange", "view", "board", "help"] as const;

export type CommandGroup = (typeof commandGroups)[number];

/** One thing that a person can do, everything about it. Keys, menus, the palette and the sheet of shortcuts follow from it. */
export interface Command {
  /** Tells it from all others. */
  readonly name: string;
  /** What it is called, among the page's texts. */
  readonly label: PlainMessageKey;
  readonly group: CommandGroup;
  readonly icon?: IconNode;
  /**
   * The key combinations that run it, the first one to be shown: a key, after `Mod+` (the command key on a Mac, else Ctrl),
   * `Alt+` and `Shift+` in this order.
   */
  readonly keys: readonly string[];
  /** Whether the browser itself tells of these keys: as copying and pasting. */
  readonly isBrowsers?: true;
  /** Where the context menu offers it: for the selection, or for the board. */
  readonly menu?: "selection" | "board";
  /** Whether the menu of the board has it. */
  readonly isInBoardMenu?: true;
  /** Can be used while the person looks back, too; commands of the view and of help always can. */
  readonly worksInPast?: true;
  /** Takes something away from everybody. */
  readonly isDangerous?: true;
  /** Whether it would do something now. */
  isPossible(target: CommandTarget): boolean;
  run(target: CommandTarget): void;
}
