'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { ReaderCounts } from '@/components/dashboard/use-narrowed';
import type { FormState } from '@/components/ui/form-state';
import { can } from '@/lib/auth/can';
import { limitRate } from '@/lib/auth/limit-rate';
import { parseEmail } from '@/lib/format/email';
import { formFields } from '@/lib/format/form-fields';
import { zonedTime } from '@/lib/format/zoned-time';
import { publishPost } from '@/lib/posts/publish-post';
import { schedulePost } from '@/lib/posts/schedule-post';
import { sendTestMail } from '@/lib/posts/send-test-mail';
import { unschedulePost } from '@/lib/posts/unschedule-post';
import { updatePublication } from '@/lib/publications/update-publication';
import { countReaders } from '@/lib/subscribers/count-readers';
import { getSegment } from '@/lib/subscribers/list-segments';
import { inSection } from '@/lib/subscribers/reader-filter';
import { AccessField, REACH_FIELDS, readReach } from '../access/read-reach';
import { PUBLISH_PROBLEMS } from './problems';

const TESTS = 10;
const TEST_SECONDS = 600;

const Publish = z.strictObject({
  postId: z.uuid(),
  revision: z.coerce.number().int().min(0),
  mail: z.enum(['everyone', 'free', 'paid', 'none']).default('none'),
  ...REACH_FIELDS,
  segmentId: z.union([z.uuid(), z.literal('')]).default(''),
  postalAddress: z.string().optional(),
  when: z.enum(['now', 'later']).default('now'),
  at: z.string().default(''),
});

export async function publishPostAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, role, post } = await requirePost('publish', values.postId);
  const input = Publish.safeParse(values);
  if (!input.success) return { message: 'This form was incomplete. Load the page again.', values };
  const { mail, segmentId, postalAddress, revision, when, at } = input.data;
  const time = when === 'later' ? zonedTime(at, publication.timeZone) : null;
  if (when === 'later' && !time) return { fields: { at: ['Choose a day and a time.'] }, values };
  const read = readReach(values, publication.timeZone);
  if (!read.ok) return { ...read.state, values };
  if (mail !== 'none' && postalAddress !== undefined && can(role, 'settings.change')) {
    if (!postalAddress.trim())
      return { fields: { postalAddress: ['Add your postal address, or choose “Only on the web”.'] }, values };
    const updated = await updatePublication(publication.id, { postalAddress }, user.id);
    if (!updated.ok) return { fields: updated.fields, values };
  }
  const audience = mail === 'none' ? null : { kind: mail, ...(segmentId && { segmentId }) };
  const wish = { publicationId: publication.id, postId: post.id, userId: user.id, audience, reach: read.reach };
  if (time) {
    const scheduled = await schedulePost({ ...wish, at: time });
    if (scheduled.ok) redirect('/dashboard/posts?state=scheduled');
    if (scheduled.problem === 'unlock-past')
      return { fields: { unlocksAt: [PUBLISH_PROBLEMS[scheduled.problem] ?? ''] }, values };
    if (scheduled.problem === 'time-past') return { fields: { at: [PUBLISH_PROBLEMS[scheduled.problem] ?? ''] }, values };
    return { message: PUBLISH_PROBLEMS[scheduled.problem], values };
  }
  const result = await publishPost({ ...wish, revision });
  if (!result.ok && result.problem === 'unlock-past')
    return { fields: { unlocksAt: [PUBLISH_PROBLEMS[result.problem] ?? ''] }, values };
  if (!result.ok) return { message: PUBLISH_PROBLEMS[result.problem], values };
  redirect(`/dashboard/posts/${post.id}/issue?published`);
}

/** How many a mail to a segment would reach now; null where there is none of it. For who may publish the post. */
export async function countSegmentOfAction(postId: string, segmentId: string): Promise<ReaderCounts | null> {
  const { publication, post } = await requirePost('publish', postId);
  const id = z.uuid().safeParse(segmentId);
  const segment = id.success ? await getSegment(publication.id, id.data) : null;
  if (!segment) return null;
  const { name, rule } = segment;
  const of = (kind: 'free' | 'paid') =>
    countReaders(publication.id, inSection({ kind, segmentId, segment: { name, rule } }, post.sectionId));
  const [free, paid] = await Promise.all([of('free'), of('paid')]);
  return { everyone: free + paid, free, paid };
}

/** Takes back the time a post waits for, or missed. */
export async function unschedulePostAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user, post } = await requirePost('publish', formFields(form).postId);
  const result = await unschedulePost({ publicationId: publication.id, postId: post.id, userId: user.id });
  if (!result.ok)
    return {
      message:
        result.problem === 'already-published'
          ? 'It was too late: the post is published. Load the page again.'
          : PUBLISH_PROBLEMS[result.problem],
    };
  revalidatePath('/dashboard', 'layout');
  return { ok: true };
}

const Test = z.object({ variant: z.enum(['free', 'paid']).default('free'), access: AccessField });

/** Mails the post as it is saved to the one who asks, and to nobody else. */
export async function sendTestMailAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user, post } = await requirePost('publish', formFields(form).postId);
  const input = Test.safeParse(formFields(form));
  if (!input.success) return { message: 'This form was incomplete. Load the page again.' };
  const { variant, access } = input.data;
  const to = parseEmail(user.email);
  if (!to) return { message: 'Your own address cannot take mail.' };
  if (!(await limitRate(`test-mail:${user.id}`, TESTS, TEST_SECONDS)))
    return { message: 'That was often. Please wait some minutes before the next test.' };
  const sent = await sendTestMail({
    ...{ publicationId: publication.id, postId: post.id, to, variant },
    as: { access, unlocksAt: null },
  });
  if (sent.ok) return { ok: true, message: new Date().toISOString() };
  return {
    message:
      sent.problem === 'not-taken'
        ? `It could not be sent. The mail server said: “${sent.said}”`
        : PUBLISH_PROBLEMS[sent.problem],
  };
}
