import type { EmbedAttributes } from '@/lib/document/nodes/embed/attributes';
import { playerOf } from '@/lib/document/nodes/embed/players';
import { safeUrl } from '@/lib/document/safe-url';
import type { Pictures } from '@/lib/document/types';
import { type Fetched, type FetchOptions, fetchPublic } from '@/lib/fetch/fetch-public';
import { privateAllowed } from '@/lib/fetch/private-allowed';
import { takeLinkPicture } from './link-picture';
import { type OembedWords, oembedAddress, readOembed } from './oembed';
import { decodePage, readPage } from './read-page';

const MAX_PAGE_BYTES = 3_000_000;
const MAX_OEMBED_BYTES = 200_000;
/** All of a look-up: a writer waits for it. */
const TIMEOUT_MS = 12_000;

export type LookedUpLink =
  | { ok: true; embed: EmbedAttributes; pictures: Pictures }
  | {
      ok: false;
      /** not-a-link: no address on the web. private: not on the public internet. unreachable: it does not answer, in time
       *  or at all. refused: it answers with an error. too-large. not-a-page: what lies there is no page. says-nothing: a
       *  page without as much as a title. */
      problem: 'not-a-link' | 'private' | 'unreachable' | 'refused' | 'too-large' | 'not-a-page' | 'says-nothing';
    };
type Problem = Extract<LookedUpLink, { ok: false }>['problem'];

const PROBLEMS: Record<Extract<Fetched, { ok: false }>['problem'], Problem> = {
  'not-a-url': 'not-a-link',
  credentials: 'not-a-link',
  port: 'private',
  'not-public': 'private',
  'not-found': 'unreachable',
  redirects: 'refused',
  'too-large': 'too-large',
  timeout: 'unreachable',
  network: 'unreachable',
};

type Input = { publicationId: string; userId: string; url: string };

/** Looks up what a link is: what its page says of itself in words (oEmbed, OpenGraph), and its picture, taken in like an
 *  upload. Players of known providers are shown whether or not the provider answers. Asked again, it takes the picture
 *  in again. @param options for tests, which have their own servers */
export async function lookUpLink(
  { publicationId, userId, url: given }: Input,
  options: FetchOptions = {},
): Promise<LookedUpLink> {
  const url = safeUrl(given.trim());
  if (!url || !/^https?:/i.test(url)) return { ok: false, problem: 'not-a-link' };
  const asking: FetchOptions = { allow: privateAllowed, signal: AbortSignal.timeout(TIMEOUT_MS), ...options };
  const player = playerOf(url);
  const found = player ? await askProvider(player.provider, url, asking) : await askPage(url, asking);
  if ('problem' in found) return { ok: false, problem: found.problem };
  const ratio = player?.kind === 'video' ? (player.ratio < 1 ? player.ratio : found.ratio) : 0;
  const playRatio = player?.kind === 'video' ? ratio || player.ratio : 0;
  const taken =
    found.picture && (await takeLinkPicture({ publicationId, userId, url: found.picture, playRatio, options: asking }));
  return {
    ok: true,
    embed: {
      url,
      title: line(found.title, 300),
      author: line(found.author, 200),
      site: line(found.site, 100),
      description: line(found.description, 600),
      thumbnail: taken ? taken.key : '',
      ratio,
    },
    pictures: taken ? { [taken.key]: taken.picture } : {},
  };
}

type Found = Partial<Record<'title' | 'author' | 'site' | 'description' | 'picture', string | null>> & { ratio: number };

async function askProvider(provider: string, url: string, options: FetchOptions): Promise<Found> {
  return (await askOembed(oembedAddress(provider, url), options)) ?? { ratio: 0 };
}

async function askOembed(address: string, options: FetchOptions): Promise<OembedWords | null> {
  const answer = await fetchPublic(address, { ...options, maxBytes: MAX_OEMBED_BYTES });
  return answer.ok && answer.status === 200 ? readOembed(answer.body) : null;
}

async function askPage(url: string, options: FetchOptions): Promise<Found | { problem: Problem }> {
  const page = await fetchPublic(url, { ...options, maxBytes: MAX_PAGE_BYTES });
  if (!page.ok) return { problem: PROBLEMS[page.problem] };
  if (page.status !== 200) return { problem: 'refused' };
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(page.contentType)) return { problem: 'not-a-page' };
  const words = readPage(decodePage(page.body, page.contentType), page.url);
  const oembed = words.oembed ? await askOembed(words.oembed, options) : null;
  const title = words.title?.trim() || oembed?.title;
  if (!title) return { problem: 'says-nothing' };
  return {
    title,
    author: oembed?.author ?? words.author,
    site: words.site ?? oembed?.site,
    description: words.description,
    picture: words.picture ?? oembed?.picture,
    ratio: 0,
  };
}

/** Words as one line of at most so many characters. */
function line(text: string | null | undefined, limit: number) {
  const clean = (text ?? '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
  return clean.length <= limit ? clean : `${clean.slice(0, limit - 1).toWellFormed()}…`;
}
