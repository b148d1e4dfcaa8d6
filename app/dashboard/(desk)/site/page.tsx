import { redirect } from 'next/navigation';
import { can } from '@/lib/auth/can';
import { requireMember } from '@/lib/publications/require-member';

/** Leads to the first view the member may see. */
export default async function SiteRoomPage() {
  const { role } = await requireMember('dashboard.see', '/dashboard/site');
  redirect(can(role, 'site.change') ? '/dashboard/site/theme' : '/dashboard/site/profile');
}
