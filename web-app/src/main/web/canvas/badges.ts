import { around, type Box, grow, union } from "../geometry/box.ts";

/** What people have added to an element: likes, comments, a lock. */
export interface Marks {
  readonly likes: number;
  /** Whether one of the likes is the person's own. */
  readonly liked: boolean;
  readonly comments: number;
  readonly locked: boolean;
}

export type BadgeKind = "likes" | "comments" | "lock";

/** A small label at an element's edge. */
export interface Badge {
  readonly kind: BadgeKind;
  readonly box: Box;
  readonly text: string;
  /** The person's own. */
  readonly own: boolean;
}

/** Sizes of a badge, in board units. */
export const BADGE = { height: 22, padding: 6, icon: 12, gap: 4, digit: 7, between: 4, edge: 1, font: { size: 12, weight: 700 } } as const;

/** Likes and comments hang at the lower right corner of an element's box, the lock at the upper one. */
export function badgesOf(bounds: Box, { likes, liked, comments, locked }: Marks): readonly Badge[] {
  const badges: Badge[] = [];
  let right = bounds.maxX + BADGE.padding;
  const hang = (kind: BadgeKind, count: number, own: boolean) => {
    const text = String(count);
    const width = 2 * BADGE.padding + BADGE.icon + BADGE.gap + text.length * BADGE.digit;
    badges.push({ kind, box: boxAt(right - width, bounds.maxY, width), text, own });
    right -= width + BADGE.between;
  };
  if (comments > 0) {
    hang("comments", comments, false);
  }
  if (likes > 0) {
    hang("likes", likes, liked);
  }
  if (locked) {
    const width = BADGE.height;
    badges.push({ kind: "lock", box: boxAt(bounds.maxX + BADGE.padding - width, bounds.minY, width), text: "", own: false });
  }
  return badges;
}

/** The box around an element and its badges. */
export function withBadges(bounds: Box, badges: readonly Badge[]): Box {
  const hanging = around(badges.map(({ box }) => box));
  return hanging === undefined ? bounds : union(bounds, grow(hanging, BADGE.edge / 2));
}

function boxAt(minX: number, middleY: number, width: number): Box {
  return { minX, minY: middleY - BADGE.height / 2, maxX: minX + width, maxY: middleY + BADGE.height / 2 };
}
