import { describe, expect, it, vi } from "vitest";
import { createSessionGate } from "./session-gate.ts";

describe("createSessionGate", () => {
  it("lets all held calls go when the person signs in", async () => {
    const gate = createSessionGate();
    const held = [gate.waitForSession(), gate.waitForSession()];
    expect(gate.isExpired()).toBe(true);
    gate.restore();
    expect(await Promise.all(held)).toEqual([true, true]);
    expect(gate.isExpired()).toBe(false);
  });

  it("fails held calls when the person gives up, and holds the next one anew", async () => {
    const gate = createSessionGate();
    const held = gate.waitForSession();
    gate.giveUp();
    expect(await held).toBe(false);
    void gate.waitForSession();
    expect(gate.isExpired()).toBe(true);
  });

  it("tells its listeners of both changes", () => {
    const gate = createSessionGate();
    const onChange = vi.fn();
    gate.subscribe(onChange);
    void gate.waitForSession();
    void gate.waitForSession();
    gate.restore();
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});
