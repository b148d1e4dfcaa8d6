import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { createPost } from '../create-post';

/** Begins a draft with a template's words. The post's id; null when the publication has no such template. */
export async function startFromTemplate(input: {
  publicationId: string;
  templateId: string;
  userId: string;
}): Promise<string | null> {
  const { publicationId, templateId, userId } = input;
  const template = await db.postTemplate.findFirst({ where: { id: templateId, publicationId } });
  if (!template) return null;
  const { title, subtitle } = template;
  const words = { title, subtitle, document: readDocument(template.document) };
  return (await createPost({ publicationId, authorId: userId, words })).id;
}
