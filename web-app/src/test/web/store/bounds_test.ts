import { strictEqual } from "node:assert/strict";
import type { Change, Element, Props } from "../../../main/web/protocol/contract.ts";
import { isWithinBounds, leadsOutside } from "../../../main/web/store/bounds.ts";
import { Replica } from "../../../main/web/store/replica.ts";
import { comment, line, polyline, rectangle, text } from "../support/elements.ts";
import { quietReplica } from "../support/quiet_replica.ts";
import { snapshot } from "../support/samples.ts";

const outside: Record<string, Element> = {
  "a line that ends too far away": line("e", { x: 9e6, w: 1e7 }),
  "a line that ends too far away the other way": line("e", { x: -9e6, w: -1e7 }),
  "a point that is too far away": polyline("e", { x: 9e6, points: [0, 0, 0.5, 2e6, 0, 0.5] }),
  "a rectangle whose corner is turned out": rectangle("e", { x: 9e6, w: 1e6, h: 1e6, rotation: 45 }),
  "a text that is too wide": text("e", { x: 9e6, wrap: 3e6 }),
  "a line that nobody sees": line("e", { size: 1e-300 }),
};

const inside: Record<string, Element> = {
  "the furthest line": line("e", { x: -1e7, w: 2e7, y: 1e7, h: 0 }),
  "a line that is turned back": line("e", { x: 0, w: 1e7, h: 0, rotation: 180 }),
  "the thinnest line": line("e", { size: 0.1 }),
  "a comment": comment("e"),
};

for (const [what, element] of Object.entries(outside)) {
  Deno.test(`B25 ${what} is outside`, () => strictEqual(isWithinBounds(element), false));
}

for (const [what, element] of Object.entries(inside)) {
  Deno.test(`B25 ${what} is within bounds`, () => strictEqual(isWithinBounds(element), true));
}

const far = line("e", { x: 9e6, w: 1e7 });

function leads(before: Element, props: Props): boolean {
  const change: Change = { kind: "set", id: "e", props };
  return leadsOutside(change, () => before);
}

Deno.test("B25 a change that leads outside is known to be refused", () => {
  strictEqual(leads(line("e", { w: 9e6 }), { x: 2e6 }), true);
  strictEqual(leads(line("e", { w: 9e6 }), { size: 0.01 }), true);
});

Deno.test("B25 what is outside may be changed in other ways and come nearer, but not go further", () => {
  strictEqual(leads(far, { color: "blue" }), false);
  strictEqual(leads(far, { x: 8.9e6 }), false);
  strictEqual(leads(far, { x: 9e6 + 1 }), true);
});

Deno.test("B25 a page doesn't show what the board wouldn't take, unless its gateway is of before there were bounds", () => {
  const replica = new Replica("c-ana", "u-ana", quietReplica);
  replica.receive(snapshot(1, []));
  strictEqual(replica.refusalOf([{ kind: "put", element: far }]), "over-limit");
  replica.receive({ type: "welcome", protocol: 1, minor: 1, gateway: "g", role: "teacher" });
  strictEqual(replica.refusalOf([{ kind: "put", element: far }]), undefined);
});
