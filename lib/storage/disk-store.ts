import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Store } from './store-type';

const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Files under <folder>/uploads. */
export function diskStore(folder: string): Store {
  const root = resolve(folder, 'uploads');
  return {
    async put(key, bytes) {
      const path = join(root, key);
      await mkdir(dirname(path), { recursive: true });
      // Written aside and flushed, then renamed: a reader or a crash never meets half a file.
      const aside = `${path}.${randomUUID()}.tmp`;
      const file = await open(aside, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, path).catch(async (error) => {
        await rm(aside, { force: true });
        throw error;
      });
    },
    async get(key, range) {
      const path = join(root, key);
      try {
        const found = await stat(path);
        if (!found.isFile()) return null;
        const body = Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>;
        return { body, sizeBytes: range ? range.end - range.start + 1 : found.size };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async deleteUnder(under) {
      await rm(join(root, under), { recursive: true, force: true });
    },
  };
}
