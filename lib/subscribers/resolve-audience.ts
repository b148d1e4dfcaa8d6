import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import type { Audience } from './reader-filter';
import { SegmentRule } from './segment-rule';

/** The audience with its segment's rule as it is now; null when the publication has no such segment. */
export async function resolveAudience(publicationId: string, audience: Audience, tx: Tx = db): Promise<Audience | null> {
  if (!audience.segmentId) return audience;
  const segment = await tx.segment.findFirst({ where: { id: audience.segmentId, publicationId } });
  return segment && { ...audience, segment: { name: segment.name, rule: SegmentRule.parse(segment.rule) } };
}
