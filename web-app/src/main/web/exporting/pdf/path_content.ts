type Number2 = readonly [x: number, y: number];

/** An SVG path of lines and quadratic curves, as content of a PDF page. */
export function pathContent(data: string): string {
  const parts: string[] = [];
  let at: Number2 = [0, 0];
  for (const [, command, list] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (list!.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    switch (command) {
      case "M":
      case "L":
        parts.push(`${written(a, b)} ${command.toLowerCase()}`);
        at = [a, b];
        break;
      case "Q":
        parts.push(`${written(...towards(at, [a, b]), ...towards([c, d], [a, b]), c, d)} c`);
        at = [c, d];
        break;
      case "Z":
        parts.push("h");
        break;
      default:
        throw new Error(`${command} isn't among the commands of the board's paths`);
    }
  }
  return parts.join("\n");
}

/** PDF has cubic curves alone: their control points lie two thirds of the way to the quadratic one. */
function towards([x, y]: Number2, [cx, cy]: Number2): Number2 {
  return [x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3];
}

export function written(...numbers: readonly number[]): string {
  return numbers.map((value) => String(Number(value.toFixed(3)))).join(" ");
}

const KAPPA = 0.5523;

/** A box with round corners. */
export function boxContent(x: number, y: number, width: number, height: number, corner: number): string {
  const r = Math.min(corner, width / 2, height / 2);
  if (r <= 0) {
    return `${written(x, y, width, height)} re`;
  }
  const [right, bottom, k] = [x + width, y + height, r * (1 - KAPPA)];
  return [
    `${written(x + r, y)} m`,
    `${written(right - r, y)} l`,
    `${written(right - k, y, right, y + k, right, y + r)} c`,
    `${written(right, bottom - r)} l`,
    `${written(right, bottom - k, right - k, bottom, right - r, bottom)} c`,
    `${written(x + r, bottom)} l`,
    `${written(x + k, bottom, x, bottom - k, x, bottom - r)} c`,
    `${written(x, y + r)} l`,
    `${written(x, y + k, x + k, y, x + r, y)} c`,
    "h",
  ].join("\n");
}

export function ellipseContent(cx: number, cy: number, rx: number, ry: number): string {
  const [ox, oy] = [rx * KAPPA, ry * KAPPA];
  return [
    `${written(cx - rx, cy)} m`,
    `${written(cx - rx, cy - oy, cx - ox, cy - ry, cx, cy - ry)} c`,
    `${written(cx + ox, cy - ry, cx + rx, cy - oy, cx + rx, cy)} c`,
    `${written(cx + rx, cy + oy, cx + ox, cy + ry, cx, cy + ry)} c`,
    `${written(cx - ox, cy + ry, cx - rx, cy + oy, cx - rx, cy)} c`,
    "h",
  ].join("\n");
}
