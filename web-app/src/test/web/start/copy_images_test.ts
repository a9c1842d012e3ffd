import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { DeviceIdentity } from "../../../main/web/access/identity.ts";
import type { UploadProblem } from "../../../main/web/images/image_api.ts";
import { copyImages } from "../../../main/web/start/board_tasks.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeGateway } from "../support/fake_gateway.ts";
import { MemoryStorage } from "../support/memory_storage.ts";

/** Two boards: one with these images, and one that answers so when it gets one. */
function boards(images: readonly string[], ...answers: readonly (UploadProblem | undefined)[]) {
  const sent: string[] = [];
  const clock = new FakeClock();
  const copied = (...hashes: readonly string[]) =>
    copyImages(hashes, { boardId: "from", link: "l" }, { boardId: "to", link: "l" }, {
      api: new FakeGateway().api,
      identity: new DeviceIdentity(new MemoryStorage(), new MemoryStorage(), () => 1),
      clock,
      images: (board) => ({
        download: (hash) => Promise.resolve(board === "from" && images.includes(hash) ? new Blob([hash]) : undefined),
        upload: async (hash, bytes) => {
          sent.push(`${board} ${hash} ${await bytes.text()}`);
          return answers[sent.length - 1];
        },
      }),
    });
  return { sent, clock, copied };
}

Deno.test("a copy gets the images that the board has", async () => {
  const { sent, clock, copied } = boards(["a", "b"]);
  const isCopied = copied("a", "gone", "b");
  await clock.pass(3_000);
  strictEqual(await isCopied, true);
  deepStrictEqual(sent, ["to a a", "to b b"]);
});

Deno.test("an image that can't be taken now is sent again, after longer and longer pauses", async () => {
  const { sent, clock, copied } = boards(["a"], "unavailable", "unavailable");
  const isCopied = copied("a");
  await clock.pass(2_999);
  strictEqual(sent.length, 2);
  await clock.pass(1);
  deepStrictEqual([await isCopied, sent.length], [true, 3]);
});

Deno.test("an image that isn't taken isn't left out: the copy fails", async () => {
  const { sent, copied } = boards(["a", "b"], "full");
  strictEqual(await copied("a", "b"), false);
  deepStrictEqual(sent, ["to a a"]);
});
