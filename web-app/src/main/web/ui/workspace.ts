import type { Session, SessionNews } from "../board/board.ts";
import { definitionOf } from "../elements/registry.ts";
import type { Drawn } from "../protocol/element.ts";
import type { ErrorCode } from "../protocol/facts.ts";
import { type Capability, refusalToDo } from "../store/permission.ts";
import { Nudge } from "../editing/nudge.ts";
import { createTools, firstTool, restingTool, type ToolName, tools } from "../tools/registry.ts";
import type { Tool, ToolDefinition } from "../tools/tool.ts";
import { Bars } from "./bars.ts";
import { BoardHeader } from "./board_header.ts";
import { CommentsPanel } from "./comments_panel.ts";
import { FollowController } from "./follow_controller.ts";
import { button, make } from "./dom.ts";
import { icon } from "./icons.ts";
import { listenToKeys } from "./keys.ts";
import { PointerInput } from "./pointer_input.ts";
import { Share, type ShareOptions } from "./share.ts";
import { Stage } from "./stage.ts";
import { strings } from "./strings.ts";
import { Toasts } from "./toasts.ts";

export interface WorkspaceOptions {
  readonly session: Session;
  readonly name: string;
  readonly share: ShareOptions;
  changeName(): void;
}

/** In board units, and in screen pixels. */
const ARROW = { small: 1, large: 10, pan: 60 };

/** Everything on the page: the board's stage and the bars around it. */
export class Workspace {
  private readonly session: Session;
  private readonly stage: Stage;
  private readonly input: PointerInput;
  private readonly nudge: Nudge;
  private readonly tools: Readonly<Record<ToolName, Tool>>;
  private readonly comments: CommentsPanel;
  private readonly header: BoardHeader;
  private readonly share: Share;
  private readonly following: FollowController;
  private readonly toasts = new Toasts();
  private readonly bars: Bars;
  private toolName: ToolName = firstTool;

  constructor(options: WorkspaceOptions) {
    this.session = options.session;
    this.stage = new Stage(this.session, {
      cameraMoved: () => this.cameraMoved(),
      lookedAround: () => {
        this.following.stop();
        this.input.lookedAround();
      },
      isBusy: () => this.input.isWorking,
      styleChanged: () => this.selectionChanged(),
      toolDone: () => this.choose(restingTool),
      comments: (post) => this.comments.open(post),
    });
    const { boardEditor, textEditor } = this.stage;
    this.tools = createTools(boardEditor);
    this.nudge = new Nudge(boardEditor);
    this.input = new PointerInput(this.stage.surface, {
      tool: () => this.tools[this.toolName],
      camera: () => this.stage.camera,
      look: (camera) => this.stage.look(camera),
      pointed: (at) => this.session.announcer.point(at),
      began: () => {
        textEditor.close();
        this.share.hide();
        this.following.panel.hide();
      },
      touched: () => this.session.announcer.hesitate(),
    });
    const actions = this.actions();
    this.bars = new Bars(this.session, this.stage, () => this.toolName, (capability) => this.refusalToDo(capability) === undefined, actions);
    this.comments = new CommentsPanel(this.session, this.stage);
    this.header = new BoardHeader(this.session, boardEditor, {
      say: (text) => this.toasts.show(text),
      imported: () => this.stage.fit(),
    });
    this.share = new Share(options.share);
    this.following = new FollowController(this.session, this.stage, (text) => this.toasts.show(text));
    listenToKeys(actions);
    ["keydown", "input", "pointerdown", "wheel"].forEach((kind) =>
      addEventListener(kind, () => this.session.noteActivity(), { capture: true, passive: true }));
    document.body.append(this.stage.surface, ...this.layout(options));
    this.session.on((news) => this.hear(news));
    this.choose(this.toolName);
  }

  /** Shows the board's addresses, to be given to others. */
  invite(): void {
    void this.share.show();
  }

  private layout(options: WorkspaceOptions): readonly HTMLElement[] {
    const name = button(
      { label: strings.changeName, className: "name", testId: "change-name", press: () => options.changeName() },
      icon("person"),
      make("span", {}, options.name),
    );
    return [
      this.header.element,
      make("div", { class: "corner end" }, this.following.panel.element, make("div", { class: "panel" }, name), this.share.element),
      this.comments.element,
      ...this.bars.elements,
      make("div", { class: "notices" }, this.header.banner, this.following.banner.element, this.toasts.element),
    ];
  }

