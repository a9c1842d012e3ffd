import { eased } from "./easing.ts";
import { distance, type Point } from "../geometry/box.ts";
import type { CursorSprites } from "./cursor_sprites.ts";
import type { Drawable, DrawableSource, DeviceTransform } from "./drawables.ts";

/** The latest known cursor of a client. */
export interface RemoteCursor {
  readonly client: string;
  readonly name: string;
  readonly colour: number;
  /** In board units. */
  readonly at: Point;
}

interface Track {
  remote: RemoteCursor;
  at: Point;
}

/** Within this distance, in screen pixels, the animation ends. */
const NEAR = 0.5;

/** Animates the others' cursors to their latest places. */
export class CursorAnimations implements DrawableSource {
  private readonly tracks = new Map<string, Track>();

  constructor(
    private readonly sprites: Pick<CursorSprites, "of">,
    private readonly zoom: () => number,
  ) {}

  /** Sets the cursors to show; all others disappear. */
  show(cursors: Iterable<RemoteCursor>): void {
    const present = new Set<string>();
    for (const remote of cursors) {
      present.add(remote.client);
      const track = this.tracks.get(remote.client);
      if (track === undefined) {
        this.tracks.set(remote.client, { remote, at: remote.at });
      } else {
        track.remote = remote;
      }
    }
    this.tracks.forEach((_, client) => present.has(client) || this.tracks.delete(client));
  }

  advance(milliseconds: number): boolean {
    let moving = false;
    for (const track of this.tracks.values()) {
      const { at: target } = track.remote;
      const isNear = distance(track.at, target) * this.zoom() < NEAR;
      track.at = isNear ? target : eased(track.at, target, milliseconds);
      moving ||= !isNear;
    }
    return moving;
  }

  *drawables({ scale, offsetX, offsetY, pixelRatio }: DeviceTransform): Iterable<Drawable> {
    for (const [key, { at, remote }] of this.tracks) {
      const sprite = this.sprites.of(remote.name, remote.colour, pixelRatio);
      const minX = Math.round(at.x * scale + offsetX) - sprite.tip;
      const minY = Math.round(at.y * scale + offsetY) - sprite.tip;
      yield {
        key,
        box: { minX, minY, maxX: minX + sprite.image.width, maxY: minY + sprite.image.height },
        look: sprite,
        paint: (context) => context.drawImage(sprite.image, minX, minY),
      };
    }
  }
}
