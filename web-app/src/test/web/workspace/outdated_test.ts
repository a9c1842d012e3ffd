import { strictEqual } from "node:assert/strict";
import { mayReload } from "../../../main/web/workspace/outdated.ts";

Deno.test("V2 a page that is too old is loaded again once in a minute at most", () => {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };

  strictEqual(mayReload(() => storage, 1_000_000), true);
  strictEqual(mayReload(() => storage, 1_030_000), false);
  strictEqual(mayReload(() => storage, 1_060_000), true);
  strictEqual(mayReload(() => storage, 10), true, "the clock was set back");
});

Deno.test("V2 where the browser blocks its storage, the person loads the page again", () => {
  const blocked = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  strictEqual(mayReload(blocked, 1_000_000), false);
});
