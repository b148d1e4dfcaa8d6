import type { Publication } from '@/lib/db/types';

export type Hosts = Pick<Publication, 'host' | 'homeHost'>;

/** The host a publication has under the install's own name, whatever its primary one is. It outlives any custom domain, so
 *  what must work for ever (unsubscribing) is addressed to it. */
export const homeHostOf = ({ host, homeHost }: Hosts): string => homeHost ?? host;
