import type { Environment } from "../manifest/manifest.ts";

/** The text of a first workflow: delivers on a version's tag, and shows the plan in pull requests. `config`: below the repository's top. */
export function firstWorkflow({
  config,
  environment,
}: {
  config: string;
  environment: Environment;
}): string {
  const named = config === "dodo-files.yaml" ? [] : [`          config: ${JSON.stringify(config)}`];
  return [
    "name: Store",
    "on:",
    '  push: { tags: ["v*"] }',
    "  pull_request:",
    "permissions:",
    "  contents: write # remembers what was delivered, on the branch dodo-files-state",
    "  pull-requests: write # the plan as a comment",
    "concurrency: { group: store, cancel-in-progress: false, queue: max }",
    "jobs:",
    "  store:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    `      - uses: ${checkout}`,
    "        with: { persist-credentials: false }",
    "      - run: make dist # in its place: what builds the files that the manifest names, if they are not committed",
    "      - uses: OWNER/dodo-files@v1 # pull request: plan. Tag: deliver.",
    "        with:",
    `          environment: ${environment}${environment === "test_mode" ? " # then live_mode" : ""}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner's own syntax
    "          api-key: ${{ secrets.DODO_PAYMENTS_API_KEY }}",
    "          comment: changes",
    ...named,
    "",
  ].join("\n");
}

const checkout = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2";
