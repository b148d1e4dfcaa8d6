export type StoredFile = {
  body: ReadableStream<Uint8Array>;
  /** Of `body`: of the whole file, or of the part that was asked for */
  sizeBytes: number;
};
/** Bytes of a file from `start` to `end`, both of them included. */
export type ByteRange = { start: number; end: number };

/** Where files lie. Keys are checked before they come here. */
export type Store = {
  /** Whole or not at all; a key that is there is replaced. */
  put: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
  /** @param range lies within the file */
  get: (key: string, range?: ByteRange) => Promise<StoredFile | null>;
  /** All files under a folder. Deleting what is gone is no error. */
  deleteUnder: (folder: string) => Promise<void>;
};
