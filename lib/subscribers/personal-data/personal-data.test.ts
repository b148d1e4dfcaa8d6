import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { exportPerson, type PersonCopy } from './export-person';
import { PERSONAL_TABLES } from './personal-tables';

/** Tables with a column that may name a person, and why they are not in a reader's export. */
const NOT_A_READERS: Record<string, string> = {
  activity: 'what members of the team did; never a reader’s address',
  attachment: 'the team’s work',
  author_profile: 'the team’s work, public',
  issue: 'the publication’s own addresses',
  podcast: 'the address that the show’s makers publish',
  post: 'the team’s work',
  post_author: 'the team’s work, public',
  post_presence: 'the team’s windows, for seconds',
  post_revision: 'the team’s work',
  post_template: 'the team’s work',
  publication: 'the publication’s own addresses',
  team_member: 'the team',
  trial_use: 'a keyed hash, from which nobody can be read',
  upload: 'the team’s work',
  verification_token: 'a link that waits, for fifteen minutes',
};

test('every table that names a person is in the export, or said not to be a reader’s', async () => {
  const rows = await db.$queryRaw<{ table: string }[]>`
    select distinct c.table_name as table from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.column_name ~ '(^|_)(subscriber_id|user_id|author_id|by_id|payer_id|email|email_folded|recipient_email|address_key|identifier|reply_to)$'`;
  const person = { publicationId: '', subscriberId: '', email: '', emailFolded: '', hashed: '' };
  const sql = Object.values(PERSONAL_TABLES).map((query) => query(person).text);
  const exported = (table: string) => sql.some((text) => new RegExp(`from "?${table}"? t\\b`).test(text));
  expect(rows.map(({ table }) => table).filter((table) => !exported(table) && !(table in NOT_A_READERS))).toEqual([]);
  expect(Object.keys(NOT_A_READERS).filter((table) => exported(table))).toEqual([]);
});

const bytesOf = async (copy: PersonCopy | null) => new Uint8Array(await new Response(copy?.body).arrayBuffer());

async function somebody() {
  const publication = await make.publication({ name: 'Harbour' });
  const reader = await make.subscriber(publication.id, { email: 'Some.Body@example.com' });
  const issue = await make.issue(publication.id);
  await make.delivery(issue, reader);
  const payer = await make.payer(publication.id, reader);
  await make.paidSubscription(payer);
  await db.subscription.update({ where: { subscriberId: reader.id }, data: { confirmHash: 'a-secret-hash' } });
  await db.subscriber.update({ where: { id: reader.id }, data: { name: '=1+1' } });
  const session = { publicationId: publication.id, sessionToken: 'a-session-hash', expires: new Date('2040-01-01') };
  await db.user.create({ data: { email: reader.emailFolded, sessions: { create: session } } });
  return { publication, reader };
}

test('a reader gets a zip with everything, for programs and for a spreadsheet, and nothing that opens anything', async () => {
  const { publication, reader } = await somebody();
  const stranger = await make.subscriber(publication.id, { email: 'stranger@example.com' });
  const files = unzipSync(await bytesOf(await exportPerson(publication, reader.id)));
  const text = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const data = JSON.parse(text['data.json'] ?? '') as Record<string, Record<string, unknown>[]>;
  expect(Object.keys(data)).toEqual(Object.keys(PERSONAL_TABLES));
  expect(data.subscriber).toMatchObject([{ id: reader.id, email: reader.email }]);
  expect(data.mail).toMatchObject([{ subject: 'A first post', state: 'accepted' }]);
  expect(data.plans).toMatchObject([{ status: 'active', amount: 500 }]);
  expect(data.sessions).toHaveLength(1);
  expect(text['mail.csv']).toContain('A first post');
  expect(text['subscriber.csv']).toContain(`"'=1+1"`);
  expect(text['votes.csv']).toBeUndefined();
  expect(text['README.txt']).toContain('Harbour');
  const all = Object.values(text).join('\n');
  for (const hidden of ['a-secret-hash', 'a-session-hash', stranger.email]) expect(all).not.toContain(hidden);
});

test('a subscriber of another publication is nobody here', async () => {
  const reader = await make.subscriber((await make.publication()).id);
  expect(await exportPerson(await make.publication(), reader.id)).toBeNull();
});

test('more than is read at once is all there, in its order, and says how much it weighs', async () => {
  const publication = await make.publication();
  const reader = await make.subscriber(publication.id);
  const issue = await make.issue(publication.id);
  const delivery = await make.delivery(issue, reader);
  const many = 1203; // two full readings and a part
  const ofReader = { publicationId: publication.id, issueId: issue.id, deliveryId: delivery.id, subscriberId: reader.id };
  await db.mailEvent.createMany({
    data: Array.from({ length: many }, (_, n) => ({
      ...{ ...ofReader, provider: 'ses', providerEventId: String(n), kind: 'delayed' as const },
      at: new Date(Date.UTC(2026, 0, 1, 0, n)),
    })),
  });
  const copy = await exportPerson(publication, reader.id);
  const bytes = await bytesOf(copy);
  expect(bytes.length).toBe(copy?.sizeBytes);
  const files = unzipSync(bytes);
  const data = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array())) as { 'mail-events': { at: string }[] };
  const times = data['mail-events'].map(({ at }) => at);
  expect(times).toHaveLength(many);
  expect(times).toEqual(times.toSorted());
  expect(
    strFromU8(files['mail-events.csv'] ?? new Uint8Array())
      .trim()
      .split('\n'),
  ).toHaveLength(many + 1);
});
