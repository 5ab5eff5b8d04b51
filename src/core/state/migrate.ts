import type { DocumentFields } from "./document-reader.ts";

/** Turns a document of one version into one of the next. */
export type Migration = (document: DocumentFields) => DocumentFields;

/** The first turns version 1 into version 2, and so on: a new version of the document adds one here, and bumps nothing else. */
export const migrations: readonly Migration[] = [];

/** A document of an older version as one of the newest. */
export function migrate(
  document: DocumentFields,
  version: number,
  steps: readonly Migration[] = migrations,
): DocumentFields {
  return steps
    .slice(version - 1)
    .reduce<DocumentFields>(
      (older, step, index) => ({ ...step(older), version: version + index + 1 }),
      document,
    );
}
