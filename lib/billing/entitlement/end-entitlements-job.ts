import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { endEntitlements } from './end-entitlements';

export const endEntitlementsJob = job('end-entitlements', z.object({}), () => endEntitlements());
