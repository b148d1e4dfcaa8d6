import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CATEGORY_NAMES } from './podcast-categories';
import { type PodcastItem, type PodcastShow, podcastGuid, podcastXml } from './podcast-xml';

const SHOW: PodcastShow = {
  title: 'Harbour <Talk> & "more"',
  description: 'Of ships & the people on them.\u0007',
  author: 'Ada Moreno',
  email: 'ada@example.com',
  language: 'en',
  category: 'Society & Culture > Documentary',
  isExplicit: false,
  isSerial: true,
  coverUrl: 'https://letters.example/podcast.jpg',
  siteUrl: 'https://letters.example/',
  feedUrl: 'https://letters.example/podcast.xml',
  isPrivate: false,
};
const ITEM: PodcastItem = {
  guid: 'urn:uuid:0192f0c1-0000-7000-8000-000000000001',
  title: 'Seven knots',
  summary: 'A harbour has a memory',
  html: '<p>Rope &amp; glass</p>]]>',
  link: 'https://letters.example/p/seven-knots',
  publishedAt: new Date('2026-11-20T08:00:00Z'),
  enclosure: {
    url: 'https://letters.example/files/abc/talk%20one.mp3?feed=a&b=c',
    sizeBytes: 1234567,
    contentType: 'audio/mpeg',
  },
  durationSeconds: 1830,
  season: 2,
  number: 7,
  isExplicit: true,
};

/** What Apple's "Podcast RSS feed requirements" ask of the XML itself, element by element: the required tags, each once, with the
 *  values it allows. */
const text = z.string().trim().min(1);
const httpUrl = z.url({ protocol: /^https?$/ });
const trueFalse = z.enum(['true', 'false']);
const AppleItem = z.object({
  title: text,
  'itunes:title': text,
  guid: z.object({ '#text': text, '@isPermaLink': z.literal('false') }),
  enclosure: z.strictObject({
    '@url': httpUrl,
    '@length': z.string().regex(/^[1-9]\d*$/),
    '@type': z.enum(['audio/mpeg', 'audio/x-m4a', 'audio/mp4', 'audio/ogg', 'audio/wav', 'audio/x-flac', 'audio/aac']),
  }),
  pubDate: z.string().regex(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/),
  'itunes:explicit': trueFalse,
  'itunes:duration': z
    .string()
    .regex(/^[1-9]\d*$/)
    .optional(),
  'itunes:season': z
    .string()
    .regex(/^[1-9]\d*$/)
    .optional(),
  'itunes:episode': z
    .string()
    .regex(/^[1-9]\d*$/)
    .optional(),
  'itunes:episodeType': z.enum(['full', 'trailer', 'bonus']),
});
const Category = z.object({ '@text': text, 'itunes:category': z.object({ '@text': text }).optional() });
const AppleFeed = z.object({
  rss: z.object({
    '@version': z.literal('2.0'),
    '@xmlns:itunes': z.literal('http://www.itunes.com/dtds/podcast-1.0.dtd'),
    '@xmlns:content': z.literal('http://purl.org/rss/1.0/modules/content/'),
    channel: z.object({
      title: text,
      link: httpUrl,
      description: text,
      language: z.string().regex(/^[a-z]{2,3}(-\w+)*$/),
      'itunes:image': z.strictObject({ '@href': z.url({ protocol: /^https?$/ }).regex(/\.(jpg|png)$/) }),
      'itunes:category': Category.refine((category) => {
        const inner = category['itunes:category'];
        return CATEGORY_NAMES.includes(inner ? `${category['@text']} > ${inner['@text']}` : category['@text']);
      }),
      'itunes:explicit': trueFalse,
      'itunes:author': text,
      'itunes:owner': z.object({ 'itunes:name': text, 'itunes:email': z.email() }),
      'itunes:type': z.enum(['episodic', 'serial']),
      item: z.array(AppleItem),
    }),
  }),
});

const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false },
  isArray: (name) => name === 'item',
});

test('a show is what Apple asks for, and well-formed whatever was typed', () => {
  const xml = podcastXml(SHOW, [ITEM, { ...ITEM, guid: 'b', durationSeconds: null, season: null, number: null }]);
  expect(XMLValidator.validate(xml)).toBe(true);
  const parsed = AppleFeed.safeParse(parser.parse(xml));
  expect(parsed.error?.issues ?? []).toEqual([]);
  expect(xml).not.toContain('\u0007');
});

test.each(CATEGORY_NAMES)('the category %s is written as Apple names it', (category) => {
  expect(AppleFeed.safeParse(parser.parse(podcastXml({ ...SHOW, category }, [ITEM]))).success).toBe(true);
});

test('the schema itself refuses what Apple refuses', () => {
  const xml = podcastXml(SHOW, [ITEM]);
  for (const [good, bad] of [
    ['length="1234567"', 'length="0"'],
    ['type="audio/mpeg"', 'type="text/html"'],
    ['<itunes:explicit>false</itunes:explicit>', '<itunes:explicit>clean</itunes:explicit>'],
    ['podcast.jpg', 'podcast.webp'],
    ['Documentary', 'Nonsense'],
    ['<itunes:author>Ada Moreno</itunes:author>', ''],
  ] as const)
    expect(AppleFeed.safeParse(parser.parse(xml.replaceAll(good, bad))).success, bad).toBe(false);
});

test('another parser reads the same out of it', () => {
  const feed = parseRssFeed(podcastXml(SHOW, [ITEM], 'https://hub.example/'));
  expect(feed).toMatchObject({
    title: SHOW.title,
    language: 'en',
    itunes: {
      author: 'Ada Moreno',
      image: SHOW.coverUrl,
      explicit: false,
      type: 'serial',
      owner: { name: 'Ada Moreno', email: 'ada@example.com' },
      categories: [{ text: 'Society & Culture', categories: [{ text: 'Documentary' }] }],
    },
  });
  expect(JSON.stringify(feed.atom)).toContain('https://hub.example/');
  expect(feed.items).toMatchObject([
    {
      title: 'Seven knots',
      guid: { value: ITEM.guid },
      enclosures: [{ url: ITEM.enclosure.url, length: 1234567, type: 'audio/mpeg' }],
      content: { encoded: ITEM.html },
      itunes: { duration: 1830, explicit: true, season: 2, episode: 7 },
    },
  ]);
});

test('a private show is in no directory, and a public one is known by its address', () => {
  const own = podcastXml({ ...SHOW, isPrivate: true }, [ITEM]);
  expect(own).toContain('<itunes:block>Yes</itunes:block>');
  expect(own).not.toContain('podcast:guid');
  // The example of the namespace's own documentation.
  expect(podcastGuid('https://mp3s.nashownotes.com/pc20rss.xml')).toBe('917393e3-1b1e-5cef-ace4-edaa54e1f810');
});
