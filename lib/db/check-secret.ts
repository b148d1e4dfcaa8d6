import { createHmac } from 'node:crypto';
import pg from 'pg';

/** This install's AUTH_SECRET is not the one its database was written with. */
export class OtherSecretError extends Error {
  override name = 'OtherSecretError';
  constructor(since: Date) {
    super(
      [
        `AUTH_SECRET is not the one this database has been used with since ${since.toISOString().slice(0, 10)}.`,
        'With another one, links in mail that went out stop working, and the keys that are kept sealed (of DKIM, mail servers,',
        'Stripe) cannot be opened. Nothing was started.',
        '- Another machine or folder: take secrets.json along from the old DATA_DIR, or set AUTH_SECRET to what it was.',
        '- Another install: give this one a database of its own.',
        '- It is lost for good: run `delete from install_secret` in the database and start again. Then enter those keys anew.',
      ].join('\n  '),
    );
  }
}

/** What tells the secret and gives nothing of it away: it is random, and the key of an HMAC. */
const knownBy = (secret: string) => createHmac('sha256', secret).update('courant:which-secret').digest('hex');

/** Whether the database was written with this secret; the first process that asks writes down by what it is known again. To be
 *  asked before anything is signed, sealed or opened. @throws OtherSecretError */
export async function checkSecret(databaseUrl: string, secret: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('insert into install_secret (known_by) values ($1) on conflict do nothing', [knownBy(secret)]);
    const { rows } = await client.query<{ known_by: string; since: Date }>('select known_by, since from install_secret');
    const [kept] = rows;
    if (kept && kept.known_by !== knownBy(secret)) throw new OtherSecretError(kept.since);
  } finally {
    await client.end();
  }
}
