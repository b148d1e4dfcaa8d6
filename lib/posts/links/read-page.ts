import { Parser } from 'htmlparser2';

/** What an HTML page says of itself, in its own words; null where it says nothing. */
export type PageWords = {
  title: string | null;
  author: string | null;
  site: string | null;
  description: string | null;
  /** Absolute */
  picture: string | null;
  /** Where its oEmbed is, absolute */
  oembed: string | null;
};

const OEMBED_TYPES = ['application/json+oembed', 'text/json+oembed'];

/** Reads the head of a page: OpenGraph first, then Twitter's names, then plain HTML. Read as a stream of tags and never
 *  kept as markup, so nothing of it can run. */
export function readPage(html: string, url: string): PageWords {
  const meta = new Map<string, string>();
  let oembed: string | null = null;
  let title: string | null = null;
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, { name: named, property = named, content, rel, type, href }) {
      if (name === 'meta' && property && content?.trim() && !meta.has(property.toLowerCase()))
        meta.set(property.toLowerCase(), content);
      if (name === 'link' && rel?.toLowerCase() === 'alternate' && OEMBED_TYPES.includes(type?.toLowerCase() ?? '') && href)
        oembed ??= href;
      inTitle = name === 'title' && title === null;
    },
    ontext(text) {
      if (inTitle) title = (title ?? '') + text;
    },
    onclosetag() {
      inTitle = false;
    },
  });
  parser.end(html);
  const first = (...names: string[]) => names.map((name) => meta.get(name)).find(Boolean) ?? null;
  const absolute = (address: string | null) => (address && URL.canParse(address, url) ? new URL(address, url).href : null);
  const author = first('author', 'article:author', 'twitter:creator');
  return {
    title: first('og:title', 'twitter:title') ?? title,
    // Some name their page on Facebook there.
    author: author && /^https?:/i.test(author) ? null : author,
    site: first('og:site_name', 'application-name'),
    description: first('og:description', 'twitter:description', 'description'),
    picture: absolute(first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src')),
    oembed: absolute(oembed),
  };
}

/** A page's characters: by what its answer says, else by what stands at its beginning, else UTF-8. */
export function decodePage(body: Buffer, contentType: string): string {
  const said = /charset=["']?([\w-]+)/i;
  const label = said.exec(contentType)?.[1] ?? said.exec(body.subarray(0, 2048).toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body); // a character set nobody knows
  }
}
