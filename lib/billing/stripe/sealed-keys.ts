import { z } from 'zod';
import { seal, unseal } from '@/lib/secrets/seal';

const PURPOSE = 'stripe-keys';
const Keys = z.strictObject({ secretKey: z.string().optional(), webhookSecret: z.string().optional() });
type Keys = z.infer<typeof Keys>;

export const sealKeys = (keys: Keys) => seal(PURPOSE, keys);

/** @throws when the install's secret is another than when they were sealed */
export const unsealKeys = (sealed: Uint8Array | null): Keys => (sealed ? Keys.parse(unseal(PURPOSE, sealed)) : {});
