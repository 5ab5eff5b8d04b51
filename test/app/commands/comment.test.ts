import { describe, expect, it } from "vitest";
import { type CommentPage, keepComment } from "../../../src/app/commands/comment.ts";
import type { PullRequest } from "../../../src/app/ports.ts";
import { Problem } from "../../../src/core/problem.ts";
import { createTurnedClock } from "../../fakes/turned-clock.ts";

/** A page is `page: a b c`, a word for each run. */
function pageOf(word: string): CommentPage {
  return {
    isPage: (body) => body.startsWith("page:"),
    write(bodies) {
      const words = new Set([...bodies.flatMap((body) => body.split(" ").slice(1)), word]);
      return { text: `page: ${[...words].sort().join(" ")}` };
    },
  };
}

const transient = new Problem({
  code: "network",
  message: "No answer.",
  remedy: "Again.",
  transient: true,
});
const forbidden = new Problem({ code: "forbidden", message: "No.", remedy: "Ask." });

interface Conversation extends PullRequest {
  readonly bodies: () => readonly string[];
  /** Happens before or instead of the next call of a method. */
  readonly next: (method: keyof PullRequest, what: () => unknown) => void;
  readonly put: (id: number, body: string) => void;
  readonly calls: string[];
}

function conversation(): Conversation {
  const comments = new Map<number, string>();
  const coming: { readonly method: keyof PullRequest; readonly what: () => unknown }[] = [];
  const calls: string[] = [];
  const called = async (method: keyof PullRequest) => {
    calls.push(method);
    const index = coming.findIndex((one) => one.method === method);
    if (index >= 0) await coming.splice(index, 1)[0]?.what();
  };
  return {
    calls,
    bodies: () => [...comments.values()],
    next: (method, what) => coming.push({ method, what }),
    put: (id, body) => void comments.set(id, body),
    async own() {
      await called("own");
      return [...comments].map(([id, body]) => ({ id, body })).sort((a, b) => a.id - b.id);
    },
    async create(body) {
      await called("create");
      const id = Math.max(100, ...comments.keys()) + 1;
      comments.set(id, body);
      return id;
    },
    async update(id, body) {
      await called("update");
      comments.set(id, body);
    },
    async remove(id) {
      await called("remove");
      comments.delete(id);
    },
  };
}

function keep(page: CommentPage, pull: PullRequest) {
  const clock = createTurnedClock();
  return clock.until(keepComment(page, pull, { clock, signal: new AbortController().signal }));
}

