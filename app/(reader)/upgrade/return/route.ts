import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { checkoutCookie } from '@/lib/auth/cookies';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { requestSignIn } from '@/lib/auth/request-sign-in';
import { startSession } from '@/lib/auth/start-session';
import { finishCheckout } from '@/lib/billing/checkout/finish-checkout';
import { requestPublication } from '@/lib/publications/request-publication';

export const dynamic = 'force-dynamic';

/** Where Stripe sends a reader back to. Signs in who left from this very browser, or mails them a link. */
export async function GET(request: NextRequest) {
  const publication = await requestPublication();
  const checkoutId = request.nextUrl.searchParams.get('checkout') ?? '';
  const browser = (await cookies()).get(checkoutCookie())?.value ?? null;
  const finished = await finishCheckout({ publicationId: publication.id, checkoutId, browser });
  if (!finished) redirect('/upgrade');
  const done = `/upgrade/done?checkout=${finished.checkoutId}`;
  if (await getSignedIn(publication.id)) redirect(done);
  if (finished.userId) await startSession(finished.userId, publication.id);
  else if (finished.mailTo) {
    await requestSignIn({ publication, email: finished.mailTo, next: done });
    redirect(`/sign-in/code?next=${encodeURIComponent(done)}`);
  }
  redirect(done);
}
