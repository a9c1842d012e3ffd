/** What is needed of a canvas. */
interface ReadCanvas {
  width: number;
  height: number;
  getContext(kind: "2d"): Pick<CanvasRenderingContext2D, "fillStyle" | "fillRect" | "getImageData"> | null;
}

/** Painted and read again: red, green and blue, whose places can't be told from noise by chance. */
const colors = ["#10c832", "#c81e64", "#3264dc", "#0a0a0a", "#f0f0f0", "#dc6e14"] as const;
/** Some browsers change colours a little, which nobody sees. */
const tolerance = 8;

/**
 * Whether the browser lets the page read what is painted. Some return noise or nothing instead, against tracking, unless the
 * person allows it: whatever the page makes of that would be lost.
 */
export function isCanvasReadable(canvas: ReadCanvas = document.createElement("canvas")): boolean {
  [canvas.width, canvas.height] = [colors.length, 1];
  const context = canvas.getContext("2d");
  if (context === null) {
    return false;
  }
  colors.forEach((color, x) => {
    context.fillStyle = color;
    context.fillRect(x, 0, 1, 1);
  });
  const { data } = context.getImageData(0, 0, colors.length, 1);
  const painted = colors.flatMap((color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)));
  return painted.every((value, i) => Math.abs(value - data[Math.floor(i / 3) * 4 + i % 3]!) <= tolerance);
}
