import { db } from '@/lib/db/db';
import type { Issue } from '@/lib/db/types';

/** A post's mailings, the first one first. */
export const listIssuesOfPost = (publicationId: string, postId: string): Promise<Issue[]> =>
  db.issue.findMany({ where: { publicationId, postId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
