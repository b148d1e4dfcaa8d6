import { db } from '@/lib/db/db';
import type { Issue } from '@/lib/db/types';

/** The post's mailing, the newest where it was mailed more than once; null for a post that nobody was mailed. */
export const getIssueOfPost = (publicationId: string, postId: string): Promise<Issue | null> =>
  db.issue.findFirst({ where: { publicationId, postId }, orderBy: { createdAt: 'desc' } });
