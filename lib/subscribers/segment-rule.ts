import { z } from 'zod';

const MOST_CONDITIONS = 10;
const days = z.int().min(1).max(3650);

/** One thing that is asked of a subscriber. */
export const SegmentCondition = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('tier'), is: z.enum(['free', 'paid']) }),
  /** Confirmed before that day began, or since it began, in the publication's time zone */
  z.strictObject({ field: z.literal('subscribed'), when: z.enum(['before', 'since']), day: z.iso.date() }),
  /** Confirmed in the last so many days, or not */
  z.strictObject({ field: z.literal('subscribed-within'), is: z.boolean(), days }),
  z.strictObject({ field: z.literal('source'), is: z.boolean(), source: z.string().trim().min(1).max(80) }),
  /** There is a sign of it in the last so many days, or there is none */
  z.strictObject({ field: z.enum(['opened', 'clicked', 'received']), is: z.boolean(), days }),
]);
export type SegmentCondition = z.infer<typeof SegmentCondition>;

/** What makes a subscriber one of a segment: all of the conditions, or any of them. */
export const SegmentRule = z.strictObject({
  match: z.enum(['all', 'any']),
  conditions: z.array(SegmentCondition).min(1).max(MOST_CONDITIONS),
});
export type SegmentRule = z.infer<typeof SegmentRule>;
