import { z } from 'zod';
import { expect, test } from './fixtures';
import { fillSite } from './full-site';
import { ask, site } from './start-web';

// What search engines and cards are told, read from the pages as they are sent.

const address = z.url({ protocol: /^https?$/ });
const NewsArticle = z.object({
  '@type': z.literal('NewsArticle'),
  headline: z.string().min(1).max(110),
  description: z.string().min(1),
  datePublished: z.iso.datetime(),
  dateModified: z.iso.datetime(),
  mainEntityOfPage: address,
  image: address,
  inLanguage: z.string(),
  isAccessibleForFree: z.boolean(),
  author: z.array(z.object({ '@type': z.literal('Person'), name: z.string().min(1), url: address })).min(1),
  publisher: z.object({ '@type': z.literal('Organization'), name: z.string(), url: address }),
  hasPart: z.object({ cssSelector: z.string(), isAccessibleForFree: z.literal(false) }).optional(),
});
const Breadcrumbs = z.object({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z.array(z.object({ '@type': z.literal('ListItem'), position: z.number(), name: z.string(), item: address })),
});

const decode = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The metas and links of a page's head, and its data. */
function readHead(html: string) {
  const head = html.slice(0, html.indexOf('</head>'));
  const attribute = (tag: string, name: string) => {
    const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
    return value === undefined ? undefined : decode(value);
  };
  const metas = new Map<string, string>();
  for (const [tag] of head.matchAll(/<meta [^>]*>/g)) {
    const name = attribute(tag, 'property') ?? attribute(tag, 'name');
    if (name) metas.set(name, attribute(tag, 'content') ?? '');
  }
  const canonical = [...head.matchAll(/<link rel="canonical"[^>]*>/g)].map(([tag]) => attribute(tag, 'href'));
  const titles = [...head.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title = '']) => decode(title));
  const data = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(
    ([, json = '']) => JSON.parse(json) as Record<string, unknown>,
  );
  return { metas, canonical, titles, data };
}

test('each page says in its head what it is, where it stands, and how its card looks', async ({ publication }) => {
  const { cached, personal } = await fillSite(publication);
  const open = async (path: string) => readHead((await ask(site(), path, { host: publication.host })).text);
  const here = (path: string) => new URL(path, publication.url).href.replace(/\/$/, '');
  const { home, post, everything, paid, elsewhere, page, archive, tag, section, author, subscribe } = cached;

  for (const [name, path] of Object.entries({ home, post, everything, paid, page, archive, tag, section, author, subscribe }))
    await test.step(name, async () => {
      const { metas, canonical, titles } = await open(path);
      expect.soft(canonical.map((url) => url?.replace(/\/$/, ''))).toEqual([here(path)]);
      expect.soft(titles, 'one title').toEqual([expect.stringMatching(/\S/)]);
      expect.soft(metas.get('og:url')?.replace(/\/$/, '')).toBe(here(path));
      expect.soft(metas.get('og:site_name')).toBe(publication.name);
      expect.soft(metas.get('og:title')).toBeTruthy();
      expect.soft(metas.get('og:type')).toBe(path.startsWith('/p/') ? 'article' : 'website');
      expect.soft(metas.get('twitter:card')).toMatch(/^summary(_large_image)?$/);
      expect.soft(metas.get('twitter:title')).toBe(metas.get('og:title'));
      expect.soft(metas.get('robots') ?? '').not.toContain('noindex');
      expect.soft(metas.get('viewport'), 'can be enlarged').not.toMatch(/user-scalable=no|maximum-scale/);
    });

  await test.step('a post has the data of an article and its way there, and a picture that is there', async () => {
    for (const path of [post, everything, paid]) {
      const { metas, data } = await open(path);
      const [article, crumbs] = [NewsArticle.parse(data[0]), Breadcrumbs.parse(data[1])];
      expect.soft(article.mainEntityOfPage).toBe(here(path));
      expect.soft(crumbs.itemListElement.map(({ position }) => position)).toEqual([1, 2, 3]);
      expect.soft(crumbs.itemListElement.at(-1)).toMatchObject({ name: article.headline, item: here(path) });
      expect.soft(metas.get('article:published_time')).toBe(article.datePublished);
      expect.soft(metas.get('og:image')).toBe(article.image);
      expect.soft(metas.get('twitter:image')).toBe(article.image);
      expect.soft(metas.get('twitter:card')).toBe('summary_large_image');
      const picture = await ask(site(), new URL(article.image).pathname, { host: publication.host });
      expect.soft([picture.status, picture.headers['content-type']]).toEqual([200, expect.stringMatching(/^image\/(png|jpeg)$/)]);
      expect.soft(article.isAccessibleForFree).toBe(path !== paid);
      expect.soft(article.hasPart?.cssSelector).toBe(path === paid ? '.behind-paywall' : undefined);
    }
    const { text } = await ask(site(), paid, { host: publication.host });
    expect(text).toContain('behind-paywall');
    expect(text).not.toContain('kingfisher');
  });

  await test.step('a post that stood elsewhere first says so', async () => {
    const { canonical } = await open(elsewhere);
    expect(canonical).toEqual(['https://www.elsewhere.example/letter']);
    expect((await ask(site(), elsewhere, { host: publication.host })).text).toContain('Read on ');
  });

  await test.step('what is for one reader, or not there, is for no search engine', async () => {
    for (const path of [...Object.values(personal), cached.missing])
      expect.soft([path, (await open(path)).metas.get('robots') ?? '']).toEqual([path, expect.stringContaining('noindex')]);
  });
});
