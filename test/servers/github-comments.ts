import {
  type Answer,
  type Call,
  type Fields,
  invalid,
  notFound,
  type Route,
} from "./github-routes.ts";

/** Whom a token speaks for, and whether it may write comments (`pull-requests: write`). */
export interface Speaker {
  readonly login: string;
  readonly mayComment: boolean;
}

export interface Comment {
  readonly id: number;
  /** Of the pull request. */
  readonly number: number;
  readonly login: string;
  readonly body: string;
}

/** The conversations of a repository's pull requests. */
export interface Conversations {
  readonly routes: readonly Route[];
  /** `POST /graphql`, which here knows one question. */
  readonly graphql: (token: string | undefined, body: Fields) => Answer;
  /** Of one pull request, the oldest first. */
  readonly comments: (number: number) => readonly Comment[];
  /** Writes a comment as somebody; makes the pull request where there is none. */
  readonly say: (number: number, login: string, body: string) => Comment;
  /** Changes one as somebody with the right to. */
  readonly edit: (id: number, body: string) => void;
  readonly remove: (id: number) => void;
}

/** GitHub counts what people would call characters. */
const longest = 65_536;

/** Issue comments with GitHub's statuses, paging and permissions. Pull requests 1 to 99 exist. */
export function createConversations(speakers: Readonly<Record<string, Speaker>>): Conversations {
  let all: readonly Comment[] = [];
  let lastId = 1_000;
  const talk = {
    comments: (number: number) => all.filter((comment) => comment.number === number),
    say(number: number, login: string, body: string): Comment {
      lastId += 1;
      const comment = { id: lastId, number, login, body };
      all = [...all, comment];
      return comment;
    },
    edit(id: number, body: string) {
      all = all.map((comment) => (comment.id === id ? { ...comment, body } : comment));
    },
    remove(id: number) {
      all = all.filter((comment) => comment.id !== id);
    },
  };
  const find = (id: string | undefined) => all.find((one) => String(one.id) === id);
  return {
    ...talk,
    routes: [listing(talk), ...writing(talk, { find, speakers })],
    graphql(token, { query }) {
      if (query !== "query { viewer { login } }") {
        return { status: 200, body: { errors: [{ message: "Parse error" }] } };
      }
      return {
        status: 200,
        body: { data: { viewer: { login: speakers[token ?? ""]?.login ?? "nobody" } } },
      };
    },
  };
}

type Talk = Pick<Conversations, "comments" | "say" | "edit" | "remove">;

function listing({ comments }: Talk): Route {
  return {
    method: "GET",
    path: /^\/issues\/(\d+)\/comments$/,
    answer({ parts: [number], query, repository, origin }) {
      if (!isPullRequest(Number(number))) return notFound;
      const size = Math.min(Number(query.get("per_page") ?? 30), 100);
      const page = Number(query.get("page") ?? 1);
      const found = comments(Number(number));
      const next = `${origin}/repos/${repository.name}/issues/${number}/comments?per_page=${size}&page=${page + 1}`;
      const headers = page * size < found.length ? { link: `<${next}>; rel="next"` } : {};
      return {
        status: 200,
        body: found.slice((page - 1) * size, page * size).map(bodyOf),
        headers,
      };
    },
  };
}

interface Rules {
  readonly find: (id: string | undefined) => Comment | undefined;
  readonly speakers: Readonly<Record<string, Speaker>>;
}

function writing({ say, edit, remove }: Talk, { find, speakers }: Rules): readonly Route[] {
  /** Changes a comment of the token's own. */
  const change = ({ parts: [id], token }: Call, how: (comment: Comment) => Answer): Answer => {
    const speaker = speakers[token ?? ""];
    if (!speaker?.mayComment) return forbidden;
    const comment = find(id);
    if (!comment) return notFound;
    return comment.login === speaker.login ? how(comment) : forbidden;
  };
  const create = ({ parts: [number], token, body }: Call): Answer => {
    const speaker = speakers[token ?? ""];
    if (!speaker?.mayComment) return forbidden;
    if (!isPullRequest(Number(number))) return notFound;
    return (
      troubleIn(body) ?? {
        status: 201,
        body: bodyOf(say(Number(number), speaker.login, `${body["body"]}`)),
      }
    );
  };
  const update = (call: Call) =>
    change(call, (comment) => {
      const trouble = troubleIn(call.body);
      if (trouble) return trouble;
      edit(comment.id, `${call.body["body"]}`);
      return { status: 200, body: bodyOf({ ...comment, body: `${call.body["body"]}` }) };
    });
  const withdraw = (call: Call) =>
    change(call, ({ id }) => {
      remove(id);
      return { status: 204 };
    });
  const [one, those] = [/^\/issues\/comments\/(\d+)$/, /^\/issues\/(\d+)\/comments$/];
  return [
    { method: "POST", path: those, ownRules: true, answer: create },
    { method: "PATCH", path: one, ownRules: true, answer: update },
    { method: "DELETE", path: one, ownRules: true, answer: withdraw },
  ];
}

function isPullRequest(number: number): boolean {
  return number >= 1 && number <= 99;
}

const forbidden: Answer = {
  status: 403,
  body: { message: "Resource not accessible by integration", status: "403" },
};

function troubleIn({ body, ...rest }: Fields): Answer | undefined {
  if (typeof body !== "string" || Object.keys(rest).length > 0) return invalid("Invalid request.");
  if (body.trim() === "") return invalid("Validation Failed: body can't be blank");
  return [...body].length > longest
    ? invalid(`Body is too long (maximum is ${longest} characters)`)
    : undefined;
}

function bodyOf({ id, number, login, body }: Comment): Fields {
  const type = login.endsWith("[bot]") ? "Bot" : "User";
  return {
    id,
    body,
    user: { login, type },
    issue_url: `https://api.github.com/repos/acme/plugins/issues/${number}`,
  };
}
