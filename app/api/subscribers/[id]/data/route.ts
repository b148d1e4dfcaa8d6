import { z } from 'zod';
import { zipResponse } from '@/app/api/zip-response';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { db } from '@/lib/db/db';
import { recordActivity } from '@/lib/publications/record-activity';
import { requestPublication } from '@/lib/publications/request-publication';
import { exportPerson } from '@/lib/subscribers/personal-data/export-person';

/** Everything the publication holds about one subscriber, for a writer whom they asked for it by other ways. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  const { id } = await params;
  const mayExport = signedIn && can(signedIn.role, 'subscribers.export') && z.uuid().safeParse(id).success;
  const zip = mayExport ? await exportPerson(publication, id) : null;
  if (!signedIn || !zip) return new Response('Not found\n', { status: 404, headers: { 'cache-control': 'no-store' } });
  const { user } = signedIn;
  const activity = { publicationId: publication.id, userId: user.id, act: 'subscriber.exported', objectId: id } as const;
  await db.$transaction((tx) => recordActivity(tx, activity));
  return zipResponse(zip, `subscriber-${id}.zip`);
}
