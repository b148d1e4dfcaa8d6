'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { ReaderCounts } from '@/components/dashboard/use-narrowed';
import type { FormState } from '@/components/ui/form-state';
import { can } from '@/lib/auth/can';
import { formFields } from '@/lib/format/form-fields';
import { zonedTime } from '@/lib/format/zoned-time';
import { getPostSettings } from '@/lib/posts/get-post-settings';
import { publishPost } from '@/lib/posts/publish-post';
import { schedulePost } from '@/lib/posts/schedule-post';
import { unschedulePost } from '@/lib/posts/unschedule-post';
import { updatePublication } from '@/lib/publications/update-publication';
import { countReaders } from '@/lib/subscribers/count-readers';
import { getSegment } from '@/lib/subscribers/list-segments';
import { inSection } from '@/lib/subscribers/reader-filter';
import { REACH_FIELDS, readReach } from '../access/read-reach';
import { PUBLISH_PROBLEMS } from './problems';
import { readSplit, SPLIT_FIELDS } from './read-split';

const Publish = z.strictObject({
  postId: z.uuid(),
  revision: z.coerce.number().int().min(0),
  mail: z.enum(['everyone', 'free', 'paid', 'none']).default('none'),
  ...REACH_FIELDS,
  segmentId: z.union([z.uuid(), z.literal('')]).default(''),
  widened: z.literal('on').optional(),
  postalAddress: z.string().optional(),
  when: z.enum(['now', 'later']).default('now'),
  at: z.string().default(''),
  ...SPLIT_FIELDS,
});

export async function publishPostAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, role, post } = await requirePost('publish', values.postId);
  const input = Publish.safeParse(values);
  if (!input.success) return { message: 'This form was incomplete. Load the page again.', values };
  const { mail, segmentId, widened, postalAddress, revision, when, at } = input.data;
  const time = when === 'later' ? zonedTime(at, publication.timeZone) : null;
  if (when === 'later' && !time) return { fields: { at: ['Choose a day and a time.'] }, values };
  const settings = await getPostSettings(publication.id, post.id);
  const split = readSplit(mail === 'none' ? {} : input.data, settings?.emailSubject || post.title);
  if (!split.ok) return { fields: split.fields, values };
  const read = readReach(values, publication.timeZone);
  if (!read.ok) return { ...read.state, values };
  if (mail !== 'none' && postalAddress !== undefined && can(role, 'settings.change')) {
    if (!postalAddress.trim())
      return { fields: { postalAddress: ['Add your postal address, or choose “Only on the web”.'] }, values };
    const updated = await updatePublication(publication.id, { postalAddress }, user.id);
    if (!updated.ok) return { fields: updated.fields, values };
  }
  const audience = mail === 'none' ? null : { kind: mail, ...(segmentId && { segmentId }), ...(widened && { isWidened: true }) };
  const wish = {
    publicationId: publication.id,
    postId: post.id,
    userId: user.id,
    audience,
    split: split.split,
    reach: read.reach,
  };
  if (time) {
    const scheduled = await schedulePost({ ...wish, revision, at: time });
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
export async function countSegmentOfAction(postId: string, segmentId: string, isWidened: boolean): Promise<ReaderCounts | null> {
  const { publication, post } = await requirePost('publish', postId);
  const id = z.uuid().safeParse(segmentId);
  const segment = id.success ? await getSegment(publication.id, id.data) : null;
  if (!segment) return null;
  const { name, rule } = segment;
  const of = (kind: 'free' | 'paid') =>
    countReaders(
      publication.id,
      inSection({ kind, isWidened: z.boolean().parse(isWidened), segmentId, segment: { name, rule } }, post.sectionId),
    );
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
