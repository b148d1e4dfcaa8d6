'use server';

import { z } from 'zod';
import type { PostSettingsAnswer, PostSettingsSent } from '@/components/dashboard/post-settings-values';
import { getPost } from '@/lib/posts/get-post';
import { isWaiting, mayWithPost } from '@/lib/posts/may-with-post';
import { savePostSettings } from '@/lib/posts/save-post-settings';
import { requireMember } from '@/lib/publications/require-member';

const Sent = z.strictObject({ postId: z.uuid(), changes: z.record(z.string(), z.unknown()) });
const refuse = (message: string): PostSettingsAnswer => ({ ok: false, message });

/** Of a published post readers see the change at once, so it takes the right to publish. */
export async function savePostSettingsAction(sent: { postId: string; changes: PostSettingsSent }): Promise<PostSettingsAnswer> {
  const input = Sent.safeParse(sent);
  if (!input.success) return refuse('This could not be read. Load the page again.');
  const { postId, changes } = input.data;
  const member = await requireMember('dashboard.see', `/dashboard/posts/${postId}`);
  const post = await getPost(member.publication.id, postId);
  if (!post || !mayWithPost(member, 'edit', post)) return refuse('This post was deleted in the meantime, so nothing is kept.');
  if (post.publishedAt && !mayWithPost(member, 'publish', post))
    return refuse('This post is published. Ask an editor to change its settings.');
  if (isWaiting(post) && !mayWithPost(member, 'publish', post))
    return refuse('This post is scheduled. Ask an editor to change its settings.');
  const saved = await savePostSettings({ publicationId: member.publication.id, postId, changes });
  return saved.ok ? saved : refuse('This post was deleted in the meantime, so nothing is kept.');
}
