import lz from "lz-string";
import { parseBounded } from "../../base/bounded_json.ts";
import { type Foreign, type ForeignBoard, isForeign } from "./shapes.ts";
import { boardOf } from "./tldraw.ts";

/** What tldraw has copied, as it stands in the clipboard's HTML, in whichever of its forms; undefined: it is none of its own. */
export function readTldrawClipboard(written: string): ForeignBoard | undefined {
  try {
    const copied = parseBounded(written.startsWith("{") ? written : lz.decompressFromBase64(written));
    const data = isForeign(copied) && copied["type"] === "application/tldraw" ? unpacked(copied["data"]) : undefined;
    return data && boardOf([...recordsOf(data, "shapes", "shape"), ...recordsOf(data, "assets", "asset")]);
  } catch {
    return undefined;
  }
}

/** Later versions pack all but the assets once more. */
function unpacked(data: unknown): Foreign | undefined {
  if (!isForeign(data)) {
    return undefined;
  }
  const { otherCompressedBase64: packed } = data;
  const others = typeof packed === "string" ? parseBounded(lz.decompressFromBase64(packed)) : {};
  return isForeign(others) ? { ...data, ...others } : undefined;
}

function recordsOf(data: Foreign, list: string, typeName: string): readonly Foreign[] {
  const records = data[list];
  return Array.isArray(records) ? records.filter(isForeign).map((record) => ({ ...record, typeName })) : [];
}
