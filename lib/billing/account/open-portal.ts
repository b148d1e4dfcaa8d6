import { db } from '@/lib/db/db';
import { publicationUrl } from '@/lib/publications/publication-url';
import type { Till } from '../stripe/till';
import { CANCEL_REASONS } from './cancel-subscription';
import { type Changed, changeOwn, type Own } from './own-subscription';

/** Stripe's own page where a reader changes their card and sees every invoice, and where it leads back to. */
export const openPortal = (own: Own): Promise<Changed<{ url: string }>> =>
  changeOwn(own, 'portal-opened', async (till, { payer }) => {
    const publication = await db.publication.findUniqueOrThrow({ where: { id: own.publicationId } });
    const session = await till.stripe.billingPortal.sessions.create({
      customer: payer.stripeCustomerId,
      return_url: publicationUrl(publication, '/account/payments'),
      configuration: await portalConfiguration(till, publication.name),
    });
    return { ok: true, url: session.url };
  });

/** What the page at Stripe offers: made once by API, for an account may have none. Who looks for cancelling there finds it, with
 *  the reasons that are asked for here; pausing and switching are done here, in the publication's own words. */
async function portalConfiguration({ publicationId, account, stripe }: Till, name: string): Promise<string> {
  if (account.portalConfigurationId) return account.portalConfigurationId;
  const made = await stripe.billingPortal.configurations.create(
    {
      business_profile: { headline: name.slice(0, 60) },
      features: {
        invoice_history: { enabled: true },
        payment_method_update: { enabled: true },
        subscription_cancel: {
          enabled: true,
          mode: 'at_period_end',
          cancellation_reason: { enabled: true, options: [...CANCEL_REASONS] },
        },
      },
      metadata: { publication: publicationId },
    },
    { idempotencyKey: `portal:with-cancelling:${account.accountId}:${account.connectedAt.getTime()}` },
  );
  await db.paymentAccount.updateMany({
    where: { publicationId, portalConfigurationId: null },
    data: { portalConfigurationId: made.id },
  });
  return made.id;
}
