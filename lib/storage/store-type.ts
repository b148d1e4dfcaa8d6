export type StoredFile = { body: ReadableStream<Uint8Array>; sizeBytes: number };

/** Where files lie. Keys are checked before they come here. */
export type Store = {
  /** Whole or not at all; a key that is there is replaced. */
  put: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
  get: (key: string) => Promise<StoredFile | null>;
  /** All files under a folder. Deleting what is gone is no error. */
  deleteUnder: (folder: string) => Promise<void>;
};
