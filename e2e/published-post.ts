import { db } from '@/lib/db/db';
import { slugify } from '@/lib/format/slug';
import { keepRevision } from '@/lib/posts/keep-revision';
import { touchPost } from '@/lib/posts/touch-post';
import type { TestPublication } from './fixtures';

const words = (text: string) => [{ type: 'text', text }];

/** A post that readers see, without a mailing: what reading journeys start from. */
export async function publishedPost({ id: publicationId, host, ownerId }: TestPublication, title: string, text = 'It begins.') {
  const document = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: words(text) },
      { type: 'heading', attrs: { level: 1 }, content: words('What the tide left') },
      { type: 'paragraph', content: words('Rope, glass, and a letter nobody had opened.') },
    ],
  };
  const slug = slugify(title);
  const now = new Date();
  await db.$transaction(async (tx) => {
    const post = await tx.post.create({
      data: { publicationId, authorId: ownerId, title, subtitle: `About: ${title}`, slug, document, publishedAt: now },
    });
    const { id: publishedRevisionId } = await keepRevision(tx, post, now);
    await tx.post.update({ where: { id: post.id }, data: { publishedRevisionId } });
    await touchPost(tx, { id: post.id, publicationId, publication: { host } });
  });
  return { title, slug, path: `/p/${slug}` };
}
