import { systemClock } from "../../main/web/base/clock.ts";
import { RemoteAwareness } from "../../main/web/awareness/remote_awareness.ts";
import { CursorAnimations } from "../../main/web/canvas/cursor_animations.ts";
import { CursorSprites } from "../../main/web/canvas/cursor_sprites.ts";
import { InkAnimations } from "../../main/web/canvas/ink_animations.ts";
import type { Painter } from "../../main/web/canvas/paint.ts";
import { PresenceLayer } from "../../main/web/canvas/presence_layer.ts";
import type { View } from "../../main/web/canvas/view.ts";
import type { Measure } from "../../main/web/elements/text_layout.ts";
import type { Size } from "../../main/web/geometry/box.ts";
import type { Ink, Presence } from "../../main/web/protocol/contract.ts";
import type { ElementOf } from "../../main/web/protocol/element.ts";
import { newId } from "../../main/web/protocol/ids.ts";

/** A stroke ends, and the next one begins, after so many ticks. */
const TICKS = 40;
const POINTS_PER_TICK = 3;

export interface CrowdBoard {
  has(id: string): boolean;
  put(stroke: ElementOf<"stroke">): void;
}

interface Writer {
  readonly client: string;
  readonly start: readonly [x: number, y: number];
  id: string;
  points: number[];
  sent: number;
}

/** People who all write at once, as a page gets to know it: their strokes grow as awareness, and then come to the board. */
export class Crowd {
  private readonly remote: RemoteAwareness;
  private readonly inks: InkAnimations;
  private readonly cursors = new CursorAnimations(new CursorSprites(), () => 1);
  private readonly layer: PresenceLayer;
  private readonly writers: readonly Writer[];

  constructor(canvas: HTMLCanvasElement, painter: Painter, measure: Measure, count: number, within: Size, private readonly board: CrowdBoard) {
    const page = { people() {}, awareness: () => this.update(), called() {} };
    this.remote = new RemoteAwareness(systemClock, { user: "u", client: () => "u_1" }, { has: board.has, isLocked: () => false }, page);
    this.inks = new InkAnimations(painter, measure);
    this.layer = new PresenceLayer(canvas, [this.inks, this.cursors], { advance: () => false });
    this.writers = Array.from({ length: count }, (_, i) => ({
      client: `w${i}_1`,
      start: [(i % 6 + 0.2) * within.width / 6, (Math.floor(i / 6) + 0.3) * within.height * 6 / count],
      id: newId(),
      points: [],
      sent: i,
    }));
    this.remote.welcomed();
    const presence = (name: string, colour: number): Presence => ({ name, role: "student", colour, since: 0, idle: false });
    this.remote.receive({ complete: true, tick: 50, people: Object.fromEntries(this.writers.map((_, i) => [`w${i}`, presence(`Writer ${i}`, i % 12)])) });
  }

  show(view: View): void {
    this.layer.show(view);
  }

  /** Everybody writes on for a tick. */
  writeOn(): void {
    this.writers.filter(({ sent }) => sent % TICKS === 0).forEach((writer) => this.nextStroke(writer));
    this.remote.receive({
      inks: Object.fromEntries(this.writers.map((writer) => [writer.client, moreOf(writer)])),
      cursors: Object.fromEntries(this.writers.map(({ client, points }) => [client, [points.at(-3)!, points.at(-2)!]])),
    });
  }

  private nextStroke(writer: Writer): void {
    const { id, points } = writer;
    if (points.length > 0) {
      this.board.put({ id, type: "stroke", props: { x: 0, y: 0, z: "", color: "blue", size: 4, points } });
      this.remote.arrived([id]);
    }
    Object.assign(writer, { id: newId(), points: [] });
  }

  private update(): void {
    this.inks.show([...this.remote.inks()].map(({ value }) => value));
    this.cursors.show([...this.remote.cursors()].map(({ client, presence: { name, colour }, value: [x, y] }) => ({ client, name, colour, at: { x, y } })));
    this.layer.refresh();
  }
}

/** Small letters, one after the other. */
function moreOf(writer: Writer): Ink {
  const { id, points, start: [x, y] } = writer;
  const from = points.length / 3;
  const more = Array.from({ length: POINTS_PER_TICK }, (_, i) => {
    const n = from + i;
    return [Math.round(x + n * 1.1 + 6 * Math.sin(n / 2)), Math.round(y + 10 * Math.cos(n / 2)), 0.5];
  }).flat();
  points.push(...more);
  writer.sent++;
  return { id, color: "blue", size: 4, from, points: more };
}
