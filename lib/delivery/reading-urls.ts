import { type Hosts, homeHostOf } from '@/lib/publications/home-host';
import { publicationUrl } from '@/lib/publications/publication-url';
import { readSignedId, signId } from '@/lib/secrets/sign';

/** What stands in one reader's mail: the picture's address, and that of its links, which a number follows. On the host that the
 *  publication keeps for ever, like its ways out. */
export const openUrl = (hosts: Hosts, deliveryId: string) =>
  publicationUrl({ host: homeHostOf(hosts) }, `/o/${signId('open', deliveryId)}`);
export const clickUrl = (hosts: Hosts, deliveryId: string) =>
  publicationUrl({ host: homeHostOf(hosts) }, `/l/${signId('click', deliveryId)}/`);

/** The delivery that a token names; null for anything else, and for a token of another purpose. */
export const readOpenToken = (token: string) => readSignedId('open', token);
export const readClickToken = (token: string) => readSignedId('click', token);
