import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';
import { db } from '@/lib/db/db';
import type { Publication, Tx } from '@/lib/db/types';
import { csvRow } from '@/lib/format/csv';
import { randomToken } from '@/lib/secrets/hash';
import { wordsFor } from '@/lib/words/words-for';
import { hashedAddress } from '../hashed-suppression';
import { PERSONAL_TABLES, type Person } from './personal-tables';
import { type Row, readPerson } from './read-person';

/** A zip to be read once. */
export type PersonCopy = { sizeBytes: number; body: ReadableStream<Uint8Array<ArrayBuffer>> };

/** Everything that is held about a subscriber of this publication, as it stands at one moment, in a zip of one JSON file and a
 *  CSV file for each table that has a row; null when the publication has none of that id.
 *
 *  It is written to a file that has no name any more before anything is in it, so nothing of it can be found or stay, a slow
 *  browser holds no transaction, and memory holds some hundred rows however much there is
 *  (lib/decisions/0041-a-readers-own.md has the figures). */
export async function exportPerson(
  publication: Pick<Publication, 'id' | 'name' | 'language'>,
  subscriberId: string,
  now = new Date(),
): Promise<PersonCopy | null> {
  const publicationId = publication.id;
  const subscriber = await db.subscriber.findFirst({ where: { id: subscriberId, publicationId } });
  if (!subscriber) return null;
  const { email, emailFolded } = subscriber;
  const hashed = hashedAddress(publicationId, emailFolded);
  const person: Person = { publicationId, subscriberId, email, emailFolded, hashed };
  const file = await openNameless();
  try {
    await db.$transaction((tx) => writeZip(file, [readme(publication, now), asJson(tx, person), ...asTables(tx, person)], now), {
      isolationLevel: 'RepeatableRead',
      timeout: 120_000,
    });
    const { size } = await file.stat();
    // The file is closed, and with it gone, when the stream has ended or is given up.
    return { sizeBytes: size, body: Readable.toWeb(file.createReadStream({ start: 0 })) as PersonCopy['body'] };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** A file that only its handle leads to. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `courant-${randomToken()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

/** A file of the zip; one of which nothing comes is left out. */
type Part = { name: string; pieces: AsyncGenerator<string> };

async function writeZip(file: FileHandle, parts: Part[], mtime: Date): Promise<void> {
  const encoder = new TextEncoder();
  let made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  const write = async () => {
    const bytes = Buffer.concat(made);
    made = [];
    if (bytes.length > 0) await file.appendFile(bytes);
  };
  for (const { name, pieces } of parts) {
    let entry: ZipDeflate | null = null;
    for await (const piece of pieces) {
      if (!entry) {
        entry = new ZipDeflate(name, { level: 6 });
        entry.mtime = mtime;
        zip.add(entry);
      }
      entry.push(encoder.encode(piece));
      await write();
    }
    entry?.push(new Uint8Array(), true);
    await write();
  }
  zip.end();
  await write();
}

function readme({ name, language }: Pick<Publication, 'name' | 'language'>, now: Date): Part {
  const t = wordsFor(language);
  const at = now.toISOString().slice(0, 16).replace('T', ' ');
  async function* pieces() {
    yield `${t('account.copyTitle', { publication: name, at })}\n\n${t('account.copyText')}\n`;
  }
  return { name: 'README.txt', pieces: pieces() };
}

/** All of it for programs: `{ "account": [ … ], "sessions": [ … ], … }` */
function asJson(tx: Tx, person: Person): Part {
  async function* pieces() {
    let before = '{\n';
    for (const table of Object.keys(PERSONAL_TABLES)) {
      yield `${before}  ${JSON.stringify(table)}: [`;
      let between = '\n';
      for await (const rows of readPerson(tx, person, table)) {
        yield between + rows.map((row) => JSON.stringify(row, null, 2).replace(/^/gm, '    ')).join(',\n');
        between = ',\n';
      }
      before = between === '\n' ? '],\n' : '\n  ],\n';
    }
    yield `${before.slice(0, -2)}\n}\n`;
  }
  return { name: 'data.json', pieces: pieces() };
}

/** Each table for a spreadsheet. */
const asTables = (tx: Tx, person: Person): Part[] =>
  Object.keys(PERSONAL_TABLES).map((table) => {
    async function* pieces() {
      let columns: string[] | null = null;
      for await (const rows of readPerson(tx, person, table)) {
        if (!columns) {
          columns = Object.keys(rows[0] ?? {});
          yield csvRow(columns);
        }
        const names = columns;
        yield rows.map((row) => csvRow(names.map((name) => cell(row[name])))).join('');
      }
    }
    return { name: `${table}.csv`, pieces: pieces() };
  });

const cell = (value: Row[string]) =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);
