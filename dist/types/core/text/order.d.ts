/** -1, 0 or 1, by UTF-16 code units: the same on every machine. */
export declare function order(a: string, b: string): number;
