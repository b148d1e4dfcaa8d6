import { publicationUrl } from '@/lib/publications/publication-url';
import { signId } from '@/lib/secrets/sign';

/** The page on which a reader unsubscribes without signing in. The address never expires.
 *  @param sectionId the section whose mail it stands in: the page offers to leave that one alone */
export const unsubscribeUrl = (publication: { host: string }, subscriberId: string, sectionId?: string): string =>
  publicationUrl(publication, `/unsubscribe/${signId('unsubscribe', subscriberId)}${sectionId ? `?section=${sectionId}` : ''}`);
