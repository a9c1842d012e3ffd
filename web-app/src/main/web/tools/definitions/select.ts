import { MousePointer2 } from "lucide";
import type { BadgeKind } from "../../canvas/badges.ts";
import { changeable, movedChanges } from "../../editing/changes.ts";
import type { EditorContext } from "../../editing/context.ts";
import { copiesOf, putCopies } from "../../editing/copying.ts";
import { type Handle, handleAt, resizable, type Resizable } from "../../editing/handles.ts";
import { becoming, type Resize, resizing } from "../../editing/resizing.ts";
import { definitionOf } from "../../elements/registry.ts";
import { boxBetween, distance, holds } from "../../geometry/box.ts";
import type { Drawn } from "../../protocol/element.ts";
import type { Sample, Tool, ToolDefinition } from "../tool.ts";

/** In screen pixels. */
const REACH = 6;
const DRAG_FROM = 4;
const DOUBLE_CLICK = { milliseconds: 400, pixels: 10 };

type State =
  | { readonly kind: "idle" }
  /** Down on an element, or within the selection's frame. */
  | { readonly kind: "pressed"; readonly start: Sample; readonly hit: string | undefined; readonly fresh: boolean }
  | { readonly kind: "badge"; readonly start: Sample; readonly element: Drawn; readonly badge: BadgeKind }
  | { readonly kind: "dragging"; readonly start: Sample; readonly ids: ReadonlySet<string> }
  | { readonly kind: "resizing"; readonly start: Sample; readonly what: Resizable; readonly handle: Handle; readonly ids: ReadonlySet<string> }
  | { readonly kind: "marquee"; readonly start: Sample; readonly before: ReadonlySet<string> };

type Dragging = Extract<State, { kind: "dragging" }>;

const IDLE: State = { kind: "idle" };

/**
 * Selects by clicks and by a marquee, drags what is selected, with alt a copy of it, and opens what is clicked twice. What the person can't
 * change can be clicked, to be liked or commented on, but stays where it is.
 */
export class SelectTool implements Tool {
  cursor = "default";
  private state: State = IDLE;
  private lastClick: Sample | undefined;

  constructor(private readonly context: EditorContext) {}

  down(at: Sample): void {
    const { selection, scene } = this.context;
    this.context.hover(undefined);
    const pressed = scene.badgeAt(at);
    if (pressed !== undefined && pressed.badge.kind !== "lock") {
      this.state = { kind: "badge", start: at, element: pressed.element, badge: pressed.badge.kind };
      return;
    }
    if (this.beginResizing(at)) {
      return;
    }
    const hit = scene.hit(at, REACH / this.context.zoom())?.id;
    const fresh = hit !== undefined && !selection.has(hit);
    if (fresh) {
      selection.set(at.shift ? [...selection.ids, hit] : [hit]);
    }
    if (hit !== undefined || (!at.shift && this.inFrame(at))) {
      this.state = { kind: "pressed", start: at, hit, fresh };
    } else {
      this.beginMarquee(at);
    }
  }

  move(samples: readonly Sample[]): void {
    const at = samples.at(-1)!;
    if (this.state.kind === "pressed" && this.pixels(this.state.start, at) >= DRAG_FROM) {
      this.beginDrag(this.state.start);
    }
    if (this.state.kind === "dragging") {
      this.showDrag(this.state, at);
    } else if (this.state.kind === "resizing") {
      this.context.scene.transform(this.state.ids, this.resize(this.state, at));
    } else if (this.state.kind === "marquee") {
      const { selection, scene } = this.context;
      const box = boxBetween(this.state.start, at);
      this.context.marquee(box);
      selection.set([...this.state.before, ...scene.touched(box).filter((element) => this.context.mayChange(element)).map(({ id }) => id)]);
    }
  }

  up(at: Sample): void {
    const { state } = this;
    if (state.kind === "pressed") {
      this.click(at, state.hit, state.fresh);
    } else if (state.kind === "dragging") {
      this.drop(state, at);
    } else if (state.kind === "resizing") {
      this.context.apply(becoming(this.context.elements(state.ids), this.resize(state, at)));
      this.context.scene.endMovement();
    } else if (state.kind === "badge" && this.pixels(state.start, at) < DRAG_FROM) {
      this.context.pressBadge(state.element, state.badge);
    }
    this.rest();
  }

