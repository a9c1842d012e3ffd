import { strictEqual } from "node:assert/strict";
import { drawingIn } from "../../../main/web/workspace/drawing_in_text.ts";

Deno.test("a document of SVG that is pasted as text is a picture, and what only speaks of one is text", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>';
  for (const text of [svg, `\n${svg}\n`, `<?xml version="1.0"?>\n<!DOCTYPE svg>\n${svg}`, `<!-- made by hand -->${svg}`]) {
    strictEqual(drawingIn(text)?.type, "image/svg+xml", text);
  }
  for (const text of ["", "<svg>", "see <svg></svg>", "<svgx></svg>", "<p>an <svg></svg> in a page</p>", "<svg></svg> is a drawing"]) {
    strictEqual(drawingIn(text), undefined, text);
  }
});
