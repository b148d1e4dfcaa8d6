import { createHash } from 'node:crypto';
import { xmlCharacters } from '@/lib/format/xml-characters';
import { splitCategory } from './podcast-categories';

export type PodcastShow = {
  title: string;
  description: string;
  author: string;
  email: string;
  language: string;
  category: string;
  isExplicit: boolean;
  isSerial: boolean;
  /** Absolute */
  coverUrl: string;
  siteUrl: string;
  feedUrl: string;
  /** One reader's own: in no directory */
  isPrivate: boolean;
};

export type PodcastItem = {
  /** Stays when the post's address changes */
  guid: string;
  title: string;
  /** Plain, for players that show no HTML */
  summary: string;
  html: string;
  link: string;
  publishedAt: Date;
  enclosure: { url: string; sizeBytes: number; contentType: string };
  /** null where it is not known */
  durationSeconds: number | null;
  season: number | null;
  number: number | null;
  isExplicit: boolean;
};

/** Escaped for text and for an attribute in double quotes. */
const text = (value: string) =>
  xmlCharacters(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const element = (name: string, value: string) => `<${name}>${text(value)}</${name}>`;
const yesNo = (is: boolean) => (is ? 'true' : 'false');

/** Of all podcasts' feeds (podcastindex.org/namespace/1.0, "guid"). */
const PODCAST_NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/** A show's own id wherever its feed is copied to: UUID v5 of the feed's address without its scheme. */
export function podcastGuid(feedUrl: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(PODCAST_NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(feedUrl.replace(/^https?:\/\//, '').replace(/\/+$/, ''))
    .digest()
    .subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function categoryXml(name: string): string {
  const { category, subcategory } = splitCategory(name);
  const own = `<itunes:category text="${text(category)}"`;
  return subcategory ? `${own}><itunes:category text="${text(subcategory)}"/></itunes:category>` : `${own}/>`;
}

function itemXml(item: PodcastItem): string {
  const { enclosure, durationSeconds, season, number } = item;
  return `<item>${[
    element('title', item.title),
    element('itunes:title', item.title),
    element('link', item.link),
    `<guid isPermaLink="false">${text(item.guid)}</guid>`,
    element('pubDate', item.publishedAt.toUTCString()),
    element('description', item.summary),
    element('content:encoded', item.html),
    `<enclosure url="${text(enclosure.url)}" length="${enclosure.sizeBytes}" type="${text(enclosure.contentType)}"/>`,
    ...(durationSeconds ? [element('itunes:duration', String(durationSeconds))] : []),
    element('itunes:explicit', yesNo(item.isExplicit)),
    element('itunes:episodeType', 'full'),
    ...(season ? [element('itunes:season', String(season)), element('podcast:season', String(season))] : []),
    ...(number ? [element('itunes:episode', String(number)), element('podcast:episode', String(number))] : []),
  ].join('')}</item>`;
}

/** A show as RSS 2.0 with what Apple asks of a podcast (podcasters.apple.com, "Podcast RSS feed requirements") and the tags of
 *  Podcasting 2.0 that it has something to say for. @param hubUrl of WebSub, where there is one */
export function podcastXml(show: PodcastShow, items: PodcastItem[], hubUrl?: string): string {
  const channel = [
    element('title', show.title),
    element('link', show.siteUrl),
    element('description', show.description),
    element('language', show.language),
    element('generator', 'Courant'),
    ...(items[0] ? [element('lastBuildDate', items[0].publishedAt.toUTCString())] : []),
    `<atom:link href="${text(show.feedUrl)}" rel="self" type="application/rss+xml"/>`,
    ...(hubUrl ? [`<atom:link href="${text(hubUrl)}" rel="hub"/>`] : []),
    `<image>${element('url', show.coverUrl)}${element('title', show.title)}${element('link', show.siteUrl)}</image>`,
    `<itunes:image href="${text(show.coverUrl)}"/>`,
    element('itunes:author', show.author),
    `<itunes:owner>${element('itunes:name', show.author)}${element('itunes:email', show.email)}</itunes:owner>`,
    categoryXml(show.category),
    element('itunes:explicit', yesNo(show.isExplicit)),
    element('itunes:type', show.isSerial ? 'serial' : 'episodic'),
    // Yes: a directory must not list one reader's feed.
    ...(show.isPrivate ? [element('itunes:block', 'Yes')] : [element('podcast:guid', podcastGuid(show.feedUrl))]),
    `<podcast:locked owner="${text(show.email)}">yes</podcast:locked>`,
    element('podcast:medium', 'podcast'),
    ...items.map(itemXml),
  ];
  const namespaces = [
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
    'xmlns:atom="http://www.w3.org/2005/Atom"',
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${namespaces.join(' ')}><channel>${channel.join('\n')}</channel></rss>\n`;
}
