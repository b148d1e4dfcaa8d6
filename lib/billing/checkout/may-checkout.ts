import { ipBlock } from '@/lib/auth/client-ip';
import { limitRate } from '@/lib/auth/limit-rate';
import { foldEmail } from '@/lib/format/email';

/** A person who compares plans stays under these; one who tries stolen cards does not get far: each checkout of Stripe's
 *  takes a few tries before it asks for another. */
const FROM_ONE_IP_AN_HOUR = 20;
const FOR_ONE_ADDRESS_AN_HOUR = 10;
const OF_ONE_PUBLICATION_AN_HOUR = 2_000;
const HOUR_SECONDS = 3600;

/** Counts a checkout that is about to begin, and says whether it may. */
export async function mayCheckout({ publicationId, email, ip }: { publicationId: string; email: string; ip: string }) {
  return (
    (await limitRate(`checkout:ip:${ipBlock(ip)}`, FROM_ONE_IP_AN_HOUR, HOUR_SECONDS)) &&
    (await limitRate(`checkout:${publicationId}:${foldEmail(email)}`, FOR_ONE_ADDRESS_AN_HOUR, HOUR_SECONDS)) &&
    (await limitRate(`checkout:${publicationId}`, OF_ONE_PUBLICATION_AN_HOUR, HOUR_SECONDS))
  );
}
