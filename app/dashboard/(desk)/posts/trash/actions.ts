'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { getTrashedPost } from '@/lib/posts/get-trashed-post';
import { mayWithPost } from '@/lib/posts/may-with-post';
import { purgePost } from '@/lib/posts/purge-post';
import { restorePost } from '@/lib/posts/restore-post';
import { requireMember } from '@/lib/publications/require-member';

const PATH = '/dashboard/posts/trash';
const GONE = { message: 'This post is not in the trash any more. Load the page again.' };

/** The trashed post a form names, with who is asking; null when it is not there. */
async function trashed(form: FormData) {
  const member = await requireMember('post.create', PATH);
  const id = z.uuid().safeParse(formFields(form).postId);
  const post = id.success ? await getTrashedPost(member.publication.id, id.data) : null;
  return post && { member, post, input: { publicationId: member.publication.id, postId: post.id, userId: member.user.id } };
}

export async function restorePostAction(_: FormState, form: FormData): Promise<FormState> {
  const found = await trashed(form);
  if (!found || !mayWithPost(found.member, found.post.wasPublished ? 'publish' : 'edit', found.post)) return GONE;
  const restored = await restorePost(found.input);
  if (!restored.ok) return GONE;
  redirect(`/dashboard/posts/${found.post.id}`);
}

export async function purgePostAction(_: FormState, form: FormData): Promise<FormState> {
  const found = await trashed(form);
  if (!found || !mayWithPost(found.member, found.post.wasPublished ? 'publish' : 'delete', found.post)) return GONE;
  const purged = await purgePost(found.input);
  if (!purged.ok && purged.problem === 'being-mailed')
    return { message: 'Its mail is still going out. Cancel the mailing first, or wait until it is done.' };
  if (!purged.ok) return GONE;
  revalidatePath(PATH);
  return { ok: true };
}
