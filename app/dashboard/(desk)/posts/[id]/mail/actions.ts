'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { type MailedPost, mailPost, sendCorrection } from '@/lib/posts/mail-post';

const PROBLEMS: Record<Extract<MailedPost, { ok: false }>['problem'], string> = {
  'post-unknown': 'This post is not here any more. Perhaps someone deleted it.',
  'not-published': 'This post is not on your site any more, so it is not mailed.',
  stale: 'The post or its mailings changed after this page was made, so nothing was mailed. Load the page again.',
  suspended: 'The owner of this install has suspended the publication. Nothing is mailed until that is lifted.',
  'no-postal-address': 'No mail goes out without your postal address. Add it in the settings.',
  'not-mailed': 'This post was never mailed, so there is nobody to correct it for.',
  'still-sending': 'The first mailing is still going out. Wait until it is finished, or cancel it.',
  'segment-unknown': 'The segment it was to be mailed to is gone. Choose who gets it anew.',
  'no-subject': 'A mail needs a subject.',
};

const Mail = z.object({
  revisionId: z.uuid(),
  mail: z.enum(['everyone', 'free', 'paid']),
  segmentId: z.union([z.uuid(), z.literal('')]).default(''),
  widened: z.literal('on').optional(),
});
const Correction = z.object({
  revisionId: z.uuid(),
  number: z.coerce.number().int().min(1).max(99),
  subject: z.string().max(300),
});
const INCOMPLETE = 'This form was incomplete. Load the page again.';

/** Mails a post that went out on the web alone. */
export async function mailPostAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, post } = await requirePost('publish', values.postId);
  const input = Mail.safeParse(values);
  if (!input.success) return { message: INCOMPLETE, values };
  const { revisionId, mail, segmentId, widened } = input.data;
  const named = { publicationId: publication.id, postId: post.id, userId: user.id };
  const audience = { kind: mail, ...(segmentId && { segmentId }), ...(widened && { isWidened: true }) };
  const result = await mailPost({ ...named, revisionId, audience });
  if (!result.ok) return { message: PROBLEMS[result.problem], values };
  redirect(`/dashboard/posts/${post.id}/issue`);
}

/** Mails a post once more to those who got it. */
export async function sendCorrectionAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, post } = await requirePost('publish', values.postId);
  const input = Correction.safeParse(values);
  if (!input.success) return { message: INCOMPLETE, values };
  const named = { publicationId: publication.id, postId: post.id, userId: user.id };
  const result = await sendCorrection({ ...named, ...input.data });
  if (result.ok) redirect(`/dashboard/posts/${post.id}/issue`);
  const words = PROBLEMS[result.problem];
  return result.problem === 'no-subject' ? { fields: { subject: [words] }, values } : { message: words, values };
}
