'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { can } from '@/lib/auth/can';
import { formFields } from '@/lib/format/form-fields';
import { publishPost } from '@/lib/posts/publish-post';
import { updatePublication } from '@/lib/publications/update-publication';
import { PUBLISH_PROBLEMS } from './problems';

const Publish = z.strictObject({
  postId: z.uuid(),
  revision: z.coerce.number().int().min(0),
  mail: z.enum(['everyone', 'none']).default('none'),
  postalAddress: z.string().optional(),
});

export async function publishPostAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, role, post } = await requirePost('publish', values.postId);
  const input = Publish.safeParse(values);
  if (!input.success) return { message: 'This form was incomplete. Load the page again.', values };
  const { mail, postalAddress, revision } = input.data;
  if (mail === 'everyone' && postalAddress !== undefined && can(role, 'settings.change')) {
    if (!postalAddress.trim())
      return { fields: { postalAddress: ['Add your postal address, or choose “Only on the web”.'] }, values };
    const updated = await updatePublication(publication.id, { postalAddress });
    if (!updated.ok) return { fields: updated.fields, values };
  }
  const result = await publishPost({
    publicationId: publication.id,
    postId: post.id,
    userId: user.id,
    revision,
    audience: mail === 'everyone' ? { kind: 'everyone' } : null,
  });
  if (!result.ok) return { message: PUBLISH_PROBLEMS[result.problem], values };
  redirect(`/dashboard/posts/${post.id}/issue?published`);
}
