import type { Session } from "../board/board.ts";
import { Frame } from "../canvas/frame.ts";
import type { Drawn } from "../protocol/element.ts";
import { changeable } from "../editing/changes.ts";
import { aspectsOf } from "../elements/registry.ts";
import type { Capability } from "../store/permission.ts";
import { type ToolName, tools } from "../tools/registry.ts";
import type { ToolDefinition } from "../tools/tool.ts";
import { make } from "./dom.ts";
import { type SelectionActions, SelectionBar } from "./selection_bar.ts";
import type { Stage } from "./stage.ts";
import { StyleBar } from "./style_bar.ts";
import { Toolbar, type ToolbarActions } from "./toolbar.ts";
import { ViewBar, type ViewActions } from "./view_bar.ts";

/** The bars of buttons at the page's lower edge. */
export class Bars {
  readonly elements: readonly HTMLElement[];
  private readonly toolbar: Toolbar;
  private readonly style: StyleBar;
  private readonly selection: SelectionBar;
  private readonly view: ViewBar;
  private readonly frame = new Frame(() => this.show());

  constructor(
    private readonly session: Session,
    private readonly stage: Stage,
    private readonly tool: () => ToolName,
    private readonly can: (capability: Capability) => boolean,
    actions: ToolbarActions & SelectionActions & ViewActions,
  ) {
    this.toolbar = new Toolbar(actions);
    this.style = new StyleBar((change) => stage.boardEditor.restyle(change));
    this.selection = new SelectionBar(actions);
    this.view = new ViewBar(actions);
    const chosen = make("div", { class: "chosen" }, this.style.element, this.selection.element);
    this.elements = [make("div", { class: "dock" }, chosen, this.toolbar.element), this.view.element];
  }

  /** Shows in the next frame how things are then. */
  refresh(): void {
    this.frame.ask();
  }

  private show(): void {
    const { boardEditor, camera } = this.stage;
    const tool = this.tool();
    const { keepsSelection, makes }: ToolDefinition = tools[tool];
    const canEdit = this.can("edit");
    const { undo, redo, undoes, redoes } = this.session.history();
    const selected = boardEditor.selected();
    const changeableIds = changeable(boardEditor);
    this.toolbar.show({
      tool,
      can: this.can,
      canUndo: canEdit && undo > 0,
      canRedo: canEdit && redo > 0,
      canRemove: changeableIds.size > 0,
      undoes,
      redoes,
    });
    if (keepsSelection) {
      boardEditor.adoptStyle();
    }
    const restyled = selected.filter(({ id }) => changeableIds.has(id)).map(({ type }) => type);
    this.style.show(boardEditor.style(), aspectsOf(keepsSelection ? restyled : makes), this.stage.theme());
    this.showSelection(selected, canEdit);
    this.view.show(camera.zoom);
  }

  private showSelection(selected: readonly Drawn[], canEdit: boolean): void {
    const [only] = selected.length === 1 ? selected : [];
    this.selection.show({
      selected,
      user: this.session.person.user,
      comments: only === undefined ? 0 : this.stage.boardEditor.scene.comments.count(only.id),
      isTeacher: this.session.role() === "teacher",
      canEdit,
    });
  }
}
