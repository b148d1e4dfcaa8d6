'use server';

import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { SaveAnswer, SaveInput } from '@/components/editor/editor-props';
import { pictureKeys } from '@/lib/document/picture-keys';
import { getPictures } from '@/lib/posts/get-pictures';
import { mayWithPost } from '@/lib/posts/may-with-post';
import { saveDraft } from '@/lib/posts/save-draft';

const Save = z.strictObject({
  postId: z.uuid(),
  revision: z.int().min(0),
  title: z.string(),
  subtitle: z.string(),
  document: z.unknown(),
});

export async function saveDraftAction(sent: SaveInput): Promise<SaveAnswer> {
  const input = Save.safeParse(sent);
  if (!input.success) return { ok: false, problem: 'document-refused' };
  const { post, ...member } = await requirePost('edit', input.data.postId);
  const { publication, user } = member;
  const draftsOnly = !mayWithPost(member, 'publish', post);
  const saved = await saveDraft({ publicationId: publication.id, userId: user.id, ...input.data, draftsOnly });
  if (saved.ok || saved.problem !== 'stale') return saved;
  const { revision, title, subtitle, document, updatedAt, savedBy } = saved.current;
  const pictures = await getPictures(publication.id, pictureKeys(document));
  return { ok: false, problem: 'stale', current: { revision, title, subtitle, document, pictures, savedBy, updatedAt } };
}
