import type { Feed } from 'feed';
import { xmlCharacters } from '@/lib/format/xml-characters';

/** With the hub, which the library leaves out of this format (jsonfeed.org/version/1.1, hubs). */
const jsonFeed = (feed: Feed) =>
  JSON.stringify({
    ...JSON.parse(feed.json1()),
    ...(feed.options.hub ? { hubs: [{ type: 'WebSub', url: feed.options.hub }] } : {}),
  });

/** The files a feed comes in, by the last part of its address. */
export const FEED_FILES = {
  'feed.xml': { contentType: 'application/rss+xml', write: (feed: Feed) => xmlCharacters(feed.rss2()) },
  'atom.xml': { contentType: 'application/atom+xml', write: (feed: Feed) => xmlCharacters(feed.atom1()) },
  'feed.json': { contentType: 'application/feed+json', write: jsonFeed },
};
export type FeedFile = keyof typeof FEED_FILES;
