import { z } from 'zod';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getIssueProgress } from '@/lib/delivery/get-issue-progress';
import { reportIssue } from '@/lib/delivery/report-issue';
import { log } from '@/lib/log';
import { requestPublication } from '@/lib/publications/request-publication';

/** What became of each mail of an issue, as a CSV file that is written while it is read. It holds every reader's address, so
 *  it is for who may take those along. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  const id = z.uuid().safeParse((await params).id);
  const mayRead = signedIn !== null && can(signedIn.role, 'subscribers.export') && can(signedIn.role, 'issue.see');
  if (!mayRead || !id.success || !(await getIssueProgress(publication.id, id.data)))
    return new Response('Not found\n', { status: 404, headers: { 'cache-control': 'no-store' } });
  log.info({ issueId: id.data, userId: signedIn.user.id }, 'issue.reported');
  return new Response(streamOf(reportIssue(publication.id, id.data, { userId: signedIn.user.id })), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="mailing-${id.data}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Reads on only when the browser has taken what was there. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
