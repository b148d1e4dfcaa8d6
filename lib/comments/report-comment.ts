import { z } from 'zod';
import { db } from '@/lib/db/db';
import { lines } from '@/lib/publications/text-fields';
import { lockCommenter, type Viewer } from './commenter';
import { readableComment } from './readable-comment';

const REPORT_REASONS = ['spam', 'abuse', 'off-topic', 'other'] as const;
const Report = z.object({ reason: z.enum(REPORT_REASONS), detail: lines(500) });

type Input = { publicationId: string; commentId: string; viewer: Viewer /** Unchecked */; reason: string; detail: string };
export type ReportedComment =
  | { ok: true; postId: string }
  | { ok: false; problem: 'comment-unknown' | 'banned' | 'reason-missing' | 'detail-long' };

/** Tells the team of a comment. It stays where it is until they have decided; told twice, it is one report. */
export async function reportComment(
  { publicationId, commentId, viewer, reason, detail }: Input,
  now = new Date(),
): Promise<ReportedComment> {
  const report = Report.safeParse({ reason, detail });
  if (!report.success)
    return { ok: false, problem: z.flattenError(report.error).fieldErrors.reason ? 'reason-missing' : 'detail-long' };
  return db.$transaction(async (tx) => {
    const comment = await readableComment(tx, publicationId, commentId, viewer, now);
    if (!comment) return { ok: false, problem: 'comment-unknown' };
    if ((await lockCommenter(tx, publicationId, viewer.user.id)).bannedAt) return { ok: false, problem: 'banned' };
    await tx.commentReport.createMany({
      data: [{ publicationId, commentId, userId: viewer.user.id, ...report.data }],
      skipDuplicates: true,
    });
    return { ok: true, postId: comment.postId };
  });
}
