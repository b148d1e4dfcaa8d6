import { z } from 'zod';
import { csvResponse, notFound } from '@/app/api/csv-response';
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
  if (!mayRead || !id.success || !(await getIssueProgress(publication.id, id.data))) return notFound();
  log.info({ issueId: id.data, userId: signedIn.user.id }, 'issue.reported');
  return csvResponse(`mailing-${id.data}.csv`, reportIssue(publication.id, id.data, { userId: signedIn.user.id }));
}
