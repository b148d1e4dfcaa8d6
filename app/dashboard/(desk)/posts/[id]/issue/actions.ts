'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { cancelIssue } from '@/lib/delivery/cancel-issue';
import { pauseIssue, resumeIssue } from '@/lib/delivery/pause-issue';
import { resendFailed } from '@/lib/delivery/resend-failed';
import { formFields } from '@/lib/format/form-fields';
import { requireMember } from '@/lib/publications/require-member';

const One = z.strictObject({ issueId: z.uuid() });
const TOO_LATE: FormState = { message: 'It stands otherwise by now, so nothing was changed. Load the page again.' };
const RESUME_PROBLEMS: Record<string, FormState> = {
  'not-paused': TOO_LATE,
  suspended: { message: 'The owner of this install has suspended the publication.' },
  'postal-address-missing': {
    message: 'Your postal address is missing, and no post is mailed without it. Add it in the settings.',
  },
};

/** The issue a form names, for who may steer it; null when it names none. */
async function askedFor(form: FormData) {
  const { publication } = await requireMember('issue.control', '/dashboard/posts');
  const input = One.safeParse(formFields(form));
  return input.success ? { publicationId: publication.id, issueId: input.data.issueId } : null;
}

const drawAnew = () => revalidatePath('/dashboard', 'layout');

export async function pauseIssueAction(_: FormState, form: FormData): Promise<FormState> {
  const asked = await askedFor(form);
  const paused = asked !== null && (await pauseIssue(asked.publicationId, asked.issueId));
  drawAnew();
  return paused ? { ok: true } : TOO_LATE;
}

export async function resumeIssueAction(_: FormState, form: FormData): Promise<FormState> {
  const asked = await askedFor(form);
  if (!asked) return TOO_LATE;
  const resumed = await resumeIssue(asked.publicationId, asked.issueId);
  drawAnew();
  return resumed.ok ? { ok: true } : (RESUME_PROBLEMS[resumed.problem] ?? TOO_LATE);
}

export async function cancelIssueAction(_: FormState, form: FormData): Promise<FormState> {
  const asked = await askedFor(form);
  const cancelled = asked !== null && (await cancelIssue(asked.publicationId, asked.issueId));
  drawAnew();
  return cancelled ? { ok: true } : TOO_LATE;
}

export async function resendFailedAction(_: FormState, form: FormData): Promise<FormState> {
  const asked = await askedFor(form);
  if (!asked) return TOO_LATE;
  const resent = await resendFailed(asked.publicationId, asked.issueId);
  drawAnew();
  return resent.ok ? { ok: true } : TOO_LATE;
}
