/** `812 B`, `3.1 MB`, `103 MB`: powers of 1000, three digits or one decimal. */
export declare function bytes(count: number): string;
/** `30.8/48.9 MB`: both in the unit of the total. */
export declare function bytesOf(part: number, total: number): string;
/** `0.4 s`, `38 s`, `4 min 05 s`, `1 h 02 min`; of milliseconds. */
export declare function duration(ms: number): string;
/** `0:07`, `4:05`, `1:02:09`; of milliseconds. */
export declare function clock(ms: number): string;
/** `1 file`, `2 files`; `many` where an s does not make it. */
export declare function plural(count: number, one: string, many?: string): string;
