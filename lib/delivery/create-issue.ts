import type { SubscriptionTier, Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/queue/queue';
import { Audience } from '@/lib/subscribers/reader-filter';
import { resolveAudience } from '@/lib/subscribers/resolve-audience';
import { countReading } from './count-reading';
import type { SubjectSplit } from './subject-split';

export type NewIssue = {
  publicationId: string;
  postId: string;
  createdById: string | null;
  /** Which emailing of the post: "first", later "correction-1" … */
  emailing: string;
  subject: string;
  preheader: string;
  fromName: string;
  fromEmail: string;
  replyTo: string | null;
  audience: Audience;
  /** Several subjects to try; the issue's own is the first. Left out of account where reading is not counted. */
  split?: SubjectSplit | null;
  /** Rendered, with PLACEHOLDERS where a recipient's own value goes. Without a variant for paid readers they get the free one. */
  messages: { variant: SubscriptionTier; html: string; text: string }[];
};

/** Writes an issue, its frozen message and the job that starts it, in the caller's transaction. One emailing of a post
 *  makes one issue: called again, by a second click or a retry, it returns the one that stands and changes nothing.
 *  @returns the issue's id, and whether it was made now */
export async function createIssue(tx: Tx, issue: NewIssue): Promise<{ issueId: string; created: boolean }> {
  const { messages: rendered, split, ...fields } = issue;
  const audience = await resolveAudience(issue.publicationId, Audience.parse(issue.audience), tx);
  // Verbs ask for it first; gone in between, the transaction is undone as a whole.
  if (!audience) throw new Error('the segment of the audience is gone');
  if (!rendered.some(({ variant }) => variant === 'free')) throw new Error('an issue needs a message for free readers');
  const { countsReading } = await tx.publication.findUniqueOrThrow({
    where: { id: issue.publicationId },
    select: { countsReading: true },
  });
  const { messages, links } = countsReading ? countReading(rendered) : { messages: rendered, links: [] };
  const tried = countsReading && split ? split : null;
  const row = {
    ...{ ...fields, countsReading },
    ...(tried && { splitPercent: tried.percent, splitHours: tried.hours, splitBy: tried.by }),
  };
  // A transaction that makes the same issue at this moment is waited for; then its row is the one found.
  const { count } = await tx.issue.createMany({ data: { ...row, audience }, skipDuplicates: true });
  const { id } = await tx.issue.findUniqueOrThrow({
    where: { postId_emailing: { postId: issue.postId, emailing: issue.emailing }, publicationId: issue.publicationId },
    select: { id: true },
  });
  if (count === 0) return { issueId: id, created: false };
  await tx.issueMessage.createMany({ data: messages.map((message) => ({ ...message, issueId: id })) });
  const { publicationId } = issue;
  await tx.issueLink.createMany({ data: links.map((link) => ({ ...link, issueId: id, publicationId })) });
  if (tried)
    await tx.issueSubject.createMany({
      data: [issue.subject, ...tried.others].map((subject, number) => ({ issueId: id, number, subject })),
    });
  // By name: the pages that publish load none of the sending.
  await enqueue(tx, 'start-issue', { issueId: id });
  return { issueId: id, created: true };
}
