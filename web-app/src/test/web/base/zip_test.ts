import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { crc32 } from "../../../main/web/base/crc32.ts";
import { unzipped, zipped } from "../../../main/web/base/zip.ts";

const encoder = new TextEncoder();

function file(name: string, text: string) {
  return { name, bytes: new Blob([text]) };
}

async function texts(archive: Blob, most = 1000) {
  const entries = await unzipped(archive);
  return entries && (await Promise.all(entries.map(async ({ name, read }) => [name, await (await read(most))?.text()])));
}

/** One packed file, as other programs write it. */
async function packed(name: string, text: string): Promise<Blob> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const content = new Uint8Array(await new Response(stream).arrayBuffer());
  const archive = new Uint8Array(await (await zipped([{ name, bytes: new Blob([content]) }])).arrayBuffer());
  const view = new DataView(archive.buffer);
  const directory = 30 + name.length + content.length;
  for (const [head, method, sum] of [[0, 8, 14], [directory, 10, 16]] as const) {
    view.setUint16(head + method, 8, true);
    view.setUint32(head + sum, crc32(encoder.encode(text)), true);
  }
  return new Blob([archive]);
}

Deno.test("what is put into an archive comes out of it, whatever it is called", async () => {
  const archive = await zipped([file("board.json", "{}"), file("images/분수", "bytes"), file("empty", "")]);
  deepStrictEqual(await texts(archive), [["board.json", "{}"], ["images/분수", "bytes"], ["empty", ""]]);
});

Deno.test("the checksum is that of other programs", () => {
  strictEqual(crc32(encoder.encode("123456789")), 0xcbf43926);
});

Deno.test("what is damaged or larger than it may be isn't read", async () => {
  const archive = await zipped([file("a", "first"), file("b", "second")]);
  const bytes = new Uint8Array(await archive.arrayBuffer());
  bytes[31] = 0x78;
  deepStrictEqual(await texts(new Blob([bytes])), [["a", undefined], ["b", "second"]]);
  deepStrictEqual(await texts(archive, 5), [["a", "first"], ["b", undefined]]);
});

Deno.test("what is no archive is told", async () => {
  for (const text of ["", "{}", "PK", "x".repeat(100_000)]) {
    strictEqual(await unzipped(new Blob([text])), undefined);
  }
  const half = (await zipped([file("a", "first")])).slice(40);
  strictEqual(await unzipped(half), undefined);
});

Deno.test("what others have packed is unpacked, as far as it is no larger than it may be", async () => {
  const archive = await packed("board.json", "abc".repeat(1000));
  deepStrictEqual(await texts(archive, 3000), [["board.json", "abc".repeat(1000)]]);
  deepStrictEqual(await texts(archive, 2999), [["board.json", undefined]]);
});
