import type { ForeignBoard } from "../editing/foreign/shapes.ts";
import { readExcalidraw } from "../editing/foreign/excalidraw.ts";
import { prepare } from "../images/prepare.ts";
import { limits } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { isWithinBounds } from "../store/bounds.ts";
import { type BoardDocument, readDocument, withoutLostComments } from "../store/document.ts";
import { hasText, listOf, t } from "../text/text.ts";
import { readBoardFile } from "./board_archive.ts";

/** The files that boards are read from: our own, and those of Excalidraw and tldraw. */
export const boardFileTypes = ".json,application/json,.zip,application/zip,.excalidraw,.tldr";

export function isBoardFile({ name, type }: File): boolean {
  return /\.(json|zip|excalidraw|tldr)$/i.test(name) || type === "application/json";
}

/** A board as it has been read from a file. */
export interface ReadBoard {
  readonly document: BoardDocument;
  /** The bytes of an image; undefined: the file hasn't got it. */
  image(hash: string): Promise<Blob | undefined>;
  /** How many of each kind can't be shown here, by the names of the program that wrote the file. */
  readonly skipped: ReadonlyMap<string, number>;
}

/** Undefined: there is no board in the file. */
export async function readBoard(chosen: Blob): Promise<ReadBoard | "too-large" | undefined> {
  const file = await readBoardFile(chosen).catch(() => undefined);
  if (file === undefined || file === "too-large") {
    return file;
  }
  const document = readDocument(file.text);
  if (document !== undefined) {
    return withinBounds({ document, image: (hash) => file.image(hash), skipped: new Map() });
  }
  const { readTldraw } = await import("../editing/foreign/tldraw.ts");
  const foreign = readExcalidraw(file.text, { color: "black", letters: 20 }) ?? readTldraw(file.text);
  return foreign && withinBounds(await withImages(foreign));
}

/** Without what the board doesn't take, since it is too far away or too small (B25). */
function withinBounds(board: ReadBoard): ReadBoard {
  const { document, skipped } = board;
  const elements = withoutLostComments(document.elements.filter(isWithinBounds));
  const outside = document.elements.length - elements.length;
  return outside === 0 ? board : { ...board, document: { ...document, elements }, skipped: new Map([...skipped, ["outside", outside]]) };
}

/** What of a file can't be shown; undefined: nothing. */
export function skippedText({ skipped }: ReadBoard): string | undefined {
  const kinds = [...skipped].map(([kind, count]) => {
    const key = `foreign.${kind}`;
    return t("foreign.counted", { count, kind: hasText(key) ? t(key as "foreign.frame") : kind });
  });
  return kinds.length === 0 ? undefined : t("imported.skipped", { kinds: listOf(kinds) });
}

async function withImages({ title, elements, images, skipped }: ForeignBoard): Promise<ReadBoard> {
  const bytes = new Map<string, Blob>();
  const lost = new Map(skipped);
  const kept: Drawn[] = [];
  for (const element of elements) {
    const address = images.get(element.id);
    if (element.type !== "image" || address === undefined) {
      kept.push(element);
      continue;
    }
    const blob = blobOf(address);
    const image = blob && (await prepare(blob));
    if (image === undefined || typeof image === "string") {
      lost.set("image", (lost.get("image") ?? 0) + 1);
    } else {
      bytes.set(image.hash, image.bytes);
      kept.push({ ...element, props: { ...element.props, image: image.hash } });
    }
  }
  return { document: { title: title.slice(0, limits.titleLength), elements: kept }, image: (hash) => Promise.resolve(bytes.get(hash)), skipped: lost };
}

/** The page's policy doesn't let it fetch `data:` addresses. */
function blobOf(address: string): Blob | undefined {
  const [, type, base64] = /^data:([\w/+.-]+);base64,(.*)$/s.exec(address) ?? [];
  try {
    return base64 === undefined ? undefined : new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: type! });
  } catch {
    return undefined;
  }
}
