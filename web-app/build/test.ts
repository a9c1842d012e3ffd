// Runs the tests and says only what came out, unless one failed.
import { writeRegistries } from "./registries.ts";

await writeRegistries();
const command = new Deno.Command(Deno.execPath(), {
  args: ["test", "-A", "--quiet", "src/test/web"],
  env: { NO_COLOR: "1" },
});
const { success, stdout, stderr } = await command.output();
if (!success) {
  await Deno.stderr.write(stdout);
  await Deno.stderr.write(stderr);
  Deno.exit(1);
}
const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
console.log(`web-app tests: ${lines.at(-1)}`);
