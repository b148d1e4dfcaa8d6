import { db } from '@/lib/db/db';

export type InstallPublication = {
  id: string;
  name: string;
  host: string;
  createdAt: Date;
  suspendedAt: Date | null;
  deletedAt: Date | null;
  /** Their addresses, those who came first first */
  owners: string[];
};

/** Every publication of the install, the oldest first, also those that are held or deleted. For the install's owner alone. */
export async function listInstallPublications(): Promise<InstallPublication[]> {
  const rows = await db.publication.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, host: true, createdAt: true, suspendedAt: true, deletedAt: true },
      team: { where: { role: 'owner' }, orderBy: { joinedAt: 'asc' }, select: { user: { select: { email: true } } } },
    },
  });
  return rows.map(({ team, ...row }) => ({ ...row, owners: team.map(({ user }) => user.email) }));
}
