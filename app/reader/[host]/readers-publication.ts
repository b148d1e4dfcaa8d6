import { headers } from 'next/headers';
import { cache } from 'react';
import { framed } from '@/app/(reader)/framed';
import { findPublication, type SitePublication } from '@/app/site/[host]/publication';
import { hostName } from '@/lib/publications/host-name';
import { requestPublication } from '@/lib/publications/request-publication';

/** The publication whose primary host the request names, kept as everyone's pages keep it. */
const ofHost = cache(async (): Promise<SitePublication | null> => {
  const host = hostName((await headers()).get('host'));
  const publication = await findPublication(host);
  return publication?.host === host ? publication : null;
});

/** The language of a signed-in reader's page; English where there is none. */
export const readersLanguage = async (): Promise<string> => (await ofHost())?.language ?? 'en';

/** The publication of a signed-in reader's page, with what its frame draws. Who asks elsewhere is led on as requestPublication()
 *  does. @param path where a secondary host's visitor goes on. */
export const readersPublication = async (path: string): Promise<SitePublication> =>
  (await ofHost()) ?? framed(await requestPublication(path));
