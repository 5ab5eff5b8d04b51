#!/usr/bin/env node
/** The oldest Node that can run what is imported below, as package.json has it. */
const oldest = 24;

const { node } = process.versions;

// Nothing but this may be loaded before it is known that it can run: an older Node dies of its packages, with a stack.
if (Number.parseInt(node, 10) < oldest) {
  process.stderr.write(
    `dodo-files needs Node ${oldest} or newer, and this is Node ${node}: https://nodejs.org\n`,
  );
  process.exitCode = 1;
} else {
  import("./cli/program.ts")
    .then(({ main }) => main(process.argv.slice(2)))
    .catch((error: unknown) => {
      process.stderr.write(
        `A bug in dodo-files:\n${error instanceof Error ? error.stack : String(error)}\n`,
      );
      process.exit(1);
    });
}