  private actions() {
    const { boardEditor } = this.stage;
    return {
      choose: (tool: ToolName) => this.choose(tool),
      undo: () => this.session.undo(),
      redo: () => this.session.redo(),
      remove: () => boardEditor.removeSelected(),
      selectAll: () => {
        this.choose(restingTool);
        boardEditor.selectAll();
      },
      escape: () => this.escape(),
      open: () => this.withSelected((only) => boardEditor.edit(only)),
      like: () => this.withSelected((only) => boardEditor.toggleLike(only)),
      comment: () => this.withSelected((only) => definitionOf(only).isCommentable && this.comments.open(only.id)),
      lock: () => boardEditor.toggleLock(),
      arrow: (dx: number, dy: number, large: boolean) => this.arrow(dx, dy, large ? ARROW.large : ARROW.small),
      arrowsReleased: () => this.nudge.finish(),
      holdPan: (held: boolean) => this.input.holdPanKey(held),
      zoomIn: () => this.stage.zoom(1),
      zoomOut: () => this.stage.zoom(-1),
      actualSize: () => this.stage.zoomTo(1),
      fit: () => this.stage.fit(),
    };
  }

  private choose(tool: ToolName): void {
    const refusal = this.refusalOf(tool);
    if (refusal !== undefined) {
      this.toasts.show(strings.notices[refusal]);
      return;
    }
    this.stage.textEditor.close();
    this.input.cancel();
    this.toolName = tool;
    const { keepsSelection }: ToolDefinition = tools[tool];
    if (!keepsSelection) {
      this.stage.boardEditor.selection.clear();
    }
    this.input.showCursor();
    this.bars.refresh();
  }

  private escape(): void {
    const { selection } = this.stage.boardEditor;
    if (this.input.cancel() || this.following.panel.hide() || this.following.stop()) {
      return;
    }
    if (selection.isEmpty) {
      this.choose(restingTool);
    } else {
      selection.clear();
    }
  }

  private withSelected(act: (only: Drawn) => void): void {
    const [only, ...others] = this.stage.boardEditor.selected();
    if (only !== undefined && others.length === 0) {
      act(only);
    }
  }

  /** Why the person can't use a tool. */
  private refusalOf(tool: ToolName): ErrorCode | undefined {
    return this.refusalToDo(tools[tool].requires);
  }

  private refusalToDo(capability: Capability): ErrorCode | undefined {
    return refusalToDo(capability, { role: this.session.role(), frozen: this.session.settings().frozen });
  }

  private arrow(dx: number, dy: number, step: number): void {
    if (this.stage.boardEditor.selection.isEmpty) {
      this.stage.pan(-dx * ARROW.pan, -dy * ARROW.pan);
    } else {
      this.nudge.by(dx * step, dy * step);
    }
  }

  private hear(news: SessionNews): void {
    if (typeof news === "object") {
      if ("notice" in news) {
        this.toasts.show(news.kept === undefined ? strings.notices[news.notice] : strings.kept(news.kept));
      } else if ("kept" in news) {
        this.toasts.show(strings.kept(news.kept));
      } else if ("called" in news) {
        this.following.called(news.called);
      }
    } else if (news === "awareness") {
      this.stage.presence.update();
      this.following.refresh();
    } else if (news === "people") {
      this.following.peopleChanged();
      this.comments.peopleChanged();
    } else if (news === "history") {
      this.bars.refresh();
    } else {
      this.header.refresh();
      if (news === "board" || news === "role") {
        this.permissionsChanged();
        this.following.peopleChanged();
      }
    }
  }

  private cameraMoved(): void {
    this.bars.refresh();
    this.following.tellView();
  }

  private selectionChanged(): void {
    this.bars.refresh();
    if (this.comments.isOpen) {
      this.withSelected((only) => definitionOf(only).isCommentable && this.comments.follow(only.id));
    }
  }

  /** Nobody draws in vain: whoever can't change the board has the tool that changes nothing. */
  private permissionsChanged(): void {
    if (this.refusalOf(this.toolName) !== undefined) {
      this.choose(restingTool);
    }
    this.comments.refresh();
    this.bars.refresh();
  }
}
