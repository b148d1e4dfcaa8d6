import { headers } from 'next/headers';
import { permanentRedirect, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Publication } from '@/lib/db/types';
import { getPublicationByHost } from './get-publication-by-host';
import { homeHostOf } from './home-host';
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
 *  @param also `held` where a publication still answers while it is suspended, and on its home host while a custom domain is the
 *    primary one, which may be down: the desk, signing in, one's account and leaving. Everywhere else a suspended one is as if
 *    the host were nobody's. */
export const requestPublication = cache(async (path = '/', also?: 'held'): Promise<Publication> => {
  const { host, publication } = await ofHost();
  // The terminal prints the dashboard's address before there is one to see.
  if (!publication && !(await isSetUp())) redirect('/setup');
  // The front page says 404 in words (app/site/[host]); notFound() here would be blank where JavaScript is off.
  if (!publication || (publication.suspendedAt && !also)) redirect('/');
  const isHere = [publication.host, ...(also ? [homeHostOf(publication)] : [])].includes(hostName(host));
  if (!isHere) permanentRedirect(publicationUrl(publication, path));
  return publication;
});
