'use server';

import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { SaveAnswer, SaveInput } from '@/components/editor/editor-props';
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
  const { publication, user } = await requirePost('edit', input.data.postId);
  const saved = await saveDraft({ publicationId: publication.id, userId: user.id, ...input.data });
  if (saved.ok || saved.problem !== 'stale') return saved;
  const { revision, title, subtitle, updatedAt } = saved.current;
  return { ok: false, problem: 'stale', current: { revision, title, subtitle, updatedAt } };
}
