import { z } from 'zod';

/** Providers whose pages show visitors from some countries a question instead of the page, so that they are asked here. */
const ENDPOINTS: Record<string, string> = {
  YouTube: 'https://www.youtube.com/oembed',
  Vimeo: 'https://vimeo.com/api/oembed.json',
  Spotify: 'https://open.spotify.com/oembed',
  SoundCloud: 'https://soundcloud.com/oembed',
};

/** Where a provider answers for one of its addresses. */
export const oembedAddress = (provider: string, url: string) => {
  const query = new URLSearchParams({ format: 'json', url });
  return `${ENDPOINTS[provider]}?${query}`;
};

const words = z.string().optional().catch(undefined);
const size = z.coerce.number().positive().optional().catch(undefined);
/** https://oembed.com, 2.3.4. Its `html` is left unread. */
const Answer = z.object({
  title: words,
  author_name: words,
  provider_name: words,
  thumbnail_url: words,
  width: size,
  height: size,
});

export type OembedWords = { title?: string; author?: string; site?: string; picture?: string; ratio: number };

/** What an oEmbed answer says; null when it is none. */
export function readOembed(body: Buffer): OembedWords | null {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
  const answer = Answer.safeParse(json);
  if (!answer.success) return null;
  const { title, author_name: author, provider_name: site, thumbnail_url: picture, width, height } = answer.data;
  const ratio = width && height ? width / height : 0;
  return { title, author, site, picture, ratio: ratio >= 0.4 && ratio <= 3 ? ratio : 0 };
}
