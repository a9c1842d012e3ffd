Deno.test("todo", () => {});
