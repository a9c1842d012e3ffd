// Bundles the web app: build.ts <output directory> [--watch]
//
// The entry points are the files that index.html refers to with "./". What is imported dynamically, such as the texts of
// one language, becomes a file of its own. All bundles get a hash of their content into their names, because Quarkus
// tells browsers to keep static resources, and index.html gets these names. Scripts and styles are also there compressed,
// as .br and .gz, which the gateway sends to browsers that take it. The files of the fonts and of pdf.js lie
// beside them.
import * as esbuild from "esbuild";
import { basename, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { lacking, targets } from "./browsers.ts";
import { type FontAsset, writeFonts } from "./fonts.ts";
import { messages } from "./messages.ts";
import { copyPdfFiles } from "./pdf_files.ts";
import { writeRegistries } from "./registries.ts";

const sources = resolve(import.meta.dirname!, "../src/main/web");
const operatorsSources = resolve(import.meta.dirname!, "../src/main/ops");
const entryReference = /(?<=(?:src|href)=")\.\/([^"]+)(?=")/g;

const [outputArgument, mode] = Deno.args;
if (outputArgument === undefined) {
  throw new Error("usage: build.ts <output directory> [--watch]");
}
const output = resolve(outputArgument);
const assets = join(output, "assets");

async function page(): Promise<string> {
  return await Deno.readTextFile(join(sources, "index.html"));
}

const entryPoints = [...(await page()).matchAll(entryReference)].map((match) => match[1]!);

const options: esbuild.BuildOptions = {
  absWorkingDir: sources,
  entryPoints,
  outdir: assets,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  splitting: true,
  publicPath: "/assets",
  bundle: true,
  minify: true,
  format: "esm",
  // esbuild rewrites, or refuses, what the oldest browsers can't read.
  target: targets,
  jsx: "automatic",
  jsxImportSource: "preact",
  sourcemap: true,
  metafile: true,
  loader: { ".svg": "copy", ".png": "copy", ".woff2": "file" },
  logLevel: "warning",
  plugins: [messages, { name: "registries", setup: (build) => build.onStart(writeRegistries) }, { name: "page", setup: (build) => build.onEnd(finish) }],
};

async function finish(result: esbuild.BuildResult): Promise<void> {
  if (result.errors.length > 0 || result.metafile === undefined) {
    return;
  }
  const outputs = Object.entries(result.metafile.outputs).map(([path, made]) => ({ name: basename(path), made }));
  const fonts = await writeFonts();
  const pdf = await copyPdfFiles(assets);
  await removeAllBut(new Set([pdf.folder, ...[...outputs, ...fonts].map(({ name }) => name)]));
  await Promise.all(fonts.map(copyFont));
  const hashed = (await page()).replaceAll(entryReference, (_, entry: string) => {
    const found = outputs.find(({ made }) => made.entryPoint === entry);
    if (found === undefined) {
      throw new Error(`index.html refers to ${entry}, which was not there at the start`);
    }
    return `/assets/${found.name}`;
  });
  await Deno.writeTextFile(join(output, "index.html"), hashed);
  if (mode !== "--watch") {
    // pdf.js brings by itself what older browsers lack.
    await requireThatBrowsersHaveAll(outputs.map(({ name }) => name).filter((name) => !name.startsWith("pdf_reader-")));
    const own = outputs.filter(({ name }) => /\.(js|css)$/.test(name)).map(({ name }) => join(assets, name));
    await Promise.all([...own, ...pdf.scripts].map(compress));
  }
}

/** The name tells the content: a file that is there stays. */
async function copyFont({ source, name }: FontAsset): Promise<void> {
  const target = join(assets, name);
  if (await Deno.stat(target).catch(() => undefined) === undefined) {
    await Deno.copyFile(source, target);
  }
}

async function requireThatBrowsersHaveAll(names: readonly string[]): Promise<void> {
  const contents = (end: string) => Promise.all(names.filter((name) => name.endsWith(end)).map((name) => Deno.readTextFile(join(assets, name))));
  const missing = lacking(await contents(".js"), await contents(".css"));
  if (missing.length > 0) {
    throw new Error(`${missing.join(", ")}: not in all of ${targets.join(", ")}. Do without, or say in browsers.ts why nothing breaks there`);
  }
}

/** Of what is larger, the last percents would take seconds. */
const thoroughlyCompressed = 300_000;

async function compress(file: string): Promise<void> {
  const content = await Deno.readFile(file);
  const quality = content.length > thoroughlyCompressed ? 9 : constants.BROTLI_MAX_QUALITY;
  await Deno.writeFile(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
  await Deno.writeFile(`${file}.gz`, gzipSync(content, { level: 9 }));
}

async function removeAllBut(current: ReadonlySet<string>): Promise<void> {
  for await (const file of Deno.readDir(assets)) {
    if (!current.has(file.name)) {
      await Deno.remove(join(assets, file.name), { recursive: true });
    }
  }
}

if (mode === "--watch") {
  const context = await esbuild.context({ ...options, logLevel: "info" });
  await context.watch();
} else {
  await esbuild.build(options);
  await buildOperatorsPage(resolve(output, "../../ops-console"));
  await esbuild.stop();
}

/** The page of ops-console: not among the resources of the web app, since gateways serve all of these to everybody. */
async function buildOperatorsPage(target: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: operatorsSources,
    entryPoints: ["main.ts", "main.css"],
    outdir: target,
    bundle: true,
    minify: true,
    format: "esm",
    target: options.target,
    jsx: options.jsx,
    jsxImportSource: options.jsxImportSource,
    logLevel: options.logLevel,
  });
  await Deno.copyFile(join(operatorsSources, "index.html"), join(target, "index.html"));
}
