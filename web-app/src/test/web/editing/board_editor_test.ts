import { deepStrictEqual } from "node:assert/strict";
import { SnapSettings } from "../../../main/web/editing/snap_settings.ts";
import { MemoryStorage } from "../support/memory_storage.ts";
import { pen as penDefinition } from "../../../main/web/tools/definitions/pen.ts";
import { BoardEditor } from "../../../main/web/editing/board_editor.ts";
import { measure } from "../support/elements.ts";
import { at } from "../support/fake_context.ts";
import { event } from "../support/samples.ts";
import { joined } from "../support/client_world.ts";

async function drawing() {
  const world = await joined();
  const quiet = { overlay() {}, style() {}, done() {}, follow() {}, comments() {}, laser() {}, refused() {} };
  const pen = penDefinition.create(new BoardEditor(world.client, { open: () => true }, measure, () => 1, quiet, new SnapSettings(new MemoryStorage())));
  const draw = async () => {
    pen.down(at(0, 0));
    pen.move([at(10, 0)]);
    await world.clock.pass(100);
  };
  /** How many points the inks had that were sent; undefined: it had ended. */
  const inks = () => world.latest().sent.filter((message) => message.type === "ink").map(({ ink }) => ink && ink.points.length / 3);
  return { ...world, pen, draw, inks };
}

Deno.test("A4 a stroke that is cancelled is taken back from the others", async () => {
  const { clock, pen, draw, inks } = await drawing();
  await draw();
  pen.cancel();
  await clock.pass(100);
  deepStrictEqual(inks(), [1, 1, 0]);
});

Deno.test("A4 a stroke that is put on the board just ends", async () => {
  const { clock, pen, draw, inks } = await drawing();
  await draw();
  pen.up(at(20, 0));
  await clock.pass(100);
  deepStrictEqual(inks(), [1, 1, undefined]);
});

Deno.test("A4 a stroke that the board would refuse is taken back from the others", async () => {
  const { clock, latest, pen, draw, inks } = await drawing();
  await draw();
  const student = { type: "welcome", protocol: 1, minor: 2, gateway: "g", role: "student" } as const;
  latest().receive(student, event(2, [{ kind: "freeze", on: true }]));
  latest().sent.length = 0;
  pen.up(at(20, 0));
  await clock.pass(200);
  deepStrictEqual(inks(), [0]);
});

Deno.test("A4 the predicted points of a pen are not sent", async () => {
  const { clock, pen, inks } = await drawing();
  pen.down(at(0, 0));
  pen.move([at(10, 0)], [at(20, 0), at(30, 0)]);
  await clock.pass(100);
  deepStrictEqual(inks(), [1, 1]);
});

Deno.test("A4 a stroke that snaps straight is another one for the others: the crooked one is taken back", async () => {
  const { clock, pen, inks } = await drawing();
  pen.down(at(0, 0));
  pen.move([at(20, 1), at(50, 2), at(100, 0)]);
  await clock.pass(100);
  pen.held?.();
  await clock.pass(200);
  pen.up(at(100, 0));
  await clock.pass(100);
  deepStrictEqual(inks(), [1, 3, 0, 2, undefined]);
});
