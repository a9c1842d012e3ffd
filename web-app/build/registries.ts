// Writes what there is to register: in these folders each file is one definition, exported under the file's name. And fonts.
import { join, resolve } from "node:path";
import { writeFonts } from "./fonts.ts";

const folders = ["elements", "tools"];
const sources = resolve(import.meta.dirname!, "../src/main/web");
const output = resolve(import.meta.dirname!, "../target/registries");

/** Leaves files alone that say the same already, so that whoever watches them isn't woken. */
export async function writeRegistries(): Promise<void> {
  await Deno.mkdir(output, { recursive: true });
  for (const folder of folders) {
    const path = join(output, `${folder}.ts`);
    const text = registryOf(folder, await namesIn(join(sources, folder, "definitions")));
    if (await Deno.readTextFile(path).catch(() => "") !== text) {
      await Deno.writeTextFile(path, text);
    }
  }
  await writeFonts();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const files = await Array.fromAsync(Deno.readDir(folder));
  return files.filter(({ name }) => name.endsWith(".ts")).map(({ name }) => name.slice(0, -".ts".length)).sort();
}

function registryOf(folder: string, names: readonly string[]): string {
  const imports = names.map((name) => `import { ${name} } from "../../src/main/web/${folder}/definitions/${name}.ts";\n`);
  return `// Written by build/registries.ts.\n${imports.join("")}\nexport const definitions = { ${names.join(", ")} };\n`;
}

if (import.meta.main) {
  await writeRegistries();
}
