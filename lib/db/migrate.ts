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

/** Why what this database is, or what this role may do in it, is not enough; for the terminal. */
export class DatabaseUnfitError extends Error {
  override name = 'DatabaseUnfitError';
}

/** From this version on PostgreSQL makes the ids of rows itself, in the order of their making: uuidv7(). */
const OLDEST_VERSION = 18;

type Server = { version: string; isReadOnly: boolean; encoding: string };

/** What a server lacks, or null. */
export function whatIsUnfit({ version, isReadOnly, encoding }: Server): string | null {
  if (Number.parseInt(version, 10) < OLDEST_VERSION)
    return `is PostgreSQL ${version}, and Courant needs ${OLDEST_VERSION} or newer: upgrade it, or leave DATABASE_URL out to use the one that comes along`;
  if (isReadOnly) return 'takes no changes (it is read-only, or a standby): name the primary server';
  if (encoding !== 'UTF8')
    return `holds ${encoding}, and Courant needs UTF8: create it anew with "encoding 'UTF8' template template0"`;
  return null;
}

/** @throws DatabaseUnfitError */
async function refuseUnfit(client: pg.Client, databaseUrl: string) {
  const { rows } = await client.query<Server>(`select current_setting('server_version') as version,
    pg_is_in_recovery() or current_setting('transaction_read_only')::bool as "isReadOnly", current_setting('server_encoding') as encoding`);
  const problem = rows[0] && whatIsUnfit(rows[0]);
  const { host, pathname } = new URL(databaseUrl);
  if (problem) throw new DatabaseUnfitError(`The database ${host}${pathname} (DATABASE_URL) ${problem}.`);
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
 *  @throws DatabaseAwayError when the database cannot be reached; DatabaseUnfitError when it is too old, takes no changes, or a
 *  migration fails or was changed after it ran. */
export async function migrate(databaseUrl: string, directory = MIGRATIONS_DIR): Promise<string[]> {
  const lock = await open(databaseUrl);
  try {
    await refuseUnfit(lock, databaseUrl);
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const input = { migrationsList: migrationsList(directory), filters: NO_FILTERS };
      const { appliedMigrationNames } = await engine.applyMigrations(input).catch((error: unknown) => {
        throw new DatabaseUnfitError(
          `The database could not be brought up to date; nothing after what failed was done.\n  ${inWords(error)}`,
          { cause: error },
        );
      });
      return appliedMigrationNames;
    });
  } finally {
    await lock.end();
  }
}

/** The lines of the engine's message that a person can do something with. */
const inWords = (error: unknown) =>
  (error instanceof Error ? error.message : String(error))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/^(\d+: |at |with namespaces=)/.test(line))
    .slice(0, 8)
    .join('\n  ');

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
