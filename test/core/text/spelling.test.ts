import { expect, it } from "vitest";
import { isSameSpelling } from "../../../src/core/text/spelling.ts";

it.each([
  ["My App.zip", "My_App.zip"],
  ["My App.zip", "my-app.ZIP"],
  ["Rév.pdf", "Re\u0301v.pdf"],
  ["a (1).zip", "a1.zip"],
])("%s and %s are the same name", (a, b) => {
  expect(isSameSpelling(a, b)).toBe(true);
});

it.each([
  ["a.zip", "a_zip"],
  ["a.zip", "b.zip"],
  ["App-1.0.zip", "App-1.1.zip"],
  ["a.dmg", "a.exe"],
])("%s and %s are two names", (a, b) => {
  expect(isSameSpelling(a, b)).toBe(false);
});
