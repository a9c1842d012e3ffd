import { golden } from "../support/golden.ts";
import { ScriptPlayer, type Step } from "../support/script_player.ts";

/** `board-client` plays the same scripts: see the README.md beside them. */
interface Script {
  readonly rules: string;
  readonly says: string;
  readonly steps: readonly Step[];
}

const folder = new URL("scripts/", golden);

for (const { name } of [...Deno.readDirSync(folder)].filter(({ name }) => name.endsWith(".json"))) {
  const { rules, says, steps }: Script = JSON.parse(Deno.readTextFileSync(new URL(name, folder)));
  Deno.test(`${rules} ${says}`, async () => {
    const player = new ScriptPlayer();
    for (const step of steps) {
      await player.play(step);
    }
    player.end();
  });
}
