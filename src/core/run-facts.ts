/** What is known of the run that asks: read from the runner, from flags or from git. */
export interface RunFacts {
  /** The `tag` input, else the run's own; absent on pull requests, dispatches and branches. */
  readonly tag?: string | undefined;
  /** Full SHA of the commit. */
  readonly commit?: string | undefined;
  /** GITHUB_RUN_ID. */
  readonly run?: string | undefined;
  /** GITHUB_RUN_ATTEMPT. */
  readonly attempt?: number | undefined;
  /** What the `release` event says; the tag may say it too. */
  readonly prerelease?: boolean | undefined;
}
