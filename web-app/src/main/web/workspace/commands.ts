import type { BoardClient } from "../board/board.ts";
import type { CommandTarget } from "../commands/command.ts";
import { combinations, isLetter, type KeyPress, keyTable } from "../commands/keys.ts";
import { commands } from "../commands/registry.ts";
import { croppable } from "../editing/cropping.ts";
import { addPoint, removePoint, reshapable } from "../editing/reshaping.ts";
import { leaveGroup } from "../editing/groups.ts";
import { KeyResizing } from "../editing/key_resizing.ts";
import { type NumberName, numbersOf, setNumber } from "../editing/numbers.ts";
import { movable, moveToLayer } from "../editing/layers.ts";
import { Nudge } from "../editing/nudge.ts";
import { isCommentable } from "../elements/registry.ts";
import type { ExportFormat } from "../exporting/options.ts";
import type { Style } from "../elements/style.ts";
import type { Outcome } from "../base/outcome.ts";
import type { ElementAuthors } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { KeyActions } from "../stage/keyboard.ts";
import type { PointerInput } from "../stage/pointer_input.ts";
import type { Stage } from "../stage/stage.ts";
import { editingRefusal, refusalToDo } from "../store/permission.ts";
import { numberText, t } from "../text/text.ts";
import { isOffered, restingTool, type ToolName, tools } from "../tools/registry.ts";
import { placeByKey } from "../tools/key_placing.ts";
import type { ToolDefinition } from "../tools/tool.ts";
import type { ActiveTool } from "./active_tool.ts";
import type { BoardActions } from "./board_actions.ts";
import type { BoardClipboard } from "./board_clipboard.ts";
import type { CommentsState } from "./comments_state.ts";
import type { EditorState } from "./editor_state.ts";
import type { ElementNavigation } from "./element_navigation.ts";
import type { ExportActions } from "./export_actions.ts";
import type { FollowState } from "./follow_state.ts";
import type { HelpState } from "./help_state.ts";
import type { ImageActions } from "./image_actions.ts";
import type { LookingBack } from "./looking_back.ts";
import type { Notices } from "./notices.ts";
import type { Panels } from "./panels.ts";
import type { BoardStatus } from "./board_status.ts";
import { focusNextRegion } from "./regions.ts";
import { authorsText, refusalText } from "./summaries.ts";

/** What commands act on. */
export interface CommandTargets {
  readonly client: BoardClient;
  readonly stage: Stage;
  readonly input: PointerInput;
  readonly active: ActiveTool;
  readonly status: BoardStatus;
  readonly editor: EditorState;
  readonly comments: CommentsState;
  readonly follow: FollowState;
  readonly panels: Panels;
  readonly notices: Notices;
  readonly clipboard: BoardClipboard;
  readonly navigation: ElementNavigation;
  readonly help: HelpState;
  readonly actions: BoardActions;
  readonly exporting: ExportActions;
  readonly images: ImageActions;
  readonly lookingBack: LookingBack;
  changeName(): Promise<void>;
  /** Who made an element, and who changed it last. */
  authors(element: string): Promise<Outcome<ElementAuthors>>;
}

/** In board units, and in screen pixels. */
const ARROW = { small: 1, large: 10, pan: 60 };

/** What keys and buttons do. */
export class Commands implements CommandTarget, KeyActions {
  readonly #targets: CommandTargets;
  readonly #nudge: Nudge;
  readonly #resizing: KeyResizing;
  readonly #keys = keyTable(commands);

  constructor(targets: CommandTargets) {
    this.#targets = targets;
    this.#nudge = new Nudge(targets.stage.boardEditor);
    this.#resizing = new KeyResizing(targets.stage.boardEditor);
  }

  get context() {
    return this.#boardEditor;
  }

