import { db } from '@/lib/db/db';
import { env } from '@/lib/env';

/** The publication that stands at the install's own address, the first one. */
const atInstall = () => {
  const host = env().SITE_URL.hostname;
  return { OR: [{ homeHost: host }, { host, homeHost: null }] };
};

/** Whether a publication is the install's own, whose owners are the owners of the install. */
export const isInstallPublication = async (publicationId: string): Promise<boolean> =>
  (await db.publication.count({ where: { id: publicationId, ...atInstall() } })) > 0;

/** Whether a person owns the install: an owner of the publication at its own address. Read at each call. */
export const isInstallOwner = async (userId: string): Promise<boolean> =>
  (await db.teamMember.count({ where: { userId, role: 'owner', publication: { deletedAt: null, ...atInstall() } } })) > 0;
