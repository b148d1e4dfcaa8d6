import type { SitePost } from './posts';
import type { SitePublication } from './publication';

/** A post as a feed's reader may read it. */
export type FeedPost = SitePost;
/** What a feed says of its publication. */
export type FeedPublication = Pick<SitePublication, 'id' | 'name' | 'host' | 'language'>;
/** What one reader's own feed has: its address, and what opens its files. */
export type PrivatePart = { feedUrl: string; fileToken: string };
