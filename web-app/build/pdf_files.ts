// Copies what pdf.js loads by itself when a page opens a PDF: its worker, and what reads fonts and pictures without WebAssembly.
import { join, resolve } from "node:path";

const library = resolve(import.meta.dirname!, "../node_modules/pdfjs-dist");
/** By the folder in which the page looks for them; the worker gets the ending that every server calls a script. */
const files: Readonly<Record<string, string>> = {
  "pdf.worker.min.js": "legacy/build/pdf.worker.min.mjs",
  "wasm/openjpeg_nowasm_fallback.js": "wasm/openjpeg_nowasm_fallback.js",
};
const licences = ["LICENSE", "wasm/LICENSE_OPENJPEG", "wasm/LICENSE_PDFJS_OPENJPEG"];
/** With their licences. */
const folders = ["cmaps", "standard_fonts"];

/** Copies the files, unless they are there. Returns the name of their folder, which carries the version, and the scripts among them. */
export async function copyPdfFiles(assets: string): Promise<{ readonly folder: string; readonly scripts: readonly string[] }> {
  const { version }: { version: string } = JSON.parse(await Deno.readTextFile(join(library, "package.json")));
  const folder = `pdf-${version}`;
  const target = join(assets, folder);
  const scripts = Object.keys(files).map((name) => join(target, name));
  if (await isThere(target)) {
    return { folder, scripts };
  }
  await Promise.all([...folders, "wasm"].map((name) => Deno.mkdir(join(target, name), { recursive: true })));
  for (const name of folders) {
    for await (const file of Deno.readDir(join(library, name))) {
      await Deno.copyFile(join(library, name, file.name), join(target, name, file.name));
    }
  }
  await Promise.all(licences.map((name) => Deno.copyFile(join(library, name), join(target, name))));
  await Promise.all(Object.entries(files).map(([name, from]) => Deno.copyFile(join(library, from), join(target, name))));
  return { folder, scripts };
}

/** The scripts are copied last. */
async function isThere(target: string): Promise<boolean> {
  const all = await Promise.all(Object.keys(files).map((name) => Deno.stat(join(target, name)).catch(() => undefined)));
  return all.every((each) => each !== undefined);
}
