import { checkFileKey } from './file-key';
import { store } from './store';
import type { ByteRange, StoredFile } from './store-type';

/** Stores a file, whole or not at all. @param key folders and a name, such as <publication>/<picture>/960.webp. */
export const putFile = (key: string, bytes: Uint8Array, contentType: string): Promise<void> =>
  store().put(checkFileKey(key), bytes, contentType);

/** The file as a stream, or a part of it; null when there is none. @param range lies within the file */
export const getFile = (key: string, range?: ByteRange): Promise<StoredFile | null> => store().get(checkFileKey(key), range);

/** Deletes all files under a folder; safe to repeat. */
export const deleteFiles = (folder: string): Promise<void> => store().deleteUnder(checkFileKey(folder));
