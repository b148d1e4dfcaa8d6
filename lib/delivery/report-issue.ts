import { db } from '@/lib/db/db';
import { csvRow } from '@/lib/format/csv';
import { recordActivity } from '@/lib/publications/record-activity';

const PAGE_ROWS = 2_000;
const HEAD = ['Address', 'State', 'Reason', 'Attempts', 'First tried', 'Ended', 'Next try', 'Code', 'The server said'];
const SELECT = {
  ...{ id: true, subscriberId: true, email: true, state: true, reason: true, attempts: true, lastCode: true, lastReply: true },
  ...{ firstTriedAt: true, finishedAt: true, dueAt: true },
} as const;

/** What became of each delivery of an issue, as CSV in pieces of some thousand rows, its head first. Of a million rows a page
 *  is held at a time: the unique index over issue and subscriber is walked from where the page before ended. Rows that
 *  change meanwhile are told as they stand when their page is read; none is told twice. Times are UTC.
 *  Checks nobody's rights. @param userId who takes it along, for the activity log. An issue that the publication does not have has no rows. */
export async function* reportIssue(
  publicationId: string,
  issueId: string,
  { userId, pageRows = PAGE_ROWS }: { userId?: string; pageRows?: number } = {},
): AsyncGenerator<string> {
  if (userId) await recordActivity(db, { publicationId, userId, act: 'subscriber.exported', objectId: issueId });
  // Spreadsheets take a file without the mark for one of the system's old encoding.
  yield `\uFEFF${csvRow(HEAD)}`;
  const where = { publicationId, issueId };
  let after: string | undefined;
  for (;;) {
    const page = await db.delivery.findMany({
      where: { ...where, subscriberId: after ? { gt: after } : { not: null } },
      orderBy: { subscriberId: 'asc' },
      take: pageRows,
      select: SELECT,
    });
    if (page.length > 0) yield page.map(row).join('');
    if (page.length < pageRows) break;
    after = page.at(-1)?.subscriberId ?? undefined;
  }
  // Of erased subscribers only what became of their mail is left.
  let erasedAfter: string | undefined;
  for (;;) {
    const page = await db.delivery.findMany({
      where: { ...where, subscriberId: null, ...(erasedAfter ? { id: { gt: erasedAfter } } : {}) },
      orderBy: { id: 'asc' },
      take: pageRows,
      select: SELECT,
    });
    if (page.length > 0) yield page.map(row).join('');
    if (page.length < pageRows) return;
    erasedAfter = page.at(-1)?.id;
  }
}

type Row = Awaited<ReturnType<typeof db.delivery.findFirstOrThrow<{ select: typeof SELECT }>>>;

const time = (date: Date | null) => date?.toISOString() ?? null;

function row({ email, state, reason, attempts, firstTriedAt, finishedAt, dueAt, lastCode, lastReply }: Row): string {
  const deferred = state === 'pending' && lastReply !== null;
  const next = state === 'pending' ? time(dueAt) : null;
  return csvRow([
    ...[email, deferred ? 'deferred' : state, reason, attempts, time(firstTriedAt), time(finishedAt), next],
    ...[lastCode, lastReply],
  ]);
}
