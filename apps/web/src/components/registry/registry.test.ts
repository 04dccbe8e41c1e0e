import { expect, it } from "vitest";
import { createRegistry } from "./registry.ts";

it("lists items in the order they came and forgets those taken out", () => {
  const registry = createRegistry<string>();
  const removeA = registry.add("a");
  registry.add("b");
  removeA();
  registry.add("c");
  expect(registry.list()).toEqual(["b", "c"]);
});

it("keeps its snapshot until something changes and then tells its listeners", () => {
  const registry = createRegistry<string>();
  let changes = 0;
  const unsubscribe = registry.subscribe(() => {
    changes += 1;
  });
  const before = registry.list();
  expect(registry.list()).toBe(before);
  registry.add("a");
  expect(registry.list()).not.toBe(before);
  unsubscribe();
  registry.add("b");
  expect(changes).toBe(1);
});
