'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { SegmentCount } from '@/components/dashboard/segment-form';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { requireMember } from '@/lib/publications/require-member';
import { countSegment } from '@/lib/subscribers/list-segments';
import { deleteSegment, SegmentInput, saveSegment } from '@/lib/subscribers/save-segment';
import { SegmentRule } from '@/lib/subscribers/segment-rule';

const PATH = '/dashboard/subscribers/segments';
const Id = z.uuid().optional();

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

export async function saveSegmentAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('subscribers.change', PATH);
  const values = formFields(form);
  const id = Id.safeParse(values.segmentId);
  if (!values.name?.trim()) return { fields: { name: ['Give it a name.'] }, values };
  const input = SegmentInput.safeParse({ name: values.name, rule: parsed(values.rule) });
  if (!input.success || !id.success) return { message: 'A condition is not filled in, or a number is too large.', values };
  const saved = await saveSegment(publication.id, input.data, id.data);
  if (saved.ok) redirect(PATH);
  if (saved.problem === 'name-taken') return { fields: { name: ['Another segment has this name.'] }, values };
  return {
    message:
      saved.problem === 'too-many'
        ? 'There are 100 segments already. Delete one that you no longer use.'
        : 'This segment is not here any more. Somebody may have deleted it.',
    values,
  };
}

export async function deleteSegmentAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('subscribers.change', PATH);
  const id = z.uuid().safeParse(formFields(form).segmentId);
  if (!id.success) return { message: 'This form was incomplete. Load the page again.' };
  const deleted = await deleteSegment(publication.id, id.data);
  if (!deleted.ok) return { message: 'A scheduled post is to be mailed to it. Change that post first.' };
  revalidatePath(PATH);
  return { ok: true };
}

/** How many meet a rule that is being made; null for what is no rule yet. */
export async function countSegmentAction(rule: unknown): Promise<SegmentCount> {
  const { publication } = await requireMember('subscribers.see', PATH);
  const input = SegmentRule.safeParse(rule);
  return input.success ? countSegment(publication.id, input.data) : null;
}
