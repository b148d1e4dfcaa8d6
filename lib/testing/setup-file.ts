import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { createDatabase } from './create-database';

// Each test file has a database of its own, copied from the migrated template before the file is imported.
process.env.DATABASE_URL = await createDatabase(inject('clusterUrl'), `test_${randomUUID()}`, 'template_courant');
process.env.DATA_DIR = join(inject('testFolder'), randomUUID());
process.env.SITE_URL = 'http://localhost:3000';
process.env.SMTP_URL = 'smtp://127.0.0.1:1';
process.env.MAIL_FROM = 'post@courant.test';
process.env.AUTH_SECRET = 'a secret for tests alone, 32 characters or more';

afterAll(async () => {
  // A file that asked for no row, as two of five do, loads neither only to leave it (lib/db/db.ts keeps its client there).
  if (!(globalThis as { courantDb?: object }).courantDb) return;
  const { disconnect } = await import('@/lib/db/db');
  const { disconnectQueue } = await import('@/lib/queue/queue');
  await Promise.all([disconnect(), disconnectQueue()]);
});