  readonly undo = () => this.#targets.client.undo();
  readonly redo = () => this.#targets.client.redo();
  readonly remove = () => void (removePoint(this.#boardEditor) || this.#boardEditor.removeSelected());
  readonly addPoint = () => addPoint(this.#boardEditor);
  readonly open = () => this.#boardEditor.selection.endMode() || this.#withSelected((only) => this.#boardEditor.edit(only));
  readonly like = () => this.#withSelected((only) => this.#boardEditor.toggleLike(only));
  readonly comment = () => this.#withSelected((only) => this.#targets.comments.show(only.id));
  readonly lock = () => this.#boardEditor.toggleLock();
  readonly cut = () => this.#targets.clipboard.cut();
  readonly copy = () => this.#targets.clipboard.copy();
  readonly paste = () => void this.#targets.clipboard.paste();
  readonly nextRegion = () => focusNextRegion(document);
  readonly numbers = () => numbersOf(this.#boardEditor);
  readonly setNumber = (name: NumberName, value: number) => setNumber(this.#boardEditor, name, value);
  readonly showNumbers = () => this.#targets.panels.set("numbers", true);
  readonly showPalette = () => this.#targets.help.show("palette");
  readonly showSettings = () => this.#targets.help.show("settings");
  readonly showShortcuts = () => this.#targets.help.show("shortcuts");
  readonly situation = () => this.#targets.status.situation.peek();
  readonly history = () => this.#targets.client.history();
  readonly settings = () => this.#targets.client.settings();
  readonly canTakeBack = () => this.#targets.actions.canTakeBack();
  readonly newBoard = () => void open("/new", "_blank");
  readonly changeName = () => this.#targets.changeName();
  readonly export = (format?: ExportFormat) => this.#targets.exporting.ask(format);
  readonly insertImage = () => this.#targets.images.choose();
  readonly importFile = () => this.#targets.actions.import();
  readonly freeze = (on: boolean) => this.#targets.actions.freeze(on);
  readonly hideStudents = (on: boolean) => this.#targets.actions.hideStudents(on);
  readonly isLookingBack = () => this.#targets.lookingBack.isOn;
  readonly refuseInPast = () => this.#targets.notices.say(t("lookBack.refused"));
  readonly lookBack = () => void (this.#targets.lookingBack.end() || this.#targets.lookingBack.begin());
  readonly choosePaper = () => this.#targets.actions.choosePaper();
  readonly takeBack = () => this.#targets.actions.takeBack();
  readonly ask = (what: "clear" | "delete") => this.#targets.actions.ask(what);
  readonly restyle = (change: Partial<Style>) => this.#boardEditor.restyle(change);
  readonly zoomIn = () => this.#targets.stage.viewport.zoom(1);
  readonly zoomOut = () => this.#targets.stage.viewport.zoom(-1);
  readonly actualSize = () => this.#targets.stage.viewport.zoomTo(1);
  readonly fit = () => {
    const part = this.#targets.stage.viewport.fit();
    if (part !== undefined) {
      this.#targets.notices.say(t("fit.part", { number: numberText(part.number), count: numberText(part.count) }));
    }
  };
  readonly holdPan = (held: boolean) => this.#targets.input.holdPanKey(held);
  readonly tab = (isBack: boolean) => !this.isLookingBack() && this.#targets.navigation.step(isBack);
  readonly arrowsReleased = () => {
    this.#nudge.finish();
    this.#resizing.finish();
  };

  /** Says why if the person may not use the tool. */
  readonly choose = (tool: ToolName): void => {
    const { status, stage, input, editor, notices, active } = this.#targets;
    const { requires, keepsSelection }: ToolDefinition = tools[tool];
    const refusal = isOffered(tool, status.offered.peek()) ? refusalToDo(requires, status.situation.peek()) : "unknown-kind";
    if (refusal !== undefined) {
      notices.say(refusalText(refusal));
      return;
    }
    input.conclude();
    active.tool.conclude?.(true);
    stage.textEditor.close();
    active.tool.hover?.(undefined);
    editor.tool.value = tool;
    if (!keepsSelection) {
      stage.boardEditor.selection.clear();
    }
    input.showCursor();
  };

  readonly tellAuthors = async (): Promise<void> => {
    const { client, notices, authors } = this.#targets;
    const [only, ...others] = this.#boardEditor.selected();
    if (only !== undefined && others.length === 0) {
      const outcome = await authors(only.id);
      notices.say(outcome.kind === "done" ? authorsText(outcome.value, client.person.user, Date.now()) : t(`notice.${outcome.kind}`));
    }
  };

  readonly copyAsSvg = async (): Promise<void> => {
    const { clipboard, notices } = this.#targets;
    notices.say(t(await clipboard.copyAsSvg() ? "copiedAsSvg" : "notCopiedAsSvg"));
  };

  readonly copyAsPng = async (): Promise<void> => {
    const { clipboard, notices } = this.#targets;
    notices.say(t(await clipboard.copyAsPng() ? "copiedAsPng" : "notCopiedAsSvg"));
  };

  readonly crop = (): void => {
    const image = croppable(this.#boardEditor);
    if (!this.#boardEditor.selection.endMode() && image !== undefined) {
      this.#boardEditor.selection.crop(image.id);
      this.#targets.notices.say(t("crop.begun"));
    }
  };

  readonly reshape = (): void => {
    const line = reshapable(this.#boardEditor);
    if (!this.#boardEditor.selection.endMode() && line !== undefined) {
      this.#boardEditor.selection.reshape(line.id);
      this.#targets.notices.say(t("points.begun"));
    }
  };

  readonly moveToLayer = (toBackground: boolean): void => {
    const { status, notices } = this.#targets;
    const refusal = editingRefusal(status.situation.peek()) ?? (status.role.peek() === "teacher" ? undefined : "not-allowed");
    if (refusal !== undefined) {
      notices.say(refusalText(refusal));
    } else if (movable(this.#boardEditor, toBackground).length > 0) {
      moveToLayer(this.#boardEditor, toBackground);
      notices.say(t(toBackground ? "layer.isBackground" : "layer.isContent"));
    }
  };

  readonly toggleSnap = (target: "elements" | "grid"): void => {
    const isOn = this.#boardEditor.snaps.toggle(target);
    this.#targets.notices.say(t(`snap.${target}.${isOn ? "on" : "off"}`));
  };

  readonly toggleLetterKeys = (): void => {
    const { help, notices } = this.#targets;
    help.toggleLetterKeys();
    notices.say(t(help.hasLetterKeys ? "letterKeys.on" : "letterKeys.off"));
  };

  readonly toggleAnnouncements = (): void => {
    const { help, notices } = this.#targets;
    help.toggleAnnouncements();
    notices.say(t(help.announcesChanges ? "announcements.on" : "announcements.off"));
  };

  readonly isCommentable = (): boolean => {
    const [only, ...others] = this.#boardEditor.selected();
    return others.length === 0 && isCommentable(only, this.#boardEditor.offered());
  };

  /** Opens what is selected, to be written by the key that is pressed. Returns whether it is open. */
  readonly write = (): boolean => {
    this.open();
    return this.#targets.stage.textEditor.isOpen;
  };

  /** Runs the command of some keys. Returns whether there is one. What isn't possible says why by itself. */
  readonly press = (event: KeyPress): boolean => {
    const meant = combinations(event).filter((keys) => this.#targets.help.hasLetterKeys || !isLetter(keys));
    const command = meant.map((keys) => this.#keys.get(keys)).find((found) => found !== undefined);
    command?.run(this);
    return command !== undefined;
  };

  readonly selectAll = (): void => {
    this.choose(restingTool);
    this.#boardEditor.selectAll();
  };

  /** Ends one thing that is going on: a gesture, an open panel, following, the work in a group, the selection, or the work with a tool. */
  readonly escape = (): void => {
    const { input, active, panels, follow, lookingBack } = this.#targets;
    if (lookingBack.end() || input.cancel() || active.tool.conclude?.(false) === true || panels.close() || follow.stop()) {
      return;
    }
    if (this.#boardEditor.selection.endMode() || leaveGroup(this.#boardEditor)) {
      return;
    }
    if (this.#boardEditor.selection.isEmpty) {
      this.choose(restingTool);
    } else {
      this.#boardEditor.selection.clear();
    }
  };

  /** Ends what the tool makes, or makes something in the middle of the view, unless something is selected. */
  readonly place = (): boolean => {
    const { stage, active, status } = this.#targets;
    if (active.tool.conclude?.(true) === true) {
      return true;
    }
    const { requires } = active.definition;
    return !this.isLookingBack() && this.#boardEditor.selection.isEmpty && refusalToDo(requires, status.situation.peek()) === undefined &&
      placeByKey(active.definition, active.tool, stage.viewport.centre, stage.viewport.camera.zoom, performance.now());
  };

  readonly arrow = (dx: number, dy: number, isLarge: boolean, isResizing: boolean): void => {
    const step = isLarge ? ARROW.large : ARROW.small;
    if (this.#boardEditor.selection.cropped !== undefined) {
      this.#resizing.by(dx * step, dy * step, isResizing ? 1 : -1);
    } else if (isResizing || this.#boardEditor.selection.point !== undefined) {
      this.#resizing.by(dx * step, dy * step);
    } else if (this.#boardEditor.selection.isEmpty) {
      this.#targets.stage.viewport.pan(-dx * ARROW.pan, -dy * ARROW.pan);
    } else {
      this.#nudge.by(dx * step, dy * step);
    }
  };

  get #boardEditor() {
    return this.#targets.stage.boardEditor;
  }

  #withSelected(act: (only: Drawn) => void): void {
    const [only, ...others] = this.#boardEditor.selected();
    if (only !== undefined && others.length === 0) {
      act(only);
    }
  }
}
