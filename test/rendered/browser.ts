import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** Where a Chromium is; undefined where there is none. `CHROMIUM` names one elsewhere. */
export function findBrowser(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env["CHROMIUM"] ?? "", ...places].find(isProgram);
}

export interface Look {
  readonly browser: string;
  readonly html: string;
  /** Pixels. */
  readonly width: number;
}

/** Opens a page without a network and without a profile, and returns the DOM after its scripts. */
export async function domOf({ browser, html, width }: Look): Promise<string> {
  return await opened(html, async (url, folder) => {
    const { stdout } = await run(
      browser,
      [...flags(folder), `--window-size=${width},800`, "--dump-dom", url],
      options,
    );
    return stdout;
  });
}

/** Draws the whole page into a PNG. `scale`: pixels of the picture per pixel of the page. */
export async function draw(
  look: Look & { readonly height: number; readonly path: string; readonly scale?: number },
): Promise<void> {
  const { browser, html, width, height, path, scale = 1 } = look;
  await opened(html, async (url, folder) => {
    const size = [
      `--window-size=${width},${height}`,
      `--force-device-scale-factor=${scale}`,
      "--hide-scrollbars",
    ];
    await run(browser, [...flags(folder), ...size, `--screenshot=${path}`, url], options);
  });
}

const run = promisify(execFile);
const options = { maxBuffer: 64 * 1024 * 1024, timeout: 60_000 };

function flags(folder: string): readonly string[] {
  const offline = [
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--no-first-run",
  ];
  return [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    `--user-data-dir=${join(folder, "profile")}`,
    ...offline,
  ];
}

async function opened<T>(
  html: string,
  look: (url: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "dodo-page-"));
  try {
    const page = join(folder, "page.html");
    await writeFile(page, html);
    return await look(pathToFileURL(page).href, folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== "";
  } catch {
    return false;
  }
}
