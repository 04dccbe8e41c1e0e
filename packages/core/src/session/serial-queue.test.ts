import { expect, it } from "vitest";
import { createDeferred } from "../../test/support/deferred.ts";
import { rejectedCode } from "../../test/support/thrown-code.ts";
import { createSerialQueue } from "./serial-queue.ts";

it("runs a task only when all earlier ones have ended", async () => {
  const queue = createSerialQueue();
  const gate = createDeferred();
  const events: string[] = [];
  const first = queue.run(async () => {
    await gate.promise;
    events.push("first");
  });
  const second = queue.run(async () => events.push("second"));
  await Promise.resolve();
  expect(events).toEqual([]);
  gate.resolve();
  await Promise.all([first, second]);
  expect(events).toEqual(["first", "second"]);
});

it("goes on after a task that failed, and tells only its caller", async () => {
  const queue = createSerialQueue();
  const failed = queue.run(() => Promise.reject(new RangeError("no")));
  const next = queue.run(async () => "next");
  expect(await rejectedCode(failed)).toBeInstanceOf(RangeError);
  expect(await next).toBe("next");
  await queue.idle();
});

it("is idle when everything that was given so far has ended", async () => {
  const queue = createSerialQueue();
  let isDone = false;
  void queue.run(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    isDone = true;
  });
  await queue.idle();
  expect(isDone).toBe(true);
});
