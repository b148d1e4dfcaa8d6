import { headers } from 'next/headers';
import { permanentRedirect, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Publication } from '@/lib/db/types';
import { getPublicationByHost } from './get-publication-by-host';
import { hostName } from './host-name';
import { isSetUp } from './is-set-up';
import { publicationUrl } from './publication-url';

const ofHost = cache(async () => {
  const host = (await headers()).get('host') ?? '';
  return { host, publication: await getPublicationByHost(host) };
});

/** The language of the publication that the request's host names, for a page's head, which leads nobody elsewhere; English
 *  where there is none. */
export const requestLanguage = async (): Promise<string> => (await ofHost()).publication?.language ?? 'en';

/** The publication the request's host names: asked once a request. Leads an unknown host to its front page, a secondary
 *  host to the primary one, and everybody to the set-up page while the install has no publication.
 *  @param path where a secondary host's visitor goes on.
 *  @param also `held` where a suspended publication still answers: its team's desk, signing in, one's account. Everywhere else
 *    it is as if the host were nobody's. `any-host` where a secondary host answers as well: unsubscribing must work while the
 *    primary one may be down. */
export const requestPublication = cache(async (path = '/', also?: 'held' | 'any-host'): Promise<Publication> => {
  const { host, publication } = await ofHost();
  // The terminal prints the dashboard's address before there is one to see.
  if (!publication && !(await isSetUp())) redirect('/setup');
  // The front page says 404 in words (app/site/[host]); notFound() here would be blank where JavaScript is off.
  if (!publication || (publication.suspendedAt && !also)) redirect('/');
  if (publication.host !== hostName(host) && also !== 'any-host') permanentRedirect(publicationUrl(publication, path));
  return publication;
});
