import { z } from 'zod';
import { progressView } from '@/app/dashboard/progress-view';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { requestPublication } from '@/lib/publications/request-publication';

const answer = (body: unknown, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** An issue's progress, counted now, for who may see it. Reads only. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) return answer({ problem: 'signed-out' }, 401);
  const { id } = await params;
  const view = can(signedIn.role, 'issue.see') && z.uuid().safeParse(id).success ? await progressView(publication.id, id) : null;
  return view ? answer(view) : answer({ problem: 'issue-unknown' }, 404);
}
