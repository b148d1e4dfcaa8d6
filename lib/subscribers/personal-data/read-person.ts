import type { Tx } from '@/lib/db/types';
import { Prisma } from '@/prisma/generated/client';
import { PERSONAL_TABLES, type Person } from './personal-tables';

export type Row = Record<string, unknown>;

const AT_ONCE = 500;

/** A person's rows of one of PERSONAL_TABLES, oldest first, some hundred at a time: it is read through a cursor, so what is
 *  held of them does not grow with how much there is. Each row has the same columns. */
export async function* readPerson(tx: Tx, person: Person, table: string): AsyncGenerator<Row[]> {
  const query = PERSONAL_TABLES[table];
  if (!query) throw new Error(`There is no personal table ${table}.`);
  await tx.$executeRaw`declare person no scroll cursor for ${query(person)}`;
  try {
    while (true) {
      const found = await tx.$queryRaw<{ row: Row }[]>(Prisma.sql`fetch ${Prisma.raw(String(AT_ONCE))} from person`);
      if (found.length > 0) yield found.map(({ row }) => row);
      if (found.length < AT_ONCE) return;
    }
  } finally {
    await tx.$executeRaw`close person`;
  }
}
