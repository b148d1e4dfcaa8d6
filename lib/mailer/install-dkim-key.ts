import { env } from '@/lib/env';
import { type DkimKey, readDkimKey } from './dkim';

let read: { pem: string; key: DkimKey } | undefined;

/** The install's key for mail from this address; undefined without one, or where the address is of another domain,
 *  since a signature that is not aligned with From proves nothing (DMARC). */
export function installDkimKey(fromAddress: string): DkimKey | undefined {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = env();
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_PRIVATE_KEY) return undefined;
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1).toLowerCase();
  if (domain !== DKIM_DOMAIN && !domain.endsWith(`.${DKIM_DOMAIN}`)) return undefined;
  if (read?.pem !== DKIM_PRIVATE_KEY)
    read = { pem: DKIM_PRIVATE_KEY, key: readDkimKey(DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY) };
  return read.key;
}
