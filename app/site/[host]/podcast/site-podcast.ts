import { listEpisodes } from '@/lib/posts/podcast/episodes';
import { getPodcast } from '@/lib/posts/podcast/podcast';
import { kept } from '../kept';
import type { SitePublication } from '../publication';

/** Directories keep what left the feed, and a listener who comes late hears from the beginning. */
const MOST = 300;

/** The publication's show, kept; null where it has none. */
export const sitePodcast = (publication: SitePublication) =>
  kept(publication, ['podcast'], async () => {
    const found = await getPodcast(publication.id);
    if (!found) return null;
    const { createdAt: _, updatedAt: __, ...show } = found;
    return show;
  });

/** The newest posts with sound, kept. */
export const siteEpisodes = (publication: SitePublication) =>
  kept(publication, ['episodes'], async () =>
    (await listEpisodes(publication.id, MOST)).map(({ publishedAt: _, ...episode }) => episode),
  );