describe("A comment that several runs share", () => {
  it("is made once, then kept up to date, and left alone where it says so already", async () => {
    const pull = conversation();
    pull.put(1, "something else of ours");
    await keep(pageOf("a"), pull);
    await keep(pageOf("b"), pull);
    await keep(pageOf("b"), pull);
    expect(pull.bodies()).toEqual(["something else of ours", "page: a b"]);
    expect(pull.calls).toEqual(["own", "create", "own", "own", "update", "own", "own"]);
  });

  it("is written again where another run, which had read it before, wrote over it", async () => {
    const pull = conversation();
    pull.put(1, "page: b");
    let times = 0;
    const spoil = () => void (times++ < 3 && pull.put(1, "page: b"));
    pull.next("own", () => {});
    for (let again = 0; again < 3; again += 1) pull.next("own", spoil);
    await keep(pageOf("a"), pull);
    expect(pull.bodies()).toEqual(["page: a b"]);
    expect(times).toBe(3);
  });

  it("is done where it reads what it wrote, though it would write something else by now", async () => {
    const pull = conversation();
    let times = 0;
    await keep({ isPage: () => true, write: () => ({ text: `page: ${times++}` }) }, pull);
    expect(pull.bodies()).toEqual(["page: 0"]);
  });

  it("is given up where that never ends, and the run says so", async () => {
    const pull = conversation();
    pull.put(1, "page: b");
    for (let again = 0; again < 50; again += 1) pull.next("own", () => pull.put(1, "page: b"));
    await expect(keep(pageOf("a"), pull)).rejects.toMatchObject({ code: "api-failed" });
    expect(pull.calls.length).toBeLessThan(20);
  });

  it("is the older one where two runs made one each, and loses nothing though the other was cut off", async () => {
    const pull = conversation();
    pull.next("create", () => pull.put(7, "page: b"));
    await keep(pageOf("a"), pull);
    expect(pull.bodies()).toEqual(["page: a b"]);
    const other = conversation();
    other.put(1, "page: b");
    other.put(2, "page: c");
    await keep(pageOf("a"), other);
    expect(other.bodies()).toEqual(["page: a b c"]);
  });

  it("lets the younger one be where that says what the oldest does not say yet", async () => {
    const pull = conversation();
    pull.put(1, "page: a");
    pull.put(2, "page: b");
    pull.next("own", () => {});
    pull.next("own", () => pull.put(2, "page: b c"));
    await keep(pageOf("a"), pull);
    expect(pull.bodies()).toEqual(["page: a b", "page: b c"]);
    await keep(pageOf("a"), pull);
    expect(pull.bodies()).toEqual(["page: a b c"]);
  });

  it("is made once, however late GitHub lists it", async () => {
    const pull = conversation();
    let early = 4;
    const own = async () => (early-- > 0 ? [] : pull.own());
    await keep(pageOf("a"), { ...pull, own });
    expect(pull.bodies()).toEqual(["page: a"]);
    expect(pull.calls.filter((call) => call === "create")).toHaveLength(1);
  });

  it("is looked for before it is made again, when an answer got lost", async () => {
    const pull = conversation();
    const lost = {
      ...pull,
      create: async (body: string) => (await pull.create(body)) && Promise.reject(transient),
    };
    await keep(pageOf("a"), lost);
    expect(pull.bodies()).toEqual(["page: a"]);
    expect(pull.calls).toEqual(["own", "create", "own"]);
  });

  it("is tried again after what may pass, and not after what will not", async () => {
    const pull = conversation();
    for (let again = 0; again < 5; again += 1) pull.next("own", () => Promise.reject(transient));
    await keep(pageOf("a"), pull);
    expect(pull.bodies()).toEqual(["page: a"]);
    pull.next("own", () => Promise.reject(forbidden));
    await expect(keep(pageOf("b"), pull)).rejects.toBe(forbidden);
    for (let again = 0; again < 50; again += 1) pull.next("own", () => Promise.reject(transient));
    await expect(keep(pageOf("b"), pull)).rejects.toBe(transient);
  });

  it("is not waited for longer than it is worth", async () => {
    const slow = new Problem({
      code: "rate-limited",
      message: "Slow.",
      remedy: "Wait.",
      transient: true,
      wait: 60_000,
    });
    const pull = conversation();
    pull.next("own", () => Promise.reject(slow));
    await expect(keep(pageOf("a"), pull)).rejects.toBe(slow);
    expect(pull.calls).toEqual(["own"]);
  });

  it("is not touched where there is nothing to say", async () => {
    const pull = conversation();
    expect(await keep({ isPage: () => true, write: () => ({ why: "a newer one" }) }, pull)).toBe(
      "a newer one",
    );
    expect(await keep({ isPage: () => true, write: () => ({}) }, pull)).toBeUndefined();
    expect(pull.calls).toEqual(["own", "own"]);
  });

  it.each([2, 5, 8])(
    "holds the sections of %i runs that write at the same moment",
    async (count) => {
      const pull = conversation();
      const clock = createTurnedClock();
      const { signal } = new AbortController();
      const words = Array.from({ length: count }, (_, index) => `w${index}`);
      await clock.until(
        Promise.all(words.map((word) => keepComment(pageOf(word), pull, { clock, signal }))),
      );
      expect(pull.bodies()).toEqual([`page: ${words.join(" ")}`]);
    },
  );
});
