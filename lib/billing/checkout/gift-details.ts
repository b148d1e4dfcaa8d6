import { z } from 'zod';

/** What a checkout remembers of the gift it pays for. */
export const GiftDetails = z.strictObject({
  tierId: z.uuid(),
  recipientEmail: z.email().nullable(),
  recipientName: z.string(),
  message: z.string(),
  /** When it is mailed; null: as soon as it is paid */
  deliverAt: z.iso.datetime().nullable().default(null),
});
export type GiftDetails = z.infer<typeof GiftDetails>;
