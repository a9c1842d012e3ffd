const BEGINNING = /^\s*<(?:\?xml|!--|!doctype svg|svg)[\s>]/i;
const END = /<\/svg>\s*$/i;

/** A text that is a document of SVG, as a file; undefined: it is none. */
export function drawingIn(text: string): File | undefined {
  const isDrawing = BEGINNING.test(text) && /<svg[\s>]/i.test(text) && END.test(text.slice(-200));
  return isDrawing ? new File([text], "drawing.svg", { type: "image/svg+xml" }) : undefined;
}
