import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { FrameScheduler } from "../canvas/frame_scheduler.ts";
import { changeable } from "../editing/changes.ts";
import { among, aspectsIn, aspectsOf, offeredOf } from "../elements/registry.ts";
import type { Aspects, Style } from "../elements/style.ts";
import type { Theme } from "../elements/theme.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Stage } from "../stage/stage.ts";
import type { Viewport } from "../stage/viewport.ts";
import { firstTool, type ToolName, tools } from "../tools/registry.ts";
import type { ToolDefinition } from "../tools/tool.ts";
import type { BoardStatus } from "./board_status.ts";

/** What the person works with and on, for views to follow. What may change often is read once a frame. */
export class EditorState {
  readonly tool = signal<ToolName>(firstTool);
  /** Whether the person has a pen: then fingers move the view, unless they let them draw. */
  readonly penSeen = signal(false);
  readonly fingersDraw = signal(false);
  readonly selected: ReadonlySignal<readonly Drawn[]>;
  /** How many comments there are about the only selected element. */
  readonly comments: ReadonlySignal<number>;
  readonly canRemove: ReadonlySignal<boolean>;
  /** Whether the handles crop the selected element, or move its points, instead of resizing it. */
  readonly isReshaping: ReadonlySignal<boolean>;
  readonly style: ReadonlySignal<Style>;
  /** Which parts of the style can be chosen. */
  readonly aspects: ReadonlySignal<Aspects>;
  readonly theme: ReadonlySignal<Theme>;
  readonly zoom: ReadonlySignal<number>;
  readonly #frame: FrameScheduler;
  readonly #viewFrame: FrameScheduler;

  constructor(stage: Pick<Stage, "boardEditor" | "theme"> & { readonly viewport: Pick<Viewport, "camera"> }, status: BoardStatus) {
    const { boardEditor } = stage;
    const selected = this.selected = signal<readonly Drawn[]>([]);
    const changeableIds = signal<ReadonlySet<string>>(new Set());
    const comments = this.comments = signal(0);
    const isReshaping = this.isReshaping = signal(false);
    const style = this.style = signal(boardEditor.style());
    const theme = this.theme = signal(stage.theme());
    const zoom = this.zoom = signal(stage.viewport.camera.zoom);
    this.canRemove = computed(() => changeableIds.value.size > 0);
    this.aspects = computed(() => {
      const { keepsSelection, makes, aspects }: ToolDefinition = tools[this.tool.value];
      const ofMade = () => aspects === undefined ? aspectsOf(makes) : among(aspects);
      const meant = keepsSelection ? aspectsIn(selected.value.filter(({ id }) => changeableIds.value.has(id))) : ofMade();
      return offeredOf(meant, status.offered.value);
    });
    const read = () => {
      const { keepsSelection }: ToolDefinition = tools[this.tool.value];
      if (keepsSelection) {
        boardEditor.adoptStyle();
      }
      const elements = boardEditor.selected();
      const [only, ...others] = elements;
      selected.value = isSame(selected.peek(), elements) ? selected.peek() : elements;
      changeableIds.value = changeable(boardEditor);
      comments.value = only === undefined || others.length > 0 ? 0 : boardEditor.scene.comments.count(only.id);
      isReshaping.value = (boardEditor.selection.cropped ?? boardEditor.selection.reshaped) !== undefined;
      style.value = boardEditor.style();
      theme.value = stage.theme();
    };
    this.#frame = new FrameScheduler(() => batch(read));
    this.#viewFrame = new FrameScheduler(() => void (zoom.value = stage.viewport.camera.zoom));
    effect(() => {
      [this.tool.value, status.situation.value];
      this.changed();
    });
  }

  /** The selection, its elements, the style or the theme may have changed. */
  changed(): void {
    this.#frame.schedule();
  }

  /** The part of the board that is seen may be another one. */
  viewChanged(): void {
    this.#viewFrame.schedule();
  }
}

function isSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}
