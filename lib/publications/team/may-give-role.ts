import { can } from '@/lib/auth/can';
import type { Role } from '@/lib/db/types';

/** Whether a member may make someone this, or change or remove someone who is: an owner any, an administrator any but an
 *  owner. */
export const mayGiveRole = (actor: Role, role: Role): boolean =>
  can(actor, 'team.change') && (role !== 'owner' || actor === 'owner');
