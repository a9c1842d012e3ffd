import { deepStrictEqual, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";

/** Which folders each folder may import. What isn't listed may not be imported. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  base: [],
  protocol: [],
  text: [],
  geometry: [],
  fonts: ["base"],
  elements: ["fonts", "geometry", "protocol", "text"],
  store: ["base", "elements", "geometry", "protocol"],
  connection: ["base", "protocol"],
  device: ["base", "protocol", "store"],
  access: ["base", "connection", "protocol"],
  awareness: ["base", "protocol"],
  images: ["base", "geometry", "protocol"],
  history: ["access", "base", "board", "protocol", "store"],
  board: ["awareness", "base", "connection", "device", "protocol", "store"],
  canvas: ["base", "board", "elements", "fonts", "geometry", "protocol"],
  editing: ["base", "board", "canvas", "elements", "geometry", "protocol", "store"],
  exporting: ["canvas", "elements", "fonts", "geometry", "images", "protocol"],
  tools: ["canvas", "editing", "elements", "geometry", "protocol", "store", "text"],
  stage: ["awareness", "base", "board", "canvas", "editing", "elements", "fonts", "geometry", "protocol", "text", "tools"],
  commands: ["editing", "elements", "exporting", "protocol", "store", "text", "tools"],
  workspace: ["access", "awareness", "base", "board", "canvas", "commands", "connection", "device", "editing", "elements", "exporting", "fonts", "geometry", "history", "images", "protocol", "stage", "store", "text", "tools"],
  "ui/widgets": ["text"],
  start: ["access", "base", "board", "editing", "images", "protocol", "store", "text", "ui/widgets"],
  ui: ["access", "base", "canvas", "commands", "elements", "exporting", "history", "protocol", "stage", "store", "text", "tools", "ui/widgets", "workspace"],
};

/** Only these folders may know of the libraries that views are made with; the empty name is the entry point's. */
const viewLibraries = /^(preact|@zag-js)\b/;
const viewFolders = ["", "start", "ui", "ui/widgets"];
/** Only these may know of signals. */
const signalFolders = ["workspace", ...viewFolders];

interface Imports {
  /** From the source folder. */
  readonly file: string;
  /** Files of the page. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

const sources = new URL("../../main/web/", import.meta.url);
const imports = await readImports();

/** What each file of the page imports, types included, as Deno reads it. */
async function readImports(): Promise<readonly Imports[]> {
  const args = ["info", "--json", fileURLToPath(new URL("main.ts", sources))];
  const { stdout } = await new Deno.Command(Deno.execPath(), { args }).output();
  interface Dependency {
    readonly specifier: string;
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
  }
  const graph: { modules: { specifier: string; dependencies?: Dependency[] }[] } = JSON.parse(new TextDecoder().decode(stdout));
  return graph.modules.flatMap(({ specifier, dependencies = [] }) => {
    const file = fileOf(specifier);
    const targets = dependencies.flatMap(({ code, type }) => [code?.specifier, type?.specifier]);
    const files = targets.map((target) => fileOf(target ?? "")).filter((target) => target !== undefined);
    const packages = dependencies.map((each) => each.specifier).filter((each) => !each.startsWith("."));
    return file === undefined ? [] : [{ file, files: [...new Set(files)], packages }];
  });
}

/** From the source folder; what the build writes of a folder counts as that folder's. Undefined: it isn't one of the page's. */
function fileOf(specifier: string): string | undefined {
  const registry = /[/]target[/]registries[/](\w+)(?:[/]\w+)?[.]ts$/.exec(specifier)?.[1];
  return registry !== undefined ? `${registry}/written_by_the_build.ts` : specifier.startsWith(sources.href) ? specifier.slice(sources.href.length) : undefined;
}

function folderOf(file: string): string {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf("/")));
  return folder in allowed ? folder : folder.split("/")[0]!;
}

Deno.test("all files of the page are seen", () => {
  ok(imports.length > 100);
  const folders = new Set(imports.map(({ file }) => folderOf(file)));
  deepStrictEqual([...folders].filter((folder) => folder !== "").sort(), Object.keys(allowed).sort());
});

Deno.test("each folder imports only those that it may know", () => {
  const wrong = imports.flatMap(({ file, files }) => {
    const folder = folderOf(file);
    const known = [folder, ...(allowed[folder] ?? [])];
    return folder === "" ? [] : files.filter((other) => !known.includes(folderOf(other))).map((other) => `${file} -> ${other}`);
  });
  deepStrictEqual(wrong, []);
});

Deno.test("no folders may import each other in a circle", () => {
  for (const folder of Object.keys(allowed)) {
    deepStrictEqual(circleFrom(folder, new Map(Object.entries(allowed))), undefined);
  }
});

Deno.test("no files import each other in a circle", () => {
  deepStrictEqual(circleFrom("main.ts", new Map(imports.map(({ file, files }) => [file, files]))), undefined);
});

function circleFrom(start: string, targets: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) {
      return [...path.slice(path.indexOf(file)), file];
    }
    if (finished.has(file)) {
      return undefined;
    }
    for (const target of targets.get(file) ?? []) {
      const circle = visit(target, [...path, file]);
      if (circle !== undefined) {
        return circle;
      }
    }
    finished.add(file);
    return undefined;
  };
  return visit(start, []);
}

Deno.test("canvas, store, connection and protocol know nothing of the libraries for views", () => {
  const wrong = imports.flatMap(({ file, packages }) => {
    const folder = folderOf(file);
    return packages
      .filter((name) => (viewLibraries.test(name) && !viewFolders.includes(folder)) || (name === "@preact/signals" && !signalFolders.includes(folder)))
      .map((name) => `${file} -> ${name}`);
  });
  deepStrictEqual(wrong, []);
});
