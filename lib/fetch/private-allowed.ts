import { env } from '@/lib/env';

/** Whether the operator lets links lead to this address of a private network (FETCH_PRIVATE): for an install whose writers
 *  link to pages of an intranet. */
export const privateAllowed = ({ address, port }: { address: string; port: number }): boolean =>
  (env().FETCH_PRIVATE ?? '').split(/[\s,]+/).includes(`${address}:${port}`);
