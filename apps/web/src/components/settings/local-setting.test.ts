import { expect, it } from "vitest";
import { createLocalSetting, type SettingStorage } from "./local-setting.ts";

const codec = {
  key: "flag",
  read: (text: string | null) => text === "on",
  write: (value: boolean) => (value ? "on" : "off"),
};

function memoryStorage(): SettingStorage {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
  };
}

it("is found again by the next page", () => {
  const storage = memoryStorage();
  createLocalSetting(codec, storage).set(true);
  expect(createLocalSetting(codec, storage).get()).toBe(true);
});

it("works for the page when the storage throws", () => {
  const denied: SettingStorage = {
    getItem: () => {
      throw new DOMException("denied", "SecurityError");
    },
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  const setting = createLocalSetting(codec, denied);
  expect(setting.get()).toBe(false);
  setting.set(true);
  expect(setting.get()).toBe(true);
});

it("tells its listeners of a change", () => {
  const setting = createLocalSetting(codec, null);
  let seen: boolean | null = null;
  setting.subscribe(() => {
    seen = setting.get();
  });
  setting.set(true);
  expect(seen).toBe(true);
});
