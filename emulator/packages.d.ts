// Only what is used of packages that bring no types.
declare module "@20minutes/s3rver" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  import type { Readable } from "node:stream";

  interface S3Object {
    content: Readable;
    range?: { start: number; end: number };
    readonly size: number;
  }

  class S3rver {
    constructor(options: {
      readonly directory: string;
      readonly address: string;
      readonly port: number;
      readonly silent: boolean;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    readonly store: {
      putContent(path: string, content: Readable | Buffer): Promise<[size: number, md5: string]>;
      putObject(object: S3Object): Promise<{ size: number; md5: string }>;
      getObject(
        bucket: string,
        key: string,
        range?: { readonly start?: number; readonly end?: number },
      ): Promise<S3Object | null>;
      getResourcePath(bucket: string, key: string, resource: string): string;
    };
    readonly httpServer: { keepAliveTimeout: number; closeAllConnections(): void };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    run(): Promise<{ readonly port: number }>;
    close(): Promise<void>;
  }

  export = S3rver;
}

declare module "@20minutes/s3rver/lib/models/error.js" {
  class S3Error extends Error {
    constructor(code: string, message: string);
  }

  export = S3Error;
}

// The multipart parser that s3rver itself is built on.
declare module "busboy" {
  import type { IncomingHttpHeaders } from "node:http";
  import type { Readable, Writable } from "node:stream";

  interface Busboy extends Writable {
    on(event: "field", listener: (name: string, value: string) => void): this;
    on(event: "file", listener: (name: string, bytes: Readable, about: FileAbout) => void): this;
    on(event: string, listener: (...args: never[]) => void): this;
  }

  interface FileAbout {
    readonly filename: string | undefined;
    readonly mimeType: string;
  }

  function busboy(options: {
    readonly headers: IncomingHttpHeaders;
    readonly defParamCharset?: string;
    readonly preservePath?: boolean;
    readonly limits?: { readonly fileSize?: number };
  }): Busboy;

  export = busboy;
}
