// Bundles the page of which the reference pictures are taken: pictures.ts <output directory>
import * as esbuild from "esbuild";
import { join, resolve } from "node:path";
import { writeRegistries } from "./registries.ts";

const [output] = Deno.args;
if (output === undefined) {
  throw new Error("usage: pictures.ts <output directory>");
}
const root = resolve(import.meta.dirname!, "..");
await writeRegistries();
await esbuild.build({
  absWorkingDir: root,
  entryPoints: { sheet: "src/test/web/pictures/sheet.ts", theme: "src/main/web/styles/theme.css" },
  outdir: resolve(output),
  bundle: true,
  format: "iife",
});
await esbuild.stop();
await Deno.writeTextFile(join(resolve(output), "sheet.html"), '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="theme.css"><body style="margin: 0"><script src="sheet.js"></script></body>\n');
