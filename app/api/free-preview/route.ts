import { z } from 'zod';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { safeNext } from '@/lib/auth/safe-next';
import { openFreePreview } from '@/lib/billing/open-free-preview';
import { upgradePath } from '@/lib/format/upgrade-path';
import { requestPublication } from '@/lib/publications/request-publication';
import { getSubscriberByEmail } from '@/lib/subscribers/get-subscriber';
import { readForm } from '../read-form';
import { isSameOrigin } from '../same-origin';

/** The paywall's button that opens one paid post for nothing. Leads back to the post, or to the plans where that is used up. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 });
  const publication = await requestPublication();
  const form = await readForm(request);
  const postId = z.uuid().safeParse(form?.get('post'));
  if (!form || !postId.success) return new Response('Not a form this address takes.\n', { status: 400 });
  const next = safeNext(form.get('next'));
  const signedIn = await getSignedIn(publication.id);
  const subscriber = signedIn && (await getSubscriberByEmail(publication.id, signedIn.user.email));
  const opened =
    subscriber && (await openFreePreview({ publicationId: publication.id, subscriberId: subscriber.id, postId: postId.data }));
  const location = !signedIn ? `/sign-in?next=${encodeURIComponent(next)}` : opened?.ok ? next : upgradePath(next);
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
}
