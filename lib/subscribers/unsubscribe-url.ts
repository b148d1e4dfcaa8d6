import { type Hosts, homeHostOf } from '@/lib/publications/home-host';
import { publicationUrl } from '@/lib/publications/publication-url';
import { signId } from '@/lib/secrets/sign';

/** The page on which a reader unsubscribes without signing in. The address never expires, also where the publication's custom
 *  domain does: it names the host that it keeps.
 *  @param sectionId the section whose mail it stands in: the page offers to leave that one alone */
export const unsubscribeUrl = (publication: Hosts, subscriberId: string, sectionId?: string): string =>
  publicationUrl(
    { host: homeHostOf(publication) },
    `/unsubscribe/${signId('unsubscribe', subscriberId)}${sectionId ? `?section=${sectionId}` : ''}`,
  );
