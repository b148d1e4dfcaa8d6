import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { templateName } from './template-name';

/** A list that is read, not searched. */
const MOST = 50;

type Input = { publicationId: string; postId: string; userId: string; name: string };
export type SavedTemplate =
  | { ok: true; templateId: string }
  | { ok: false; problem: 'post-unknown' | 'name-missing' | 'name-too-long' | 'name-taken' | 'too-many' };

/** Keeps a post's words, as they are saved, as something new posts can start from. The post stays what it is. */
export async function saveTemplate({ publicationId, postId, userId, name: typed }: Input): Promise<SavedTemplate> {
  const named = templateName(typed);
  if ('problem' in named) return { ok: false, ...named };
  return db.$transaction(async (tx) => {
    // One after the other within a publication: two of one name, or one too many, cannot pass each other.
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const post = await tx.post.findFirst({ where: { id: postId, publicationId, deletedAt: null } });
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (await tx.postTemplate.findFirst({ where: { publicationId, name: named.name }, select: { id: true } }))
      return { ok: false, problem: 'name-taken' };
    if ((await tx.postTemplate.count({ where: { publicationId } })) >= MOST) return { ok: false, problem: 'too-many' };
    const { title, subtitle, documentVersion } = post;
    const document = readDocument(post.document);
    const { id } = await tx.postTemplate.create({
      data: { publicationId, ...named, title, subtitle, document, documentVersion, createdById: userId },
    });
    return { ok: true, templateId: id };
  });
}
