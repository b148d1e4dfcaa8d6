import { postPath } from '@/lib/format/post-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { frontPosts } from '../posts';
import { findPublication } from '../publication';
import { plainNotFound, textResponse } from '../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const POSTS = 50;
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const linkText = (text: string) => oneLine(text).replace(/[[\]\\]/g, '\\$&');

/** What there is to read, for language models (llmstxt.org), where the writer wishes so: titles and what each is about, never
 *  more than everyone may read. */
export async function GET(_: Request, { params }: { params: Promise<{ host: string }> }) {
  const publication = await findPublication((await params).host);
  if (!publication?.llmsTxt) return plainNotFound();
  const posts = await frontPosts(publication, POSTS);
  const lines = posts.map(({ title, subtitle, slug }) => {
    const about = oneLine(subtitle);
    return `- [${linkText(title)}](${publicationUrl(publication, postPath(slug))})${about ? `: ${about}` : ''}`;
  });
  const head = [`# ${oneLine(publication.name)}`, ...(publication.description ? [`> ${oneLine(publication.description)}`] : [])];
  const more = [
    `- [Archive](${publicationUrl(publication, '/archive')})`,
    `- [Feed](${publicationUrl(publication, '/feed.xml')})`,
  ];
  return textResponse([...head, '## Posts', lines.join('\n'), '## More', more.join('\n'), ''].join('\n\n'), 'text/plain');
}
