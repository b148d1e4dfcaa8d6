import { env } from '@/lib/env';
import { listMemberships } from '@/lib/publications/list-memberships';
import { isInstallOwner } from './is-install-owner';

/** Whether a person may start another publication on this install, as NEW_PUBLICATIONS says. */
export async function mayStartPublication(userId: string): Promise<boolean> {
  const who = env().NEW_PUBLICATIONS;
  if (who === 'nobody') return false;
  if (await isInstallOwner(userId)) return true;
  return who === 'writers' && (await listMemberships(userId)).length > 0;
}
