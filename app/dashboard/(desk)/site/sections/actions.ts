'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { deleteSection } from '@/lib/posts/delete-section';
import { saveSection } from '@/lib/posts/save-section';
import { requireMember } from '@/lib/publications/require-member';

const PATH = '/dashboard/site/sections';
const SectionId = z.uuid();
const PROBLEMS = {
  'section-unknown': 'This section was deleted in the meantime. Load the page again.',
  'being-sent': 'A post of this section is going out or waits for its time. Try again when it is out.',
};

export async function saveSectionAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('site.change', PATH);
  const values = formFields(form);
  const { sectionId, name = '', description = '', forEveryone } = values;
  const id = sectionId === undefined ? null : SectionId.safeParse(sectionId);
  if (id && !id.success) return { message: PROBLEMS['section-unknown'] };
  const fields = { name, description, forEveryone: forEveryone !== 'no' };
  const saved = await saveSection(publication.id, id?.data ?? null, fields);
  if (!saved.ok) return 'fields' in saved ? { fields: saved.fields, values } : { message: PROBLEMS[saved.problem], values };
  revalidatePath(PATH);
  return { ok: true };
}

export async function deleteSectionAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('site.change', PATH);
  const id = SectionId.safeParse(formFields(form).sectionId);
  const deleted = id.success
    ? await deleteSection(publication.id, id.data)
    : ({ ok: false, problem: 'section-unknown' } as const);
  if (!deleted.ok) return { message: PROBLEMS[deleted.problem] };
  revalidatePath(PATH);
  return { ok: true };
}
