import { type Box, centreOf, union } from "../geometry/box.ts";

/** What is further apart than this, in board units, belongs to different parts. */
const cell = 4_000;

/**
 * What lies on a board, as parts that are far from each other, each with the box around it: the part with the most in it
 * comes first. Of what is longer than a part, only the beginning counts.
 */
export function partsOf(boxes: readonly Box[]): readonly Box[] {
  const cells = new Map<string, Cell>();
  for (const box of boxes.map(beginning)) {
    const { x, y } = centreOf(box);
    const at: Cell = { column: Math.floor(x / cell), row: Math.floor(y / cell), box, count: 1 };
    const known = cells.get(keyOf(at));
    cells.set(keyOf(at), known === undefined ? at : joined(known, at));
  }
  const parts: Cell[] = [];
  for (const start of cells.values()) {
    if (cells.delete(keyOf(start))) {
      parts.push(withNeighbours(start, cells));
    }
  }
  return parts.sort((a, b) => b.count - a.count).map(({ box }) => box);
}

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly box: Box;
  readonly count: number;
}

function keyOf({ column, row }: Pick<Cell, "column" | "row">): string {
  return `${column} ${row}`;
}

function joined(cell: Cell, other: Cell): Cell {
  return { ...cell, box: union(cell.box, other.box), count: cell.count + other.count };
}

/** Takes the cells beside this one, those beside them and so on. */
function withNeighbours(start: Cell, cells: Map<string, Cell>): Cell {
  let part = start;
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [dx, dy] of around) {
      const key = keyOf({ column: next.column + dx, row: next.row + dy });
      const neighbour = cells.get(key);
      if (neighbour !== undefined) {
        cells.delete(key);
        open.push(neighbour);
        part = joined(part, neighbour);
      }
    }
  }
  return part;
}

const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const)).filter(([dx, dy]) => dx !== 0 || dy !== 0);

function beginning({ minX, minY, maxX, maxY }: Box): Box {
  return { minX, minY, maxX: Math.min(maxX, minX + cell), maxY: Math.min(maxY, minY + cell) };
}
