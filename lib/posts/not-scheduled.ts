import { Prisma } from '@/prisma/generated/client';

/** What a post without a time has in its row: one not scheduled, cancelled, or published. */
export const NOT_SCHEDULED = {
  scheduledFor: null,
  scheduledAudience: Prisma.DbNull,
  scheduledSplit: Prisma.DbNull,
  scheduledById: null,
  scheduleProblem: null,
};
