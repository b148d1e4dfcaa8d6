import { headers } from 'next/headers';
import { z } from 'zod';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { makeSwitchPass } from '@/lib/auth/switch-pass';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';
import { hostName } from '@/lib/publications/host-name';
import { isOnlyKeeper } from '@/lib/publications/is-only-keeper';
import { listMemberships } from '@/lib/publications/list-memberships';
import { publicationUrl } from '@/lib/publications/publication-url';

export const dynamic = 'force-dynamic';

const Asked = z.object({ to: z.uuid(), nonce: z.string().regex(/^[0-9a-f]{64}$/) });

/** Whoever keeps a custom domain can have it lead to a server of theirs and read the cookies of all who come: a session made
 *  there must not open what its keepers have no part in. */
const mayPass = async (from: Publication, userId: string) => from.homeHost === null || (await isOnlyKeeper(from.id, userId));

const leadTo = (location: string) =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' },
  });

/** The second of three steps from one publication to another: whoever is signed in here, in a team of both, goes back to where
 *  they want to be with a pass. The first and the last are /sign-in/switch there. */
export async function GET(request: Request) {
  const host = hostName((await headers()).get('host'));
  const publication = await getPublicationByHost(host);
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!publication || !asked.success) return new Response('Not found\n', { status: 404 });
  const signedIn = await getSignedIn(publication.id);
  // The desk goes on at the home host while a custom domain is the primary one, so the session may be there.
  if (!signedIn && publication.homeHost !== null && host !== publication.homeHost)
    return leadTo(publicationUrl({ host: publication.homeHost }, `/dashboard/switch?${new URLSearchParams(asked.data)}`));
  // Only a member: a reader's session may be one that paying began, before the address was proved.
  const teams = signedIn && signedIn.role !== null ? await listMemberships(signedIn.user.id) : [];
  const target = teams.find(({ publicationId }) => publicationId === asked.data.to);
  if (!signedIn || !target || !(await mayPass(publication, signedIn.user.id))) {
    const wanted = await db.publication.findFirst({ where: { id: asked.data.to, deletedAt: null }, select: { host: true } });
    return wanted ? leadTo(publicationUrl(wanted, '/sign-in?next=%2Fdashboard')) : new Response('Not found\n', { status: 404 });
  }
  const pass = makeSwitchPass(signedIn.user.id, target.publicationId, asked.data.nonce);
  return leadTo(publicationUrl(target, `/sign-in/switch?pass=${pass}`));
}
