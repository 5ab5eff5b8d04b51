/**
 * A text from outside as one line that is safe in a terminal and in a runner's log: what cannot be seen is made visible,
 * URLs lose their query, and no `::` or `##[` command can arise. Cut to `limit` characters.
 */
export declare function safeLine(text: string, limit?: number): string;
/** Takes the query and the login out of every URL. A last line of defence: no secret should come this far. */
export declare function redact(text: string): string;
/** A text from outside as one line of Markdown prose or one table cell that renders as itself. */
export declare function escapeMarkdown(text: string): string;
/** A text from outside as a Markdown code span, in prose and in table cells. */
export declare function code(text: string): string;
