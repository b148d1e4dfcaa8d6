import type { Publication, Tx } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { touchPages } from '@/lib/pages/touch-pages';

export type NewPublication = {
  name: string;
  /** Host name alone: lower case, A-labels, no port */
  host: string;
  owner: { name: string; email: string };
  timeZone?: string;
  postalAddress?: string;
};

/** Makes a publication and its owner in the caller's transaction. A person who has an account already keeps it.
 *  @throws when the host is taken. @param owner.email screened by parseEmail() */
export async function createPublication(
  tx: Tx,
  { name, host, owner, timeZone, postalAddress }: NewPublication,
): Promise<{
  publication: Publication;
  userId: string;
}> {
  const email = foldEmail(owner.email);
  const user = await tx.user.upsert({ where: { email }, create: { email, name: owner.name }, update: {} });
  const publication = await tx.publication.create({
    data: { name, host, timeZone, postalAddress, team: { create: { userId: user.id, role: 'owner' } } },
  });
  // 'install' stands on what hosts without a publication show: that one is to be set up first.
  await touchPages(tx, [`host:${host}`, 'install']);
  return { publication, userId: user.id };
}
