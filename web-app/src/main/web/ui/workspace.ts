import type { Session, SessionNews } from "../board/board.ts";
import { Frame } from "../canvas/frame.ts";
import type { ElementType } from "../protocol/element.ts";
import { Nudge } from "../tools/nudge.ts";
import { PenTool } from "../tools/pen.ts";
import { PostTool, TextTool } from "../tools/placing.ts";
import { RectangleTool } from "../tools/rectangle.ts";
import { SelectTool } from "../tools/select.ts";
import { aspectsOf } from "../tools/style.ts";
import type { Tool, ToolName } from "../tools/tool.ts";
import { button, make } from "./dom.ts";
import { icon } from "./icons.ts";
import { listenToKeys } from "./keys.ts";
import { PointerInput } from "./pointer_input.ts";
import { Share } from "./share.ts";
import { Stage } from "./stage.ts";
import { ConnectionStatus } from "./status.ts";
import { strings } from "./strings.ts";
import { StyleBar } from "./style_bar.ts";
import { Toasts } from "./toasts.ts";
import { Toolbar } from "./toolbar.ts";
import { ViewBar } from "./view_bar.ts";

export interface WorkspaceOptions {
  readonly session: Session;
  readonly name: string;
  readonly address: string;
  changeName(): void;
}

/** In board units, and in screen pixels. */
const ARROW = { small: 1, large: 10, pan: 60 };

const MAKES: Readonly<Record<ToolName, readonly ElementType[]>> = {
  select: [],
  pen: ["stroke"],
  rectangle: ["rectangle"],
  text: ["text"],
  post: ["post"],
};

/** Everything on the page: the board's stage and the bars around it. */
export class Workspace {
  private readonly session: Session;
  private readonly stage: Stage;
  private readonly input: PointerInput;
  private readonly nudge: Nudge;
  private readonly tools: Readonly<Record<ToolName, Tool>>;
  private readonly toolbar: Toolbar;
  private readonly styleBar: StyleBar;
  private readonly viewBar: ViewBar;
  private readonly share: Share;
  private readonly status = new ConnectionStatus();
  private readonly toasts = new Toasts();
  private readonly bars = new Frame(() => this.showBars());
  private toolName: ToolName = "pen";

  constructor(options: WorkspaceOptions) {
    this.session = options.session;
    this.stage = new Stage(this.session, {
      cameraMoved: () => this.bars.ask(),
      styleChanged: () => this.bars.ask(),
      toolDone: () => this.choose("select"),
    });
    const { bench, editor } = this.stage;
    this.tools = {
      select: new SelectTool(bench),
      pen: new PenTool(bench),
      rectangle: new RectangleTool(bench),
      text: new TextTool(bench),
      post: new PostTool(bench),
    };
    this.nudge = new Nudge(bench);
    this.input = new PointerInput(this.stage.surface, {
      tool: () => this.tools[this.toolName],
      camera: () => this.stage.camera,
      look: (camera) => this.stage.look(camera),
      pointed: ({ x, y }) => this.session.moveCursor(x, y),
      began: () => {
        editor.close();
        this.share.hide();
      },
    });
    const actions = this.actions();
    this.toolbar = new Toolbar(actions);
    this.viewBar = new ViewBar(actions);
    this.styleBar = new StyleBar((change) => bench.restyle(change));
    this.share = new Share(options.address);
    listenToKeys(actions);
    document.body.append(this.stage.surface, ...this.layout(options), this.toasts.element);
    this.session.on((news) => this.hear(news));
    this.status.show(this.session);
    this.choose(this.toolName);
  }

  /** Shows the board's address, to be given to others. */
  invite(): void {
    this.share.show();
  }

  private layout(options: WorkspaceOptions): readonly HTMLElement[] {
    const brand = make("h1", { class: "brand" }, "Chalkstream");
    const name = button(
      { label: strings.changeName, className: "name", testId: "change-name", press: () => options.changeName() },
      icon("person"),
      make("span", {}, options.name),
    );
    return [
      make("header", { class: "corner start panel" }, brand, this.status.element),
      make("div", { class: "corner end" }, make("div", { class: "panel" }, name), this.share.element),
      make("div", { class: "dock" }, this.styleBar.element, this.toolbar.element),
      this.viewBar.element,
    ];
  }

  private actions() {
    const { bench } = this.stage;
    return {
      choose: (tool: ToolName) => this.choose(tool),
      undo: () => this.session.undo(),
      redo: () => this.session.redo(),
      remove: () => bench.removeSelected(),
      selectAll: () => {
        this.choose("select");
        bench.selectAll();
      },
      escape: () => this.escape(),
      open: () => {
        const [only, ...others] = bench.selected();
        if (only !== undefined && others.length === 0) {
          bench.edit(only);
        }
      },
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
    this.stage.editor.close();
    this.input.cancel();
    this.toolName = tool;
    if (tool !== "select") {
      this.stage.bench.selection.clear();
    }
    this.input.showCursor();
    this.bars.ask();
  }

  private escape(): void {
    const { selection } = this.stage.bench;
    if (this.input.cancel()) {
      return;
    }
    if (selection.isEmpty) {
      this.choose("select");
    } else {
      selection.clear();
    }
  }

  private arrow(dx: number, dy: number, step: number): void {
    if (this.stage.bench.selection.isEmpty) {
      this.stage.pan(-dx * ARROW.pan, -dy * ARROW.pan);
    } else {
      this.nudge.by(dx * step, dy * step);
    }
  }

  private hear(news: SessionNews): void {
    if (typeof news === "object") {
      this.toasts.show(strings.notices[news.notice]);
    } else if (news === "cursors") {
      this.stage.cursors.update(this.session.cursors());
    } else if (news === "history") {
      this.bars.ask();
    } else {
      this.status.show(this.session);
    }
  }

  private showBars(): void {
    const { bench } = this.stage;
    const { undo, redo } = this.session.history();
    const selected = bench.selected();
    if (this.toolName === "select") {
      bench.adoptStyle();
    }
    const types = this.toolName === "select" ? selected.map(({ type }) => type) : MAKES[this.toolName];
    this.toolbar.show({ tool: this.toolName, canUndo: undo > 0, canRedo: redo > 0, canRemove: selected.length > 0 });
    this.styleBar.show(bench.style(), aspectsOf(types), this.stage.theme());
    this.viewBar.show(this.stage.camera.zoom);
  }
}
