import { db } from '@/lib/db/db';

export type ActivityRow = {
  id: string;
  act: string;
  objectId: string | null;
  objectName: string;
  /** null: Courant itself */
  by: string | null;
  at: Date;
};

type Input = {
  publicationId: string;
  /** What the acts begin with: post, team, domain */
  kind?: string;
  userId?: string;
  /** The id of the last row of the page before */
  after?: string;
  limit?: number;
};

/** Who did what, newest first. */
export async function listActivity({ publicationId, kind, userId, after, limit = 50 }: Input): Promise<ActivityRow[]> {
  const rows = await db.activity.findMany({
    where: { publicationId, ...(kind && { act: { startsWith: `${kind}.` } }), userId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(after && { cursor: { id: after }, skip: 1 }),
    include: { user: { select: { name: true, email: true } } },
  });
  return rows.map(({ id, act, objectId, objectName, at, user }) => ({
    ...{ id, act, objectId, objectName, at },
    by: user && (user.name ?? user.email),
  }));
}
