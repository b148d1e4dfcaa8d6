import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { type DocumentLink, documentLinks } from '@/lib/document/document-links';
import type { PostDocument } from '@/lib/document/types';
import { type FetchOptions, fetchPublic } from '@/lib/fetch/fetch-public';
import { postPath } from '@/lib/format/post-path';

const MOST = 50;
const AT_ONCE = 6;
const EACH_MS = 5_000;
const ALL_MS = 25_000;
/** Enough to know that something is there. */
const MAX_BYTES = 200_000;

/** dead: the server says that there is nothing. private: no reader can reach it. unreached: it did not answer, which may pass;
 *  nothing is said about a link whose server answers at all, as many turn away what is no browser. */
type LinkFinding = Pick<DocumentLink, 'url' | 'place' | 'words'> & { verdict: 'dead' | 'private' | 'unreached' };
export type CheckedLinks = { findings: LinkFinding[]; asked: number /** Links beyond the limit */; left: number };

type Verdict = LinkFinding['verdict'] | null;
type Options = Pick<FetchOptions, 'allow' | 'resolve'>;

async function ask(url: string, signal: AbortSignal, options: Options): Promise<Verdict> {
  // Many servers answer a HEAD with an error of their own, so only a GET is believed to say that there is nothing.
  for (const method of ['HEAD', 'GET'] as const) {
    const answer = await fetchPublic(url, { ...options, method, signal, timeoutMs: EACH_MS, maxBytes: MAX_BYTES });
    if (answer.ok && answer.status < 400) return null;
    if (!answer.ok && answer.problem === 'too-large') return null;
    if (!answer.ok && answer.problem === 'not-public') return 'private';
    if (!answer.ok && (answer.problem === 'port' || answer.problem === 'redirects')) return null; // not ours to judge
    if (!answer.ok) return 'unreached';
    if (method === 'GET')
      return answer.status === 404 || answer.status === 410 ? 'dead' : answer.status >= 500 ? 'unreached' : null;
  }
  return null;
}

/** Of links to the publication's own posts: those that readers cannot see at the moment. */
async function hiddenPosts({ id, host }: Pick<Publication, 'id' | 'host'>, urls: string[]): Promise<Set<string>> {
  const drafts = await db.post.findMany({
    where: { publicationId: id, slug: { not: null }, OR: [{ publishedAt: null }, { deletedAt: { not: null } }] },
    select: { slug: true },
  });
  const hidden = new Set(drafts.map(({ slug }) => postPath(slug ?? '')));
  return new Set(urls.filter((url) => new URL(url).hostname === host && hidden.has(new URL(url).pathname)));
}

/** Asks for each link of a post, each address once, some at a time and no longer than half a minute in all. */
export async function checkLinks(
  publication: Pick<Publication, 'id' | 'host'>,
  document: PostDocument,
  options: Options = {},
): Promise<CheckedLinks> {
  const links = documentLinks(document).filter(({ url }) => URL.canParse(url));
  const urls = [...new Set(links.map(({ url }) => url))];
  const own = urls.filter((url) => new URL(url).hostname === publication.host);
  const foreign = urls.filter((url) => !own.includes(url));
  const verdicts = new Map<string, Verdict>();
  for (const url of await hiddenPosts(publication, own)) verdicts.set(url, 'dead');

  const queue = foreign.slice(0, MOST);
  const signal = AbortSignal.timeout(ALL_MS);
  const worker = async () => {
    for (let url = queue.shift(); url; url = queue.shift()) verdicts.set(url, await ask(url, signal, options));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const findings = links.flatMap(({ url, place, words }) => {
    const verdict = verdicts.get(url);
    return verdict ? [{ url, place, words, verdict }] : [];
  });
  return { findings, asked: Math.min(foreign.length, MOST), left: Math.max(0, foreign.length - MOST) };
}
