import { longestJson } from "../base/bounded_json.ts";
import { unzipped, zipped } from "../base/zip.ts";
import { hashOf } from "../images/prepare.ts";
import { limits } from "../protocol/contract.ts";

/** The name of the board's document in an archive, and the folder of its images, which are called by their hashes. */
const documentName = "board.json";
const imageFolder = "images/";

/** A board as it is in a file. */
export interface BoardFile {
  readonly text: string;
  /** The bytes of an image; undefined: the file hasn't got it, or others in its place. */
  image(hash: string): Promise<Blob | undefined>;
}

/** An archive of a board and its images. */
export async function boardArchive(text: string, images: ReadonlyMap<string, Blob>): Promise<Blob> {
  const document = { name: documentName, bytes: new Blob([text], { type: "application/json" }) };
  return await zipped([document, ...[...images].map(([hash, bytes]) => ({ name: imageFolder + hash, bytes }))]);
}

/** Reads an archive, or a document alone, which names its images only; undefined: it is neither. */
export async function readBoardFile(file: Blob): Promise<BoardFile | "too-large" | undefined> {
  const entries = await unzipped(file);
  if (entries === undefined) {
    return file.size > longestJson ? "too-large" : { text: await file.text(), image: () => Promise.resolve(undefined) };
  }
  const named = new Map(entries.map((entry) => [entry.name, entry]));
  const text = await (await named.get(documentName)?.read(longestJson))?.text();
  return text === undefined ? undefined : {
    text,
    image: async (hash) => {
      const bytes = await named.get(imageFolder + hash)?.read(limits.imageBytes);
      return bytes !== undefined && (await hashOf(bytes)) === hash ? bytes : undefined;
    },
  };
}
