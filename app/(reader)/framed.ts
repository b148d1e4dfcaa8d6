import type { Publication } from '@/lib/db/types';
import { getNavigation } from '@/lib/posts/get-navigation';

/** What the frame draws of a publication, on a page that is made for one reader. */
export const framed = async (publication: Publication) => ({ ...publication, links: await getNavigation(publication) });
