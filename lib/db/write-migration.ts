// DATABASE_URL=… node --import tsx lib/db/write-migration.ts NAME [REVISION] — writes prisma/migrations/<time>_NAME/migration.sql
// with the step from the schema as committed (at HEAD, or at the git revision named) to the schema as it stands.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS_DIR, schemaDiff } from './schema-engine';

const [name, revision = 'HEAD'] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL;
if (!name || !databaseUrl) throw new Error('usage: DATABASE_URL=… node --import tsx lib/db/write-migration.ts NAME [REVISION]');

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' });
const committed = git('ls-tree', '--name-only', revision, 'prisma/schema/').split('\n').filter(Boolean);
const from = committed.map((path) => ({ path, content: git('show', `${revision}:${path}`) }));
const folder = join(MIGRATIONS_DIR, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'migration.sql'), await schemaDiff(databaseUrl, from));
console.log(folder);
