import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { ImageApi, UploadProblem } from "../../../main/web/images/image_api.ts";
import { ImageLibrary, type RefusedImage } from "../../../main/web/images/image_library.ts";
import { type ImageShelf, memoryShelf } from "../../../main/web/images/image_shelf.ts";
import { FakeClock, settled } from "../support/fake_clock.ts";

const bytes = new Blob(["pixels"]);
const hash = "ab".repeat(32);

/** A gateway that keeps images, unless it has a problem. */
class FakeApi implements ImageApi {
  readonly kept = new Map<string, Blob>();
  readonly asked: string[] = [];
  problem: UploadProblem | undefined;

  upload(name: string, content: Blob): Promise<UploadProblem | undefined> {
    this.asked.push(`PUT ${name.slice(0, 2)}`);
    if (this.problem === undefined) {
      this.kept.set(name, content);
    }
    return Promise.resolve(this.problem);
  }

  download(name: string): Promise<Blob | undefined> {
    this.asked.push(`GET ${name.slice(0, 2)}`);
    return Promise.resolve(this.kept.get(name));
  }
}

function world(shelf: ImageShelf = memoryShelf()) {
  const [api, clock] = [new FakeApi(), new FakeClock()];
  const library = new ImageLibrary(api, shelf, clock);
  const refused: RefusedImage[] = [];
  library.onRefused((each) => refused.push(each));
  return { api, clock, shelf, library, refused };
}

async function waitingOnDevice(): Promise<ImageShelf> {
  const shelf = memoryShelf();
  await shelf.keep(hash, bytes, true);
  return shelf;
}

Deno.test("I4 an image that an earlier page hasn't uploaded is uploaded", async () => {
  const { api, library, shelf } = world(await waitingOnDevice());
  await library.resume();
  await settled();
  deepStrictEqual([...api.kept.keys()], [hash]);
  deepStrictEqual(await shelf.waiting(), []);
  strictEqual(library.uploading, 0);
});

Deno.test("I4 an upload is tried until the gateway has answered, at longer and longer intervals", async () => {
  const { api, clock, library } = world(await waitingOnDevice());
  api.problem = "unavailable";
  await library.resume();
  for (const pause of [1_000, 2_000, 4_000]) {
    await settled();
    clock.advance(pause);
  }
  await settled();
  deepStrictEqual(api.asked, ["PUT ab", "PUT ab", "PUT ab", "PUT ab"]);
  api.problem = undefined;
  clock.advance(8_000);
  await settled();
  deepStrictEqual([...api.kept.keys()], [hash]);
});

Deno.test("I4 an image that the gateway refuses is told, and not sent again", async () => {
  const { api, library, refused, shelf } = world(await waitingOnDevice());
  api.problem = "full";
  await library.resume();
  await settled();
  deepStrictEqual(refused, [{ hash, problem: "full" }]);
  deepStrictEqual(await shelf.waiting(), []);
  deepStrictEqual(api.asked, ["PUT ab"]);
});

Deno.test("I4 an image that isn't there yet is asked for again until it is", async () => {
  const { api, clock, library } = world();
  strictEqual(library.find(hash), undefined);
  await settled();
  clock.advance(1_000);
  await settled();
  strictEqual(library.find(hash), undefined);
  deepStrictEqual(api.asked, ["GET ab", "GET ab"]);
});

Deno.test("I3 an image that comes from another board is uploaded to this one, too", async () => {
  const { api, library, shelf } = world();
  await shelf.keep(hash, bytes, true);
  await library.adopt(hash);
  await settled();
  deepStrictEqual([...api.kept.keys()], [hash]);
});
