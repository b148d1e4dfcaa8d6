import { XMLValidator } from 'fast-xml-parser';
import { parseFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { FEED_FILES, type FeedFile } from './feed-files';
import type { FeedPost } from './feed-types';
import { makeFeed } from './make-feed';

const PUBLICATION = { id: 'p', name: 'Harbour', host: 'letters.example', language: 'en' };
const HUB = 'https://hub.example/';
const FILES = Object.keys(FEED_FILES) as FeedFile[];

/** A post whose every word is `odd`, as a row may have it. */
const post = (odd: string): FeedPost =>
  ({
    ...{ id: '0192f0c1-0000-7000-8000-000000000001', slug: 'odd', title: odd, subtitle: odd, words: 3 },
    document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: odd }] }] } as FeedPost['document'],
    ...{ publishedAt: '2026-11-20T08:00:00.000Z', updatedAt: '2026-11-21T08:00:00.000Z' },
    authors: [{ name: odd, slug: 'ada' }],
    tags: [{ name: odd, slug: 'odd' }],
    behind: null,
  }) as unknown as FeedPost;

const ODD = {
  'marks of XML': `<b>Ships</b> & "rope" ]]> <![CDATA[ --> <?xml?> &amp; &#0;`,
  'control characters': 'Ships\u0000\u0007\u000b\u001b and\ufffe\uffff rope',
  'half a pair': 'Ships \ud83d and rope',
  'other scripts': 'Корабли 船 🚢‍⚓ سفن \u202etfel ot thgir',
};

test.each(Object.entries(ODD))('a feed is well-formed with %s', async (_, odd) => {
  const about = { title: odd, description: odd, path: '/tag/odd', hubUrl: HUB };
  for (const file of FILES) {
    const { body } = (await makeFeed(PUBLICATION, about, [post(odd)], file)) ?? { body: '' };
    if (file !== 'feed.json') expect(XMLValidator.validate(body), file).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML has no place for
    if (file !== 'feed.json') expect(body, file).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(body.isWellFormed(), file).toBe(true);
    expect(JSON.stringify(parseFeed(body)), file).toContain(odd.includes('rope') ? 'rope' : '船');
  }
});

test('each format says where its hub is, and none where there is none', async () => {
  for (const file of FILES) {
    const about = { title: 'Odd', description: '', path: '' };
    expect((await makeFeed(PUBLICATION, { ...about, hubUrl: HUB }, [post('A')], file))?.body, file).toContain(HUB);
    expect((await makeFeed(PUBLICATION, about, [post('A')], file))?.body, file).not.toContain('hub');
  }
  const json = await makeFeed(PUBLICATION, { title: 'A', description: '', path: '', hubUrl: HUB }, [post('A')], 'feed.json');
  expect(JSON.parse(json?.body ?? '').hubs).toEqual([{ type: 'WebSub', url: HUB }]);
});
