import type { Clock } from "../base/clock.ts";
import { type Place, tenth } from "../protocol/awareness.ts";
import {
  type Area,
  type AwarenessUpdate,
  type Drag,
  limits,
  type Point as WirePoint,
  type Role,
  times,
} from "../protocol/contract.ts";
import type { ElementOf } from "../protocol/element.ts";
import type { Activity } from "./activity.ts";
import { InkSender } from "./ink_sender.ts";
import { sameJson, Sender } from "./sender.ts";

/** In milliseconds (A1). Ink, drags and lasers tell the cursor's place, too: then it is sent less often. */
const interval = { cursorBeside: 100, view: 100 };

/** The delay before a touch is sent, because it may become a pinch, in milliseconds. */
const hesitation = 100;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Sends the person's own awareness. May be called at any rate; places are in board units. */
export class Announcer {
  readonly #clock: Clock;
  readonly #activity: Pick<Activity, "note">;
  readonly #send: (message: AwarenessUpdate) => void;
  readonly #cursor: Sender<WirePoint>;
  readonly #ink: InkSender;
  readonly #drag: Sender<Drag>;
  readonly #laser: Sender<WirePoint>;
  readonly #view: Sender<Area>;
  readonly #follow: Sender<string>;
  readonly #writing: Sender<string>;
  /** What is sent again after a loss. The cursor isn't: it moves on anyway. */
  readonly #losable: readonly Pick<Sender<unknown>, "restart" | "close">[];
  #role: Role | undefined;
  #call: { readonly n: number; readonly area: Area; readonly at: number } | undefined;

  /** `tick`: the server's batching interval in milliseconds; sending more often is useless. */
  constructor(clock: Clock, tick: () => number, activity: Pick<Activity, "note">, send: (message: AwarenessUpdate) => void) {
    const held = { interval: tick, repeats: () => true, life: times.gestureLife, same: sameJson };
    const lasting = { ...held, repeats: () => false, life: Infinity };
    const cursor = { ...held, repeats: () => this.#isBusy, interval: () => (this.#isBusy ? interval.cursorBeside : tick()) };
    this.#clock = clock;
    this.#activity = activity;
    this.#send = send;
    this.#cursor = new Sender<WirePoint>(clock, cursor, (at) => this.#gesture({ type: "cursor", ...(at && { at }) }));
    this.#ink = new InkSender(clock, tick, (ink) => this.#gesture({ type: "ink", ...(ink && { ink }) }));
    this.#drag = new Sender<Drag>(clock, held, (drag) => this.#gesture({ type: "drag", ...(drag && { drag }) }));
    this.#laser = new Sender<WirePoint>(clock, held, (at) => this.#gesture({ type: "laser", ...(at && { at }) }));
    this.#view = new Sender<Area>(clock, { ...lasting, interval: () => interval.view }, (area) =>
      this.#gesture({ type: "view", ...(area && { area }) }));
    this.#follow = new Sender<string>(clock, lasting, (user) => send({ type: "follow", ...(user !== undefined && { user }) }));
    this.#writing = new Sender<string>(clock, held, (id) => this.#gesture({ type: "writing", ...(id !== undefined && { id }) }));
    this.#losable = [this.#ink, this.#drag, this.#laser, this.#view, this.#follow, this.#writing];
  }

  /** The cursor's place; undefined: it isn't on the board. */
  point(place: Point | undefined): void {
    this.#does(this.#cursor, place && at(place));
  }

  /** A touch begins, which may become a pinch: delays what is sent of it. */
  hesitate(): void {
    [this.#cursor, this.#ink, this.#drag, this.#laser].forEach((sender) => sender.pause(hesitation));
  }

  /** The stroke that is being drawn; undefined: the pen is up. */
  draw(stroke: ElementOf<"stroke"> | undefined): void {
    this.#does(this.#ink, stroke);
  }

  /** The stroke that was being drawn was cancelled. */
  takeBack(): void {
    this.#ink.takeBack();
  }

  /** The places of the elements that are being dragged or resized. Only the first `draggedElements` are sent. */
  drag(places: Iterable<readonly [id: string, place: Place]> | undefined): void {
    this.#does(this.#drag, places && Object.fromEntries(
      [...places].slice(0, limits.draggedElements).map(([id, place]) => [id, tenths(place)]),
    ));
  }

  laser(place: Point | undefined): void {
    this.#does(this.#laser, place && at(place));
  }

  /** The visible part of the board, while somebody follows the person; undefined: nobody does. */
  view(area: Area | undefined): void {
    const [x, y, w, h] = area ?? [];
    this.#view.show(area && [tenth(x!), tenth(y!), tenth(w!), tenth(h!)]);
  }

  follow(user: string | undefined): void {
    this.#follow.show(user);
  }

  /** The element whose text the person writes; undefined: none. */
  write(id: string | undefined): void {
    this.#does(this.#writing, id);
  }

  /** Calls everybody to a part of the board. */
  call([x, y, w, h]: Area): void {
    this.#activity.note();
    this.#call = { n: (this.#call?.n ?? 0) + 1, area: [tenth(x), tenth(y), tenth(w), tenth(h)], at: this.#clock.now() };
    this.#sayCall();
  }

  /** A new connection: everything is sent again. */
  welcomed(role: Role): void {
    this.#role = role;
    this.#cursor.restart();
    this.restart();
  }

  /** Something that was sent was lost: sends the state again. */
  restart(): void {
    this.#losable.forEach((sender) => sender.restart());
    this.#sayCall();
  }

  close(): void {
    [this.#cursor, ...this.#losable].forEach((sender) => sender.close());
  }

  get #isBusy(): boolean {
    return this.#ink.isDrawing || this.#drag.latest !== undefined || this.#laser.latest !== undefined;
  }

  /** Sent again after a loss: receivers recognise it by its number. */
  #sayCall(): void {
    if (this.#call !== undefined && this.#clock.now() - this.#call.at < times.gestureLife) {
      this.#send({ type: "call", n: this.#call.n, area: this.#call.area });
    }
  }

  #does<V>(sender: Pick<Sender<V>, "show">, value: V | undefined): void {
    if (value !== undefined) {
      this.#activity.note();
    }
    sender.show(value);
  }

  /** Viewers send no gestures (R4). */
  #gesture(message: AwarenessUpdate): void {
    if (this.#role !== undefined && this.#role !== "viewer") {
      this.#send(message);
    }
  }
}

function tenths({ rotation, crop, points, ...place }: Place): Place {
  const lengths = Object.fromEntries(Object.entries(place).map(([name, value]) => [name, tenth(value)]));
  return {
    ...lengths,
    ...(rotation !== undefined && { rotation: tenth(rotation) % limits.fullTurn }),
    ...(crop !== undefined && { crop }),
    ...(points !== undefined && { points: points.map(tenth) }),
  };
}

function at({ x, y }: Point): WirePoint {
  return [tenth(x), tenth(y)];
}
