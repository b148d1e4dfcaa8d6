import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieOptions, sessionCookie, switchCookie } from '@/lib/auth/cookies';
import { deleteSession } from '@/lib/auth/end-session';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { startSession } from '@/lib/auth/start-session';
import { nonceHashOf, readSwitchPass } from '@/lib/auth/switch-pass';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { listMemberships } from '@/lib/publications/list-memberships';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requestPublication } from '@/lib/publications/request-publication';
import { randomToken } from '@/lib/secrets/hash';

export const dynamic = 'force-dynamic';

const NONCE_SECONDS = 120;
const Query = z.union([z.object({ from: z.uuid() }), z.object({ pass: z.string().max(100) })]);

const leadTo = (location: string) =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' },
  });
const signIn = () => leadTo('/sign-in?next=%2Fdashboard');

/** Comes in from another publication whose team one is in, without a mail: sessions belong to hosts, which share no cookie.
 *  First without a pass: leaves a nonce in this browser and asks there for a pass. Then with one, good for this browser alone:
 *  the session begins. Whoever is signed in there signs in here as themselves, and nobody else can be. */
export async function GET(request: Request) {
  const publication = await requestPublication('/dashboard', 'held');
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return signIn();
  return 'from' in query.data ? askForPass(publication, query.data.from) : comeIn(publication, query.data.pass);
}

async function askForPass(publication: Publication, from: string) {
  if ((await getSignedIn(publication.id))?.role) return leadTo('/dashboard');
  const source = await db.publication.findFirst({ where: { id: from, deletedAt: null }, select: { id: true, host: true } });
  if (!source || source.id === publication.id) return signIn();
  const nonce = randomToken();
  (await cookies()).set(switchCookie(), nonce, { ...cookieOptions(), maxAge: NONCE_SECONDS });
  return leadTo(publicationUrl(source, `/dashboard/switch?to=${publication.id}&nonce=${nonceHashOf(nonce)}`));
}

async function comeIn(publication: Publication, pass: string) {
  const jar = await cookies();
  const nonce = jar.get(switchCookie())?.value;
  const userId = nonce && readSwitchPass(pass, publication.id, nonce);
  jar.set(switchCookie(), '', { ...cookieOptions(), maxAge: 0 });
  // Asked again: a minute ago they may have been in the team.
  const isMember = userId && (await listMemberships(userId)).some(({ publicationId }) => publicationId === publication.id);
  if (!isMember) return signIn();
  const old = jar.get(sessionCookie())?.value;
  if (old) await deleteSession(publication.id, old);
  await startSession(userId, publication.id);
  return leadTo('/dashboard');
}
