import { csvResponse, notFound } from '@/app/api/csv-response';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { exportPayments, exportSubscriptions } from '@/lib/billing/money/export-payments';
import { log } from '@/lib/log';
import { requestPublication } from '@/lib/publications/request-publication';

const LISTS: Record<string, (publicationId: string) => AsyncGenerator<string>> = {
  'payments.csv': exportPayments,
  'paid-subscriptions.csv': exportSubscriptions,
};

/** What readers paid, or what they pay, as a CSV file that is written while it is read. For the owner. */
export async function GET(_: Request, { params }: { params: Promise<{ list: string }> }) {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  const { list } = await params;
  const pieces = Object.hasOwn(LISTS, list) ? LISTS[list] : undefined;
  if (!pieces || !signedIn || !can(signedIn.role, 'billing.change') || !can(signedIn.role, 'subscribers.export'))
    return notFound();
  log.info({ publicationId: publication.id, userId: signedIn.user.id, list }, 'payments.exported');
  return csvResponse(list, pieces(publication.id));
}
