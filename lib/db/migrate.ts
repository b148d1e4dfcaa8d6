import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS_DIR, withSchemaEngine } from './schema-engine';

/** Held while migrating, so that processes that start at once go one after another. */
const MIGRATION_LOCK = 4_207_221_001;
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Why the database does not let us in, in one sentence for the terminal. */
export class DatabaseAwayError extends Error {
  override name = 'DatabaseAwayError';
}

async function open(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl);
    const { message, code } = error as NodeJS.ErrnoException; // of several addresses that all refuse, only the code is told
    throw new DatabaseAwayError(`The database ${host}${pathname} (DATABASE_URL) does not let us in: ${message || code}`, {
      cause: error,
    });
  }
}

/** Applies the migrations of prisma/migrations that the database lacks, in Prisma's own format: `prisma migrate
 *  deploy` may be used on the same database. Safe to call from several processes at once and again.
 *  @throws DatabaseAwayError when the database cannot be reached; with Prisma's message when a migration fails or was
 *  changed after it ran. */
export async function migrate(databaseUrl: string, directory = MIGRATIONS_DIR): Promise<string[]> {
  const lock = await open(databaseUrl);
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationsList(directory),
        filters: NO_FILTERS,
      });
      return appliedMigrationNames;
    });
  } finally {
    await lock.end();
  }
}

function migrationsList(directory: string) {
  const lockfile = join(directory, 'migration_lock.toml');
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: directory,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(directory, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
