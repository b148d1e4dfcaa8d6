import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

const SCHEMA_DIR = join(process.cwd(), 'prisma/schema');
export const MIGRATIONS_DIR = join(process.cwd(), 'prisma/migrations');

const schemaFiles = () =>
  readdirSync(SCHEMA_DIR)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: join(SCHEMA_DIR, name), content: readFileSync(join(SCHEMA_DIR, name), 'utf8') }));

/** The adapter cuts a script at every semicolon, also inside a function's body or a comment. Postgres runs
 *  a whole script by itself, in one transaction. */
class MigrationAdapter extends PrismaPg {
  readonly opened: { dispose(): Promise<void> }[] = [];
  constructor(private readonly connectionString: string) {
    super({ connectionString });
  }
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = (script) => runScript(this.connectionString, script);
    this.opened.push(adapter);
    return adapter;
  }
}

const LOCK_MILLISECONDS = 1_000;
const LOCK_TRIES = 120;
/** What a script changes in one transaction it may try again whole; a statement that forbids one stands alone in its script. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Runs a script. One that has to wait for a table longer than a second lets go and tries again: whoever waits for the table
 *  behind it would wait as long, and workers send meanwhile. */
async function runScript(connectionString: string, script: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${LOCK_MILLISECONDS}`);
    for (let tries = 1; ; tries++) {
      try {
        return void (await client.query(script));
      } catch (error) {
        if (tries === LOCK_TRIES || (error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
        await sleep(LOCK_MILLISECONDS * (0.5 + Math.random()));
      }
    }
  } finally {
    await client.end();
  }
}

/** Hands Prisma's own migration engine to `use` and closes its connections after. The engine is the one compiled
 *  to WASM: the native one is a download that a closed network refuses. */
export async function withSchemaEngine<Result>(connectionString: string, use: (engine: SchemaEngine) => Promise<Result>) {
  const adapter = new MigrationAdapter(connectionString);
  const giveBack = letTimersGo();
  try {
    const datamodels = schemaFiles().map(({ path, content }): [string, string] => [path, content]);
    const engine = await SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
    return await use(engine);
  } finally {
    giveBack();
    await Promise.all(adapter.opened.map((connection) => connection.dispose()));
  }
}

/** The engine guards its lock with a timer of ten seconds and never clears it, which holds the process open for
 *  as long after its work. Only timers set from inside the engine are let go. */
function letTimersGo() {
  const setTimer = setTimeout;
  if (enginesRunning++ === 0) {
    const patched = (...parameters: Parameters<typeof setTimer>) => {
      const timer = setTimer(...parameters);
      if (new Error().stack?.includes('schema_engine')) timer.unref();
      return timer;
    };
    globalThis.setTimeout = Object.assign(patched, setTimer);
    restoreTimers = () => {
      globalThis.setTimeout = setTimer;
    };
  }
  return () => {
    if (--enginesRunning === 0) restoreTimers();
  };
}
let enginesRunning = 0;
let restoreTimers: () => void = () => undefined;

export type SchemaFile = { path: string; content: string };

/** The SQL that leads from one schema (none: an empty database) to what prisma/schema says now.
 *  @param connectionString a database of the kind meant; nothing in it is read. */
export async function schemaDiff(connectionString: string, from: SchemaFile[] = []): Promise<string> {
  const { stdout } = await withSchemaEngine(connectionString, (engine) =>
    engine.diff({
      from: from.length === 0 ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: from },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return stdout ?? '';
}
