import { type Zippable, zipSync } from 'fflate';
import { db } from '@/lib/db/db';
import { csvRow } from '@/lib/format/csv';
import { hashedAddress } from '../hashed-suppression';
import { PERSONAL_TABLES, type Person } from './personal-tables';

type Row = Record<string, unknown>;

/** Everything that is held about a subscriber of this publication, by the names of PERSONAL_TABLES, as it stands at one
 *  moment; null when it has none of that id. */
export async function getPersonalData(publicationId: string, subscriberId: string): Promise<Record<string, Row[]> | null> {
  const subscriber = await db.subscriber.findFirst({ where: { id: subscriberId, publicationId } });
  if (!subscriber) return null;
  const { email, emailFolded } = subscriber;
  const person: Person = {
    ...{ publicationId, subscriberId, email, emailFolded },
    hashed: hashedAddress(publicationId, emailFolded),
  };
  return db.$transaction(
    async (tx) => {
      const found: Record<string, Row[]> = {};
      for (const [name, query] of Object.entries(PERSONAL_TABLES))
        found[name] = (await tx.$queryRaw<{ row: Row }[]>(query(person))).map(({ row }) => row);
      return found;
    },
    { isolationLevel: 'RepeatableRead', timeout: 30_000 },
  );
}

/** A table for a spreadsheet: a column for each name that any row has. */
function csvOf(rows: Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown) =>
    value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))].map(csvRow).join('');
}

const README = (name: string, at: string) => `Everything that ${name} holds about you, as of ${at} (UTC).

data.json has it all, for programs. Each .csv file is one part of it, for a spreadsheet. Times are UTC. What opens something (the
hash of a link or a session) is left out. Amounts of money are in the smallest unit of their currency, such as cents.
`;

/** The same as a zip of one JSON file and a CSV file for each table that has a row; null as above. One reader's data is small
 *  (lib/decisions/0041-a-readers-own.md has the figures), so it is made at the press and lies nowhere. */
export async function exportPerson(
  publication: { id: string; name: string },
  subscriberId: string,
  now = new Date(),
): Promise<Uint8Array<ArrayBuffer> | null> {
  const data = await getPersonalData(publication.id, subscriberId);
  if (!data) return null;
  const encoder = new TextEncoder();
  const files: Zippable = {
    'README.txt': encoder.encode(README(publication.name, now.toISOString().slice(0, 16).replace('T', ' '))),
    'data.json': encoder.encode(`${JSON.stringify(data, null, 2)}\n`),
  };
  for (const [name, rows] of Object.entries(data)) if (rows.length > 0) files[`${name}.csv`] = encoder.encode(csvOf(rows));
  return new Uint8Array(zipSync(files, { level: 6, mtime: now }));
}
