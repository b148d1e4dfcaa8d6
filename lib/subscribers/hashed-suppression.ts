import type { Tx } from '@/lib/db/types';
import { keyedHash } from '@/lib/secrets/hash';

/** What stands in a suppression for an address that was erased: a hash of it, keyed by the install's secret and the
 *  publication. A dump of the database names nobody, and whoever knows the address still finds it. */
export const hashedAddress = (publicationId: string, emailFolded: string) =>
  `hash:${keyedHash('suppression', `${publicationId} ${emailFolded}`)}`;

/** Keeps that an erased person is not mailed, and forgets their address: an address that was suppressed stays so for the
 *  same reason, any other is suppressed because its owner wished to be forgotten. Safe to repeat. */
export async function hideSuppression(tx: Tx, publicationId: string, emailFolded: string): Promise<void> {
  await tx.$executeRaw`
    with named as (
      delete from suppression where publication_id = ${publicationId}::uuid and email_folded = ${emailFolded} returning reason, at
    )
    insert into suppression (publication_id, email_folded, reason, at)
    select ${publicationId}::uuid, ${hashedAddress(publicationId, emailFolded)},
      coalesce((select reason from named), 'erased'::suppression_reason), coalesce((select at from named), now())
    on conflict (publication_id, email_folded) do nothing`;
}

/** Names the suppressions of erased addresses that are about to be subscribers again: from here on every query finds them by
 *  the address. Whoever writes a row of `subscriber` calls it in the same transaction. */
export async function recallSuppressions(tx: Tx, publicationId: string, emailsFolded: string[]): Promise<void> {
  if (emailsFolded.length === 0) return;
  const hashes = emailsFolded.map((email) => hashedAddress(publicationId, email));
  await tx.$executeRaw`
    update suppression x set email_folded = known.email
    from unnest(${emailsFolded}::text[], ${hashes}::text[]) as known (email, hash)
    where x.publication_id = ${publicationId}::uuid and x.email_folded = known.hash
      and not exists (select from suppression y where y.publication_id = x.publication_id and y.email_folded = known.email)`;
}
