import type { Feed } from 'feed';

/** The files a feed comes in, by the last part of its address. */
export const FEED_FILES = {
  'feed.xml': { contentType: 'application/rss+xml', write: (feed: Feed) => feed.rss2() },
  'atom.xml': { contentType: 'application/atom+xml', write: (feed: Feed) => feed.atom1() },
  'feed.json': { contentType: 'application/feed+json', write: (feed: Feed) => feed.json1() },
};
export type FeedFile = keyof typeof FEED_FILES;
