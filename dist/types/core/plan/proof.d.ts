import type { LiveFile } from "../dodo/listing.ts";
import type { Placement } from "../placement/placement.ts";
/** Which file was compared with which bytes: two products may share an entitlement and want different files under one name. */
export type ProofKey = `${string} ${string}`;
export declare function proofKey({ file_id }: LiveFile, { file }: Placement): ProofKey;
