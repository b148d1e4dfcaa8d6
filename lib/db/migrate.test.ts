import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { createDatabase } from '@/lib/testing/create-database';
import { DatabaseAwayError, migrate } from './migrate';
import { schemaDiff } from './schema-engine';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('four processes that start at once on an empty database apply each migration once', async () => {
  const url = await createDatabase(inject('clusterUrl'), `empty_${randomUUID()}`);
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
  const rows = await query(url, 'select migration_name from _prisma_migrations order by 1');
  expect(applied.flat().sort()).toEqual(rows.map((row) => row.migration_name));
  expect(rows.length).toBeGreaterThan(0);
});

test.each([
  ['postgresql://someone:secret@127.0.0.1:1/letters', /127\.0\.0\.1:1\/letters .*ECONNREFUSED/],
  ['postgresql://someone:secret@localhost:1/letters', /localhost:1\/letters .*ECONNREFUSED/],
])('%s cannot be reached: one line says so, without the password', async (url, words) => {
  const refused = await migrate(url).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DatabaseAwayError);
  expect(String(refused)).toMatch(words);
  expect(String(refused)).not.toContain('secret');
});

const SHAPE = `
  select 'column' as kind, table_name || '.' || column_name as name,
    concat_ws(' ', udt_name, is_nullable, column_default) as shape
  from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'
  union all
  select 'constraint', conrelid::regclass::text || '.' || conname, pg_get_constraintdef(oid)
  from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and conrelid::regclass::text <> '_prisma_migrations'
  union all
  select 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  from pg_index join pg_class on pg_class.oid = indexrelid
  where relnamespace = 'public'::regnamespace and indpred is null and indexprs is null and indrelid::regclass::text <> '_prisma_migrations'
  union all
  select 'enum', t.typname, string_agg(e.enumlabel, ',' order by e.enumsortorder)
  from pg_enum e join pg_type t on t.oid = e.enumtypid
    where t.typnamespace = 'public'::regnamespace group by 2
  order by 1, 2`;

test('the migrations make just what the schema says', async () => {
  const migrated = await createDatabase(inject('clusterUrl'), `migrated_${randomUUID()}`, 'template_courant');
  const direct = await createDatabase(inject('clusterUrl'), `direct_${randomUUID()}`);
  await query(direct, await schemaDiff(direct));
  const shape = await query(migrated, SHAPE);
  expect(shape).toEqual(await query(direct, SHAPE));
  expect(shape.length).toBeGreaterThan(100);
});
