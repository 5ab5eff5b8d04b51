import { mkdir, mkdtemp, readdir, readFile, readlink, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createPlanFile } from "../../../src/io/local/plan-file.ts";

const aFolder = () => mkdtemp(join(tmpdir(), "dodo-plan-"));

describe("a plan file", () => {
  it("is written whole, with its folders, and read again", async () => {
    const folder = await aFolder();
    const file = createPlanFile("out/plan.json", folder);
    await file.save("one");
    await file.save("two");
    expect(await file.load()).toBe("two");
    expect(await readdir(join(folder, "out"))).toEqual(["plan.json"]);
  });

  it("is never written through a link, which a pull request may have brought", async () => {
    const folder = await aFolder();
    await writeFile(join(folder, "real.json"), "old");
    await symlink("real.json", join(folder, "plan.json"));
    await expect(createPlanFile("plan.json", folder).save("new")).rejects.toMatchObject({
      code: "input-invalid",
    });
    expect(await readlink(join(folder, "plan.json"))).toBe("real.json");
    expect(await readFile(join(folder, "real.json"), "utf8")).toBe("old");
  });

  it("never takes the place of what is no file, and reads nothing from it", async () => {
    const folder = await aFolder();
    const server = createServer().listen(join(folder, "socket"));
    await mkdir(join(folder, "folder"));
    for (const path of ["socket", "folder"]) {
      const file = createPlanFile(path, folder);
      await expect(file.save("a plan")).rejects.toMatchObject({ code: "input-invalid" });
      await expect(file.load()).rejects.toMatchObject({ code: "plan-invalid" });
    }
    expect((await readdir(folder)).sort()).toEqual(["folder", "socket"]);
    server.close();
  });

  it("that is not there holds no plan", async () => {
    const file = createPlanFile("plan.json", await aFolder());
    await expect(file.load()).rejects.toMatchObject({
      code: "plan-invalid",
      message: "plan.json cannot be read: ENOENT.",
    });
  });
});
