import { labelsOf } from "../awareness/person_labels.ts";
import type { BoardClient } from "../board/board.ts";
import type { Shown } from "../awareness/remote_awareness.ts";
import type { Point } from "../geometry/box.ts";
import { CursorAnimations, type RemoteCursor } from "../canvas/cursor_animations.ts";
import { CursorSprites } from "../canvas/cursor_sprites.ts";
import { DragAnimations } from "../canvas/drag_animations.ts";
import { InkAnimations } from "../canvas/ink_animations.ts";
import { type RemoteWriting, WritingLabels } from "../canvas/writing_labels.ts";
import { LaserAnimations, type RemoteLaser } from "../canvas/laser_animations.ts";
import type { Painter } from "../canvas/paint.ts";
import { PresenceLayer } from "../canvas/presence_layer.ts";
import type { Scene } from "../canvas/scene.ts";
import { extentOf, isDrawn } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import type { View } from "../canvas/view.ts";
import type { Place } from "../protocol/awareness.ts";
import type { Point as WirePoint } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import { make } from "./dom.ts";

export interface PresenceViewOptions {
  readonly client: BoardClient;
  readonly scene: Scene;
  readonly painter: Painter;
  readonly measure: Measure;
  /** Screen pixels for a board unit. */
  zoom(): number;
}

/** What the others show, over the board: their cursors, laser pointers, strokes and what they drag. */
export class PresenceView {
  readonly element = make("canvas", { class: "others", "aria-hidden": "true", "data-testid": "others" });
  private readonly client: BoardClient;
  private readonly cursors: CursorAnimations;
  private readonly lasers: LaserAnimations;
  private readonly inks: InkAnimations;
  private readonly glides: DragAnimations;
  private readonly writings: WritingLabels;
  private readonly layer: PresenceLayer;
  private ownLaser: Point | undefined;

  constructor({ client, scene, painter, measure, zoom }: PresenceViewOptions) {
    this.client = client;
    this.cursors = new CursorAnimations(new CursorSprites(), zoom);
    this.lasers = new LaserAnimations(zoom);
    this.inks = new InkAnimations(painter, measure);
    this.glides = new DragAnimations({ zoom, home: (id) => homeOf(client, id, measure), revision: (id) => client.get(id), place: (places) => scene.place(places) });
    this.writings = new WritingLabels((id) => scene.boundsEvenHidden(id));
    this.layer = new PresenceLayer(this.element, [this.inks, this.writings, this.lasers, this.cursors], this.glides);
    client.subscribe(() => this.update());
    client.on((event) => event === "awareness" && this.update());
  }

  show(view: View): void {
    this.layer.show(view);
  }

  repaint(): void {
    this.layer.repaint();
  }

  /** The person's own laser pointer; undefined: it is off. */
  showLaser(at: Point | undefined): void {
    this.ownLaser = at;
    this.update();
  }

  /** Shows how things are now. */
  private update(): void {
    const { remote } = this.client;
    this.inks.show([...remote.inks()].map(({ value }) => value));
    this.lasers.show([...[...remote.lasers()].map(remoteLaser), ...this.ownLaserPointer()]);
    this.glides.show(new Map([...remote.drags()].flatMap(({ value }) => Object.entries<Place>(value))));
    const labels = labelsOf(remote.people());
    this.writings.show([...remote.writings()].map((shown) => remoteWriting(shown, labels)));
    this.cursors.show([...remote.cursors()].map((shown) => remoteCursor(shown, labels)));
    this.layer.refresh();
  }

  private ownLaserPointer(): readonly RemoteLaser[] {
    const { remote, person, clientId } = this.client;
    const colour = remote.person(person.user)?.colour ?? 0;
    return this.ownLaser === undefined ? [] : [{ client: clientId, colour, at: this.ownLaser, isDirect: true }];
  }
}

function homeOf(client: BoardClient, id: string, measure: Measure): Place | undefined {
  const element = client.get(id);
  return element === undefined || !isDrawn(element) ? undefined : extentOf(element, measure);
}

function remoteLaser({ client, presence: { colour }, value }: Shown<WirePoint>): RemoteLaser {
  return { client, colour, at: pointOf(value) };
}

function remoteCursor({ client, user, presence: { name, colour }, value }: Shown<WirePoint>, labels: ReadonlyMap<string, string>): RemoteCursor {
  return { client, name: labels.get(user) ?? name, colour, at: pointOf(value) };
}

function remoteWriting({ client, user, presence: { name, colour }, value }: Shown<string>, labels: ReadonlyMap<string, string>): RemoteWriting {
  return { client, text: t("writingHere", { name: labels.get(user) ?? name }), colour, element: value };
}

function pointOf([x, y]: WirePoint): Point {
  return { x, y };
}
