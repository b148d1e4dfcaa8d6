import { PrismaAdapter } from '@auth/prisma-adapter';
import type { Adapter } from 'next-auth/adapters';
import type { Tx } from '@/lib/db/types';
import { sha256 } from '@/lib/secrets/hash';
import { linkIdentifier } from './link-identifier';

/** Auth.js's Prisma adapter, within one publication and one transaction: its links and sessions are of this
 *  publication alone, and a session's cookie value is stored as its SHA-256. */
export function publicationAdapter(tx: Tx, publicationId: string): Adapter {
  // The adapter's type asks for the client of a project without a folder of its own; it calls these tables alone.
  const base = PrismaAdapter(tx as unknown as Parameters<typeof PrismaAdapter>[0]);
  const scoped = (identifier: string) => linkIdentifier(publicationId, identifier);
  const own = (sessionToken: string) => ({ sessionToken: sha256(sessionToken), publicationId });
  return {
    ...base,
    async createVerificationToken({ identifier, token, expires }) {
      const row = { identifier: scoped(identifier), token, expires };
      await tx.verificationToken.create({ data: row });
      return { identifier, token, expires };
    },
    async useVerificationToken({ identifier, token }) {
      const used = await base.useVerificationToken?.({ identifier: scoped(identifier), token });
      return used ? { ...used, identifier } : null;
    },
    async createSession({ sessionToken, userId, expires }) {
      await tx.session.create({ data: { ...own(sessionToken), userId, expires } });
      return { sessionToken, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      const found = await tx.session.findFirst({ where: own(sessionToken), include: { user: true } });
      return found ? { user: found.user, session: { sessionToken, userId: found.userId, expires: found.expires } } : null;
    },
    async updateSession({ sessionToken, expires }) {
      if (expires) await tx.session.updateMany({ where: own(sessionToken), data: { expires } });
      return null;
    },
    async deleteSession(sessionToken) {
      await tx.session.deleteMany({ where: own(sessionToken) });
    },
  };
}
