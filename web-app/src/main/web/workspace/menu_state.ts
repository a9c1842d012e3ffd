import { type ReadonlySignal, signal } from "@preact/signals";
import type { CommandTarget } from "../commands/command.ts";
import type { EditorContext } from "../editing/context.ts";
import { meant } from "../editing/group_paths.ts";
import { holds, type Point } from "../geometry/box.ts";
import type { MenuRequest } from "../stage/menu_requests.ts";
import type { Stage } from "../stage/stage.ts";
import { elementAt } from "../tools/select/gesture.ts";
import { restingTool, type ToolName, tools } from "../tools/registry.ts";
import type { ToolDefinition } from "../tools/tool.ts";

export interface MenuOptions {
  readonly stage: Pick<Stage, "placeOf"> & {
    readonly surface: Pick<HTMLElement, "focus">;
    readonly boardEditor: Pick<EditorContext, "scene" | "selection" | "zoom">;
  };
  readonly commands: Pick<CommandTarget, "choose">;
  tool(): ToolName;
  /** Whether the person looks at the board as it was. */
  isPast(): boolean;
  /** Ends the gesture that is going on, without a result. */
  cancelGesture(): void;
  /** The person means this place of the board. */
  pointed(at: Point): void;
}

/** The context menu: where on the page it is, and that it is about what lies there. */
export class MenuState {
  readonly #options: MenuOptions;
  readonly #place = signal<Point | undefined>(undefined);

  constructor(options: MenuOptions) {
    this.#options = options;
  }

  /** In pixels of the page; undefined: it isn't open. */
  get place(): ReadonlySignal<Point | undefined> {
    return this.#place;
  }

  close(): void {
    this.#place.value = undefined;
    this.#options.stage.surface.focus({ preventScroll: true });
  }

  open({ at, isTouch }: MenuRequest): void {
    const { stage, commands, tool, cancelGesture, pointed, isPast } = this.#options;
    const { keepsSelection }: ToolDefinition = tools[tool()];
    // A finger that rests while it draws draws. Nothing can be done with what is seen of the past.
    if (isPast() || (isTouch && !keepsSelection)) {
      return;
    }
    cancelGesture();
    if (!keepsSelection) {
      commands.choose(restingTool);
    }
    const place = stage.placeOf(at);
    this.#select(place, isTouch);
    pointed(place);
    this.#place.value = at;
  }

  /** Selects what lies there, unless it is selected with others. */
  #select(place: Point, isTouch: boolean): void {
    const { boardEditor } = this.#options.stage;
    const { scene, selection } = boardEditor;
    const hit = elementAt(boardEditor, place, isTouch);
    const frame = scene.boundsOfAll(selection.ids);
    if (hit !== undefined && !selection.has(hit.id)) {
      selection.set(meant(boardEditor, [hit]));
    } else if (hit === undefined && !(frame !== undefined && holds(frame, place))) {
      // What is in the background is meant here alone.
      const background = scene.hitBackground(place);
      selection.set(background === undefined ? [] : [background.id]);
    }
  }
}
