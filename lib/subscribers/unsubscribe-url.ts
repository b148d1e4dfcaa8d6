import { publicationUrl } from '@/lib/publications/publication-url';
import { signId } from '@/lib/secrets/sign';

/** The page on which a reader unsubscribes without signing in. The address never expires. */
export const unsubscribeUrl = (publication: { host: string }, subscriberId: string): string =>
  publicationUrl(publication, `/unsubscribe/${signId('unsubscribe', subscriberId)}`);
