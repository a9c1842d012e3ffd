import type { Box } from "../geometry/box.ts";

/** An element's place in the order in which people read. */
export interface Readable {
  readonly id: string;
  readonly box: Box;
}

/**
 * Row by row from above, each row from the left. Boxes are in one row if the middle of each lies beside the first one's box.
 */
export function readingOrder<T extends Readable>(items: readonly T[]): readonly T[] {
  const byTop = [...items].sort((a, b) => a.box.minY - b.box.minY || a.box.minX - b.box.minX || (a.id < b.id ? -1 : 1));
  const rows: T[][] = [];
  for (const item of byTop) {
    const first = rows.at(-1)?.[0];
    const middle = (item.box.minY + item.box.maxY) / 2;
    const isInRow = first !== undefined && middle <= first.box.maxY;
    if (isInRow) {
      rows.at(-1)!.push(item);
    } else {
      rows.push([item]);
    }
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.minX - b.box.minX || a.box.minY - b.box.minY || (a.id < b.id ? -1 : 1)));
}
