import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { createDatabase } from '@/lib/testing/create-database';
import { DatabaseAwayError, DatabaseUnfitError, migrate, whatIsUnfit } from './migrate';
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

const fit = { version: '18.1', isReadOnly: false, encoding: 'UTF8' };

test('a server that is too old, or another’s encoding, is said to be so before anything is changed', () => {
  expect([whatIsUnfit(fit), whatIsUnfit({ ...fit, version: '19beta1' })]).toEqual([null, null]);
  expect(whatIsUnfit({ ...fit, version: '15.18 (Debian 15.18-0+deb12u1)' })).toContain('18 or newer');
  expect(whatIsUnfit({ ...fit, encoding: 'SQL_ASCII' })).toContain('UTF8');
});

test('a database that takes no changes, and a role that may make none, get one sentence each', async () => {
  const readOnly = `read_only_${randomUUID()}`;
  const url = await createDatabase(inject('clusterUrl'), readOnly);
  await query(url, `alter database "${readOnly}" set default_transaction_read_only = on`);
  const refused = await migrate(url).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DatabaseUnfitError);
  expect(String(refused)).toContain('takes no changes');

  const weak = new URL(await createDatabase(inject('clusterUrl'), `weak_${randomUUID()}`));
  const role = `weak_${randomUUID().slice(0, 8)}`;
  await query(weak.href, `create role ${role} login password 'weak'`);
  Object.assign(weak, { username: role, password: 'weak' });
  const denied = await migrate(weak.href).catch((error: unknown) => error);
  expect(denied).toBeInstanceOf(DatabaseUnfitError);
  expect(String(denied)).toMatch(/permission denied/);
  expect(String(denied)).not.toContain('namespaces');
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
