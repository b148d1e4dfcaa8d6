import { db } from '@/lib/db/db';
import { countReaders } from './count-readers';
import { SegmentRule } from './segment-rule';

export type ListedSegment = { id: string; name: string; rule: SegmentRule };

/** A publication's segments by name. */
export async function listSegments(publicationId: string): Promise<ListedSegment[]> {
  const segments = await db.segment.findMany({ where: { publicationId }, orderBy: { name: 'asc' } });
  return segments.map(({ id, name, rule }) => ({ id, name, rule: SegmentRule.parse(rule) }));
}

/** One of them; null when the publication has none of this id. */
export async function getSegment(publicationId: string, id: string): Promise<ListedSegment | null> {
  const found = await db.segment.findFirst({ where: { id, publicationId } });
  return found && { id: found.id, name: found.name, rule: SegmentRule.parse(found.rule) };
}

/** How many who may be mailed meet a rule now, free and paid. */
export async function countSegment(publicationId: string, rule: SegmentRule): Promise<{ free: number; paid: number }> {
  const segment = { name: '', rule };
  const [free, paid] = await Promise.all([
    countReaders(publicationId, { kind: 'free', segment }),
    countReaders(publicationId, { kind: 'paid', segment }),
  ]);
  return { free, paid };
}
