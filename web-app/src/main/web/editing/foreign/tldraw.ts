import { parseBounded } from "../../base/bounded_json.ts";
import { type Foreign, type ForeignBoard, ForeignShapes, isForeign } from "./shapes.ts";
import { convertShape, originOf, type Placement } from "./tldraw_shapes.ts";

/** Shapes within shapes, at the most. */
const DEEPEST = 20;
/** What other shapes stand in, and nothing is seen of. */
const GROUP = "group";

/** What tldraw has kept in a file; undefined: it is none of its own. */
export function readTldraw(text: string): ForeignBoard | undefined {
  if (!text.includes('"tldrawFileFormatVersion"')) {
    return undefined;
  }
  let read: unknown;
  try {
    read = parseBounded(text);
  } catch {
    return undefined;
  }
  return isForeign(read) && Array.isArray(read["records"]) ? boardOf(read["records"].filter(isForeign)) : undefined;
}

/** What tldraw's records are here. Of several pages, each stands to the right of the one before. */
export function boardOf(records: readonly Foreign[]): ForeignBoard {
  const ofType = (type: string) => records.filter((record) => record["typeName"] === type);
  const all = ofType("shape");
  const byParent = new Map<string, Foreign[]>();
  all.forEach((shape) => byParent.set(String(shape["parentId"]), [...(byParent.get(String(shape["parentId"])) ?? []), shape]));
  const assets = new Map(ofType("asset").map((asset) => [String(asset["id"]), asset]));
  const shapes = new ForeignShapes();
  const ids = new Set(all.map(({ id }) => String(id)));
  // A file may say that shapes stand in each other.
  const seen = new Set<Foreign>();
  const visit = (parent: string, place: Placement, depth: number): void => {
    for (const shape of inOrder(byParent.get(parent) ?? []).filter((each) => !seen.has(each))) {
      seen.add(shape);
      const id = String(shape["id"]);
      const isGroup = shape["type"] === GROUP;
      if (!isGroup) {
        convertShape(shape, place, assets, shapes);
      }
      if (depth < DEEPEST) {
        visit(id, originOf(shape, place, isGroup), depth + 1);
      }
    }
  };
  // Pages in their order; what is copied stands in none.
  const pages = inOrder(ofType("page")).map(({ id }) => String(id));
  const roots = [...new Set([...pages, ...[...byParent.keys()].filter((parent) => !ids.has(parent))])];
  roots.forEach((root) => visit(root, { x: 0, y: 0, degrees: 0, opacity: 1, groups: [] }, 0));
  const [title] = ofType("document").map(({ name }) => (typeof name === "string" ? name : ""));
  return { title: title ?? "", elements: shapes.elements, images: shapes.images, skipped: shapes.skipped };
}

function inOrder(records: readonly Foreign[]): readonly Foreign[] {
  const key = ({ index }: Foreign) => String(index);
  return records.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
