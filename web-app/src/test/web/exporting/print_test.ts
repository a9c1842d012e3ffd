import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { tag } from "../../../main/web/elements/svg.ts";
import { svgElement } from "../../../main/web/exporting/print.ts";
import "../support/dom.ts";

Deno.test("nodes become elements of SVG, with their texts, and styles that the page's policy allows", () => {
  const made = svgElement(tag("g", { style: "isolation:isolate", opacity: 0.5 }, tag("text", { x: 1 }, tag("tspan", {}, "<b> & 가"))));
  strictEqual(made.namespaceURI, "http://www.w3.org/2000/svg");
  deepStrictEqual([made.getAttribute("opacity"), made.style.getPropertyValue("isolation"), made.textContent], ["0.5", "isolate", "<b> & 가"]);
  strictEqual(made.querySelector("b"), null);
});
