import { z } from 'zod';

/** What a checkout remembers of the gift it pays for. */
export const GiftDetails = z.strictObject({
  tierId: z.uuid(),
  recipientEmail: z.email().nullable(),
  recipientName: z.string(),
  message: z.string(),
});
export type GiftDetails = z.infer<typeof GiftDetails>;
