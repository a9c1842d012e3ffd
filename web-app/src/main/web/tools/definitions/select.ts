import { MousePointer2 } from "lucide";
import type { EditorContext } from "../../editing/context.ts";
import { groupsOf, leadsInto, meant } from "../../editing/group_paths.ts";
import { type Handle, handleAt, resizable, type Resizable } from "../../editing/handles.ts";
import { linkAt } from "../../elements/registry.ts";
import { holds } from "../../geometry/box.ts";
import type { Drawn } from "../../protocol/element.ts";
import { BadgePress } from "../select/badge_press.ts";
import { Clicks } from "../select/clicks.ts";
import { elementAt, type SelectGesture } from "../select/gesture.ts";
import { HandleGesture } from "../select/handle.ts";
import { MarqueeGesture } from "../select/marquee.ts";
import { Press } from "../select/press.ts";
import type { Sample, Tool, ToolDefinition } from "../tool.ts";

/**
 * Selects by clicks and by a marquee, in whole groups, drags what is selected, with alt a copy of it, and opens what is clicked twice. What
 * the person can't change can be clicked, to be liked or commented on, but stays where it is.
 */
export class SelectTool implements Tool {
  cursor = "default";
  private gesture: SelectGesture | undefined;
  private readonly clicks: Clicks;

  constructor(private readonly context: EditorContext) {
    this.clicks = new Clicks(context);
  }

  down(at: Sample): void {
    this.context.hover(undefined);
    this.gesture = this.begin(at);
  }

  move(samples: readonly Sample[]): void {
    this.gesture?.move(samples.at(-1)!);
  }

  up(at: Sample): void {
    this.gesture?.up(at);
    this.gesture = undefined;
  }

  cancel(): void {
    this.gesture?.cancel();
    this.gesture = undefined;
  }

  hover(at: Sample | undefined): void {
    const handle = at && this.grip(at)?.handle;
    const hit = at === undefined || handle !== undefined ? undefined : this.hit(at);
    const isLink = at?.ctrl === true && hit !== undefined && linkAt(hit, at, this.context.scene.measure) !== undefined;
    this.cursor = handle?.cursor ?? (isLink ? "pointer" : "default");
    this.context.hover(hit !== undefined && !this.context.selection.has(hit.id) ? hit.id : undefined);
  }

  private begin(at: Sample): SelectGesture {
    const { context } = this;
    const { selection } = context;
    const pressed = context.scene.badgeAt(at);
    if (pressed !== undefined && pressed.badge.kind !== "lock") {
      return new BadgePress(context, at, pressed.element, pressed.badge.kind);
    }
    const grip = this.grip(at);
    if (grip !== undefined) {
      this.cursor = grip.handle.cursor;
      return new HandleGesture(context, at, grip.what, grip.handle, (end) => this.clickHandle(end));
    }
    const hit = this.hit(at);
    const isNewlySelected = hit !== undefined && !selection.has(hit.id);
    if (isNewlySelected) {
      this.leaveUnless(hit);
      selection.set([...(at.shift ? selection.ids : []), ...meant(context, [hit])]);
    }
    return hit !== undefined || (!at.shift && this.isInFrame(at))
      ? new Press(context, this.clicks, at, hit, isNewlySelected)
      : new MarqueeGesture(context, at, (end) => this.clicks.click(end, undefined, false));
  }

  /** A handle may cover what is meant to be clicked twice. */
  private clickHandle(at: Sample): void {
    const hit = this.hit(at);
    const { selection } = this.context;
    if (hit !== undefined && selection.ids.size === 1 && selection.has(hit.id)) {
      this.clicks.click(at, hit, false);
    }
  }

  /** The handle at a place, and what it resizes or turns. */
  private grip(at: Sample): { readonly what: Resizable; readonly handle: Handle } | undefined {
    const what = resizable(this.context);
    const handle = what && handleAt(what, at, at.pointer === "touch", this.context.zoom());
    return what && handle && { what, handle };
  }

  private hit(at: Sample): Drawn | undefined {
    return elementAt(this.context, at, at.pointer === "touch");
  }

  /** Whoever points at something outside of the group that they are in has left it. */
  private leaveUnless(hit: Drawn): void {
    const { selection } = this.context;
    if (!leadsInto(groupsOf(hit), selection.entered)) {
      selection.enter([]);
    }
  }

  private isInFrame(at: Sample): boolean {
    const frame = this.context.scene.boundsOfAll(this.context.selection.ids);
    return frame !== undefined && holds(frame, at);
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
