import type { Publication } from '@/lib/db/types';
import { getNavigation } from '@/lib/posts/get-navigation';
import { getSiteTheme } from '@/lib/publications/theme/get-site-theme';

/** What the frame draws of a publication, on a page that is made for one reader. */
export async function framed(publication: Publication) {
  const [links, theme] = await Promise.all([getNavigation(publication), getSiteTheme(publication.id, publication.theme)]);
  return { ...publication, links, theme };
}
