import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { tolerantStorage } from "../../../main/web/base/browser_storage.ts";

Deno.test("where the browser blocks its storage, the page remembers what it keeps", () => {
  const storage = tolerantStorage(() => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  });
  strictEqual(storage.getItem("name"), null);
  storage.setItem("name", "Ana");
  strictEqual(storage.getItem("name"), "Ana");
  storage.removeItem("name");
  strictEqual(storage.getItem("name"), null);
});

Deno.test("otherwise the browser keeps it, and returns what another page has kept since", () => {
  const kept = new Map<string, string>();
  const storage = tolerantStorage(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }));
  storage.setItem("name", "Ana");
  kept.set("name", "Ben");
  strictEqual(storage.getItem("name"), "Ben");
  storage.removeItem("name");
  deepStrictEqual([...kept], []);
});
