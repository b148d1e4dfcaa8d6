import { unstable_cache } from 'next/cache';
import { listOfferedPlans, type OfferedPlan } from '@/lib/billing/plans/list-offered-plans';

/** What can be paid for on a host's publication, as its cached pages show it. */
export const sitePlans = (publication: { id: string; host: string }): Promise<OfferedPlan[]> =>
  unstable_cache(() => listOfferedPlans(publication.id), ['plans', publication.id], { tags: [`host:${publication.host}`] })();
