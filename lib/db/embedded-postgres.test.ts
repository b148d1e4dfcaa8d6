import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PostgresError, startEmbeddedPostgres } from './embedded-postgres';

test('a damaged folder is said to be one, and nothing in it is touched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'courant-damaged-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
  const dataDir = join(folder, 'postgres');
  mkdirSync(join(dataDir, 'base'), { recursive: true });
  writeFileSync(join(dataDir, 'base', '16384'), 'a table');
  const refused = await startEmbeddedPostgres({ dataDir, port: 1 }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(PostgresError);
  expect(String(refused)).toMatch(/is damaged.*PG_VERSION is missing.*backup/);
  expect(readFileSync(join(dataDir, 'base', '16384'), 'utf8')).toBe('a table');
});
