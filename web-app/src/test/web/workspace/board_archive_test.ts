import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { zipped } from "../../../main/web/base/zip.ts";
import { hashOf } from "../../../main/web/images/prepare.ts";
import { boardArchive, type BoardFile, readBoardFile } from "../../../main/web/workspace/board_archive.ts";

async function read(bytes: Blob): Promise<BoardFile | undefined> {
  const file = await readBoardFile(bytes);
  return file === "too-large" ? undefined : file;
}

Deno.test("a board comes out of its archive with its images", async () => {
  const picture = new Blob(["pixels"]);
  const hash = await hashOf(picture);
  const file = await read(await boardArchive("{}", new Map([[hash, picture]])));
  deepStrictEqual([file?.text, await (await file?.image(hash))?.text()], ["{}", "pixels"]);
  strictEqual(await file?.image("0".repeat(64)), undefined);
});

Deno.test("bytes that aren't the named image's are none of it", async () => {
  const hash = await hashOf(new Blob(["pixels"]));
  const file = await read(await boardArchive("{}", new Map([[hash, new Blob(["others"])]])));
  strictEqual(await file?.image(hash), undefined);
});

Deno.test("a document alone is read as before, and has no images", async () => {
  const file = await read(new Blob(['{"format":"chalkstream-board"}']));
  deepStrictEqual([file?.text, await file?.image("0".repeat(64))], ['{"format":"chalkstream-board"}', undefined]);
});

Deno.test("an archive without a board is none", async () => {
  strictEqual(await readBoardFile(await zipped([{ name: "other", bytes: new Blob(["x"]) }])), undefined);
});
