import { env } from '@/lib/env';
import type { PrismaClient } from '@/prisma/generated/client';
import { openDatabase } from './open-database';

const connect = () => openDatabase({ url: env().DATABASE_URL, connections: env().DATABASE_CONNECTIONS });

// Kept on the global so that a reloading development server does not pile up pools.
const kept = globalThis as { courantDb?: PrismaClient };

/** The Prisma client, connected at its first use: importing this file needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    kept.courantDb ??= connect();
    const value = Reflect.get(kept.courantDb, property);
    return typeof value === 'function' ? value.bind(kept.courantDb) : value;
  },
});

export async function disconnect() {
  await kept.courantDb?.$disconnect();
  kept.courantDb = undefined;
}
