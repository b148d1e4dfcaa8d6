import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { createDatabase } from '@/lib/testing/create-database';
import { MIGRATIONS_DIR } from './schema-engine';

type Column = {
  table: string;
  name: string;
  type: string;
  isArray: boolean;
  /** Must be given: not null, without a default */
  isAsked: boolean;
  labels: string[] | null;
  parent: string | null;
  parentColumn: string | null;
};

const COLUMNS = `
  select c.relname as "table", a.attname as name, coalesce(e.typname, t.typname) as type, e.oid is not null as "isArray",
    a.attnotnull and not a.atthasdef and a.attgenerated = '' and a.attidentity = '' as "isAsked",
    (select array_agg(enumlabel::text order by enumsortorder) from pg_enum where enumtypid = t.oid) as labels,
    p.relname as parent, pa.attname as "parentColumn"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and a.attnum = any(f.conkey)
  left join pg_class p on p.oid = f.confrelid
  left join pg_attribute pa on pa.attrelid = p.oid and pa.attnum = f.confkey[array_position(f.conkey, a.attnum)]
  where c.relkind = 'r' order by c.oid, a.attnum`;

function someValue({ type, isArray, labels, name }: Column): unknown {
  if (isArray) return [];
  if (labels) return labels[0];
  if (type === 'uuid') return randomUUID();
  if (/^(int|float|numeric)/.test(type)) return 1;
  if (type === 'bool') return false;
  if (/^(timestamp|date)/.test(type)) return new Date();
  if (/^json/.test(type)) return '{}';
  if (type === 'bytea') return Buffer.from('x');
  if (type === 'tsvector') return 'word';
  return `${name}-${randomUUID()}`;
}

/** Puts a row into each table that has none, with all that must be given and what leads to other rows.
 *  @returns the tables that stay empty: a rule of theirs wants more than a value of the right kind */
async function fill(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<Column>(COLUMNS);
  let open = [...new Set(rows.map(({ table }) => table))];
  for (let left = open.length + 1; open.length > 0 && open.length < left; ) {
    left = open.length;
    const still: string[] = [];
    for (const table of open) {
      const { rowCount } = await client.query(`select 1 from "${table}" limit 1`);
      if (
        !rowCount &&
        !(await insert(
          client,
          table,
          rows.filter((column) => column.table === table),
        ))
      )
        still.push(table);
    }
    open = still;
  }
  return open;
}

async function insert(client: pg.Client, table: string, columns: Column[]): Promise<boolean> {
  const given = new Map<string, unknown>();
  for (const column of columns) {
    if (column.parent && column.parent !== table) {
      const { rows } = await client.query<{ id: unknown }>(
        `select "${column.parentColumn}" as id from "${column.parent}" limit 1`,
      );
      if (rows[0] && !given.has(column.name)) given.set(column.name, rows[0].id);
      else if (column.isAsked && !given.has(column.name)) return false;
    } else if (column.isAsked && !given.has(column.name)) given.set(column.name, someValue(column));
  }
  const names = [...given.keys()].map((name) => `"${name}"`).join(', ');
  const places = [...given.keys()].map((_, at) => `$${at + 1}`).join(', ');
  const values = names ? `(${names}) values (${places})` : 'default values';
  try {
    await client.query(`insert into "${table}" ${values}`, [...given.values()]);
    return true;
  } catch (error) {
    // 22 and 23: a value of another form, a rule of the table's. Anything else is a mistake of this test.
    if (!/^2[23]/.test((error as { code?: string }).code ?? '')) throw error;
    return false;
  }
}

test('each migration runs over tables that have rows, as an install that is brought up to date has', async () => {
  const client = new pg.Client({ connectionString: await createDatabase(inject('clusterUrl'), `rows_${randomUUID()}`) });
  await client.connect();
  try {
    const names = readdirSync(MIGRATIONS_DIR, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
    let empty: string[] = [];
    for (const name of names) {
      const script = readFileSync(join(MIGRATIONS_DIR, name, 'migration.sql'), 'utf8');
      await client.query(script).catch((error: Error) => {
        throw new Error(`${name} fails where there are rows: ${error.message}`, { cause: error });
      });
      empty = await fill(client);
    }
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    );
    expect(rows[0]?.count).toBeGreaterThan(60);
    expect(empty).toEqual([]);
  } finally {
    await client.end();
  }
});
