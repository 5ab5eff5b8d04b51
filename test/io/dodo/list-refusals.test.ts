import { describe, expect, it } from "vitest";
import { isListRefusal, kindOfRefusal } from "../../../src/io/dodo/list-refusals.ts";

const answer = (status: number, code: string, message: string) => ({
  status,
  code,
  message,
  headers: {},
  json: null,
});

describe("a refused list", () => {
  it.each([
    [409, "FILE_IN_USE", "The file is referenced by active grants.", "in-use"],
    [422, "FILE_IN_USE", "", "in-use"],
    [409, "", "", "in-use"],
    [409, "CONFLICT", "Files are still in use by 3 grants", "in-use"],
    [422, "TOO_MANY_FILES", "At most 10 files are allowed.", "too-many"],
    [422, "TOO_MANY_FILES", "", "too-many"],
    [400, "MAX_FILES_EXCEEDED", "", "too-many"],
    [422, "FILE_LIMIT_REACHED", "", "too-many"],
    [422, "INVALID_REQUEST_BODY", "A product can have at most 10 digital files", "too-many"],
    [400, "", "You cannot attach more than 10 files.", "too-many"],
    [422, "INVALID_REQUEST_BODY", "maximum number of files exceeded", "too-many"],
    [422, "INVALID_REQUEST_BODY", "files: must contain no more than 10 items", "too-many"],
    [413, "", "too many files", "too-many"],
    [422, "INVALID_REQUEST_BODY", "pdt_x has no file 0d3b.", "unknown-id"],
    [422, "INVALID_REQUEST_BODY", "File a was removed and cannot be attached again.", "unknown-id"],
    [422, "FILE_NOT_FOUND", "", "unknown-id"],
    [400, "INVALID_FILE_ID", "", "unknown-id"],
    [400, "", "Unknown file ids: a, b", "unknown-id"],
    [422, "", "digital file 3 does not exist", "unknown-id"],
    [422, "", "File a does not belong to this product", "unknown-id"],
    [422, "INVALID_REQUEST_BODY", "A file id stands in the list twice.", "refused"],
    [422, "INVALID_REQUEST_BODY", "", "refused"],
    [422, "", "", "refused"],
    [413, "PAYLOAD_TOO_LARGE", "Payload too large", "refused"],
    [422, "", "instructions: at most 5000 characters", "refused"],
    [409, "CONFLICT", "The product is being updated", "refused"],
    [422, "", "external_url is invalid", "refused"],
    [422, "", "file name is too long", "refused"],
  ])("%i %s %s is %s", (status, code, message, kind) => {
    const one = answer(status, code, message);
    expect(isListRefusal(one)).toBe(true);
    expect(kindOfRefusal(one)).toBe(kind);
  });

  it.each([
    [200, "", ""],
    [302, "", ""],
    [401, "UNAUTHORIZED", ""],
    [403, "", ""],
    [404, "NOT_FOUND", ""],
    [408, "", ""],
    [410, "PRODUCT_IS_DELETED", ""],
    [422, "PRODUCT_IS_DELETED", ""],
    [429, "TOO_MANY_REQUESTS", ""],
    [500, "", ""],
  ])("is not what %i %s says", (status, code, message) => {
    expect(isListRefusal(answer(status, code, message))).toBe(false);
  });
});
