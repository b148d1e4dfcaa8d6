import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { type Act, can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import type { Publication, Role, User } from '@/lib/db/types';
import { SIGNED_OUT } from '@/lib/format/signed-out';
import { requestPublication } from './request-publication';

export type Member = { publication: Publication; user: User; role: Role };

/** What a form hears whose writer was signed out meanwhile. */
class SignedOut extends Error {
  readonly digest = SIGNED_OUT;
}

/** Who is asking, when they may do this here. Nobody signed in: leads to the sign-in page; an action of a script is told
 *  instead (components/ui/use-form-action.ts), as leading away would lose what was entered. Signed in without the right:
 *  404, as if the page did not exist. The role is read at each call, so a removed member is out at once.
 *  @param next where a sign-in leads back to; a path of this host. */
export async function requireMember(act: Act, next = '/dashboard'): Promise<Member> {
  const publication = await requestPublication(next, 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) {
    if ((await headers()).has('next-action')) throw new SignedOut('Nobody is signed in.');
    redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  }
  const { user, role } = signedIn;
  if (role === null || !can(role, act)) notFound();
  return { publication, user, role };
}
