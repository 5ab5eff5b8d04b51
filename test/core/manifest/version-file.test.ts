import { expect, it } from "vitest";
import { readVersionFile } from "../../../src/core/manifest/version-file.ts";

const lines = (...all: readonly string[]) => `${all.join("\n")}\n`;

it.each([
  [
    "package.json",
    '{ "name": "a",\n "dependencies": { "version": "9" },\n "version": "1.2.0" }',
    3,
  ],
  ["manifest.JSON", '{"version":"v1.2.0"}', 1],
  ["Cargo.toml", lines("[package]", 'name = "app"', 'version = "1.2.0" # ours'), 3],
  ["Cargo.toml", lines("[dependencies]", 'version = "9"', "[ package ]", "version='1.2.0'"), 4],
  ["Cargo.toml", lines('package = { name = "a", version = "1.2.0" }'), 1],
  ["Cargo.toml", lines("[workspace.package]", 'version = "1.2.0"'), 2],
  [
    "Cargo.toml",
    lines("[package]", "version.workspace = true", "[workspace.package]", 'version = "1.2.0"'),
    4,
  ],
  ["pyproject.toml", lines("[build-system]", "x = 1", "[project]", 'version = "1.2.0"'), 4],
  ["pyproject.toml", lines('[tool."poetry"]', 'version = "1.2.0"'), 2],
  ["pyproject.toml", lines('project.version = "1.2.0"', "[tool.poetry]", 'version = "3.0"'), 1],
  [
    "pyproject.toml",
    lines("[project]", 'description = """', 'version = "9.9"', '"""', 'version = "1.2.0"'),
    5,
  ],
  [
    "pyproject.toml",
    lines("[[project.x]]", 'version = "9"', "[tool.ruff]", 'version = "8"', "[tool.poetry]") +
      'version = "1.2.0"',
    6,
  ],
  [
    "pyproject.toml",
    lines("[project]", 'dynamic = ["version"]', "[tool.poetry]", 'version = "1.2.0"'),
    4,
  ],
  ["pubspec.yaml", lines("name: app", "version: 1.2.0"), 2],
  ["Chart.yml", lines("appVersion: 9", "dependencies:", "- version: 8", 'version: "1.2.0"'), 4],
  [
    "app.csproj",
    lines(
      '<Project Sdk="Microsoft.NET.Sdk">',
      "<!-- <Version>9</Version> -->",
      '<ItemGroup><PackageReference Include="x"><Version>8.0</Version></PackageReference></ItemGroup>',
      "<PropertyGroup><Version> 1.2.0 </Version></PropertyGroup>",
      "</Project>",
    ),
    4,
  ],
  [
    "pom.xml",
    lines(
      '<?xml version="1.0"?>',
      "<project><parent><version>9.0</version></parent>",
      "<dependencies><dependency><version>8.0</version></dependency></dependencies>",
      "<version>1.2.0</version></project>",
    ),
    4,
  ],
  ["src/app/__init__.py", lines('"""', '__version__ = "9"', '"""', "__version__ = '1.2.0'"), 4],
  ["_version.py", lines('__version__: str = version = "1.2.0"  # made'), 1],
  ["VERSION", "\n\n  v1.2.0 \nnotes\n", 3],
  ["version.txt", "1.2.0\r\n", 1],
])("reads %s: %j", (path, text, line) => {
  expect(readVersionFile(path, text)).toEqual({ version: "1.2.0", line });
});

it("takes a version as it is written", () => {
  expect(readVersionFile("a.yaml", "version: 1.10")).toEqual({ version: "1.10", line: 1 });
  expect(readVersionFile("VERSION", "V4")).toEqual({ version: "4", line: 1 });
  expect(readVersionFile("VERSION", "1.3.0rc1+g1")).toEqual({ version: "1.3.0rc1+g1", line: 1 });
});

it.each([
  ["Cargo.toml", lines("[package]", 'name = "a"'), 1, "it has no version under [project]"],
  ["Cargo.toml", lines("[package]", "version.workspace = true"), 2, "from its workspace"],
  ["Cargo.toml", lines("[package]", "version = { workspace = true }"), 2, "from its workspace"],
  ["pyproject.toml", lines("[project]", 'dynamic = ["version"]'), 2, "to the build"],
  ["pyproject.toml", lines("[project]", "version = 1.2"), 2, "no text in quotes"],
  ["package.json", '{\n"version": "1.2.0",}\n', 2, "it is not JSON"],
  ["package.json", '{"name":"a"}', 1, 'it has no "version"'],
  ["package.json", "[]", 1, 'it has no "version"'],
  ["package.json", '{\n"version": "spring"}', 2, '"spring" is none'],
  ["package.json", '{"version": ""}', 1, "it is empty there"],
  ["pom.xml", "<project>\n<version>@revision@</version></project>", 2, '"@revision@" is none'],
  ["a.csproj", "<Project></Project>", 1, "no element Version"],
  ["Info.plist", '<?xml version="1.0"?>\n<plist></plist>', 1, "no element Version"],
  ["a.py", "\n__version__ = VERSION\n", 2, "no text in quotes"],
  ["a.py", "version = '1.2.0'\n", 1, "no __version__"],
  ["a.yaml", "a: [\n", 2, "it is not YAML"],
  ["a.yaml", "- 1\n", 1, "no version at its top"],
  ["VERSION", " \n\n", 1, "it is empty"],
  ["VERSION", "\n[package]\n", 2, '"[package]" is none'],
  ["build.gradle", "version = '1.2.0'", 1, "is none"],
])("finds none in %s: %j", (path, text, line, words) => {
  const read = readVersionFile(path, text);
  expect(read).toEqual({ fault: expect.stringContaining(words), line });
});

it("reads any text in a bounded time", () => {
  const parts = ["<a", '"', "'", '"""', "<!--", "[", "a.", "version = ", "{"];
  for (const part of parts) {
    const text = part.repeat(Math.floor(65_536 / part.length));
    for (const name of ["a.json", "a.toml", "a.py", "a.xml", "VERSION"]) {
      const read = () => [readVersionFile(name, text), readVersionFile(name, `<x ${text}`)];
      expect(read).not.toThrow();
    }
  }
});
