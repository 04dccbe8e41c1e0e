import { expect, it, vi } from "vitest";
import { createTopicCounter } from "./topic-counter.ts";

it("wants each topic once, however many follow it", async () => {
  const onChange = vi.fn();
  const topics = createTopicCounter(onChange);
  const first = topics.add("runs");
  topics.add("runs");
  topics.add("run:a");
  await Promise.resolve();
  expect(onChange.mock.calls).toEqual([[["run:a", "runs"]]]);
  first();
  await Promise.resolve();
  expect(onChange).toHaveBeenLastCalledWith(["run:a", "runs"]);
});

it("does not let go of a topic that is left and wanted again at once", async () => {
  const onChange = vi.fn();
  const topics = createTopicCounter(onChange);
  const drop = topics.add("runs");
  await Promise.resolve();
  drop();
  topics.add("runs");
  await Promise.resolve();
  expect(onChange.mock.calls).toEqual([[["runs"]], [["runs"]]]);
});
