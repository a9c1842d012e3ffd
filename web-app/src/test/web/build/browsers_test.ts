import { deepStrictEqual, ok } from "node:assert/strict";
import { lacking, oldest } from "../../../../build/browsers.ts";

Deno.test("what one of the oldest browsers lacks is found, whoever's it is", () => {
  deepStrictEqual(lacking(["Promise.withResolvers(); new Set().union(a); text.isWellFormed()"], []), [".isWellFormed", ".union", ".withResolvers"]);
  deepStrictEqual(lacking(["new CloseWatcher(); new CompressionStream('gzip')"], []), ["CloseWatcher", "CompressionStream"]);
  deepStrictEqual(lacking([], ["@starting-style{a{top:0}}a:popover-open{anchor-name:--a}"]), [":popover-open", "@starting-style", "anchor-name"]);
});

Deno.test("what all of them have, and what the scripts define themselves, isn't", () => {
  deepStrictEqual(lacking(["list.toSorted(); structuredClone(a); class A { union() {} } new A().union(b); a.given = 1"], []), []);
  deepStrictEqual(lacking([], ["@media (max-width:9px){a:has(b):hover{color:red;inset:0}}"]), []);
});

Deno.test("the page and the README name the browsers that the build is for", async () => {
  const read = (path: string) => Deno.readTextFile(new URL(`../../../../${path}`, import.meta.url));
  const { chrome, firefox, safari } = oldest;
  for (const path of ["src/main/web/index.html", "README.md", "../README.md"]) {
    const text = await read(path);
    for (const name of [`Edge ${chrome}`, `Firefox ${firefox}`, `Safari ${safari}`]) {
      ok(text.includes(name), `${path} names ${name}`);
    }
  }
});
