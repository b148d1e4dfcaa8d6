import { ipBlock } from '@/lib/auth/client-ip';
import { limitRate } from '@/lib/auth/limit-rate';

/** Of one person and of one network; of a whole publication so many that a real discussion does not come near. */
const LIMITS = {
  comment: [
    ['person', 6, 60],
    ['person', 60, 86_400],
    ['network', 60, 3600],
    ['publication', 1500, 3600],
  ],
  change: [['person', 60, 3600]],
  like: [
    ['person', 300, 3600],
    ['network', 600, 3600],
  ],
  report: [
    ['person', 20, 86_400],
    ['network', 60, 86_400],
  ],
  picture: [['person', 10, 86_400]],
} as const;

type Act = keyof typeof LIMITS;

/** Counts what a person does in a publication's discussions, and says whether it is still within bounds. Call it before the
 *  transaction. @param ip as clientIp() gives it */
export async function limitComments(act: Act, publicationId: string, userId: string, ip: string): Promise<boolean> {
  const whose = { person: userId, network: ipBlock(ip), publication: 'all' };
  for (const [kind, limit, seconds] of LIMITS[act])
    if (!(await limitRate(`comments:${act}:${kind}:${publicationId}:${whose[kind]}`, limit, seconds))) return false;
  return true;
}
