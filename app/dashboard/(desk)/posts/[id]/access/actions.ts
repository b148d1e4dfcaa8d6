'use server';

import { redirect } from 'next/navigation';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { changeReach } from '@/lib/posts/change-reach';
import { PUBLISH_PROBLEMS } from '../publish/problems';
import { readReach } from './read-reach';

export async function changeReachAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, post } = await requirePost('publish', values.postId);
  const read = readReach(values, publication.timeZone);
  if (!read.ok) return { ...read.state, values };
  const result = await changeReach({ publicationId: publication.id, postId: post.id, reach: read.reach });
  if (result.ok) redirect(`/dashboard/posts/${post.id}/issue?changed`);
  const words = PUBLISH_PROBLEMS[result.problem] ?? '';
  return result.problem === 'unlock-past' ? { fields: { unlocksAt: [words] }, values } : { message: words, values };
}