  cancel(): void {
    if (this.state.kind === "dragging" || this.state.kind === "resizing") {
      this.context.scene.endMovement();
    } else if (this.state.kind === "marquee") {
      this.context.selection.set(this.state.before);
    }
    this.rest();
  }

  hover(at: Sample | undefined): void {
    const what = at && resizable(this.context);
    const handle = at && what && handleAt(what, at, at.pointer === "touch", this.context.zoom());
    const hit = at === undefined || handle !== undefined ? undefined : this.context.scene.hit(at, REACH / this.context.zoom())?.id;
    this.cursor = handle?.cursor ?? "default";
    this.context.hover(hit !== undefined && !this.context.selection.has(hit) ? hit : undefined);
  }

  private beginResizing(at: Sample): boolean {
    const what = resizable(this.context);
    const handle = what && handleAt(what, at, at.pointer === "touch", this.context.zoom());
    if (what === undefined || handle === undefined) {
      return false;
    }
    this.cursor = handle.cursor;
    this.state = { kind: "resizing", start: at, what, handle, ids: new Set(what.elements.map(({ id }) => id)) };
    return true;
  }

  private resize({ start, what, handle }: Extract<State, { kind: "resizing" }>, { x, y, shift, alt }: Sample): Resize {
    return resizing(what, handle.grip, { dx: x - start.x, dy: y - start.y, shift, alt }, this.context.scene.measure);
  }

  private beginDrag(start: Sample): void {
    const ids = changeable(this.context);
    if (ids.size > 0) {
      this.state = { kind: "dragging", start, ids };
    } else {
      this.beginMarquee(start);
    }
  }

  private beginMarquee(start: Sample): void {
    this.state = { kind: "marquee", start, before: start.shift ? this.context.selection.ids : new Set() };
    this.context.selection.set(this.state.before);
  }

  private rest(): void {
    this.state = IDLE;
    this.context.preview([]);
    this.context.marquee(undefined);
  }

  private click(at: Sample, hit: string | undefined, fresh: boolean): void {
    const { selection } = this.context;
    if (this.isDoubleClick(at) && hit !== undefined) {
      this.lastClick = undefined;
      return this.open(hit);
    }
    this.lastClick = at;
    if (hit === undefined) {
      selection.clear();
    } else if (!at.shift) {
      selection.set([hit]);
    } else if (!fresh) {
      selection.toggle(hit);
    }
  }

  private open(id: string): void {
    this.context.elements([id]).forEach((element) => {
      if (definitionOf(element).writing !== undefined && this.context.mayChange(element)) {
        this.context.edit(element);
      }
    });
  }

  private showDrag({ ids, start }: Dragging, { x, y, alt }: Sample): void {
    const { context } = this;
    if (alt) {
      context.scene.endMovement();
      context.preview(copiesOf(context, context.elements(ids), x - start.x, y - start.y));
    } else {
      context.preview([]);
      context.scene.move(ids, x - start.x, y - start.y);
    }
  }

  private drop({ ids, start }: Dragging, { x, y, alt }: Sample): void {
    const { context } = this;
    const elements = context.elements(ids);
    if (alt) {
      putCopies(context, elements, x - start.x, y - start.y);
    } else {
      context.apply(movedChanges(elements, x - start.x, y - start.y));
    }
    context.scene.endMovement();
  }

  private isDoubleClick(at: Sample): boolean {
    const { lastClick } = this;
    return (
      lastClick !== undefined &&
      at.time - lastClick.time <= DOUBLE_CLICK.milliseconds &&
      this.pixels(lastClick, at) <= DOUBLE_CLICK.pixels
    );
  }

  private inFrame(at: Sample): boolean {
    const frame = this.context.scene.boundsOfAll(this.context.selection.ids);
    return frame !== undefined && holds(frame, at);
  }

  private pixels(a: Sample, b: Sample): number {
    return distance(a, b) * this.context.zoom();
  }
}

export const select = {
  label: "select",
  icon: MousePointer2,
  shortcut: "v",
  position: 10,
  requires: "view",
  makes: [],
  keepsSelection: true,
  takesTaps: true,
  create: (context) => new SelectTool(context),
} as const satisfies ToolDefinition;
