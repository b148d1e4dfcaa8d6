'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { deleteTag } from '@/lib/posts/delete-tag';
import { mergeTags } from '@/lib/posts/merge-tags';
import { updateTag } from '@/lib/posts/update-tag';
import { requireMember } from '@/lib/publications/require-member';

const PATH = '/dashboard/site/tags';
const TagId = z.uuid();
const GONE: FormState = { message: 'This tag was deleted in the meantime. Load the page again.' };

async function read(form: FormData) {
  const { publication } = await requireMember('site.change', PATH);
  const values = formFields(form);
  return { publication, values, tagId: TagId.safeParse(values.tagId).data };
}

function done(): FormState {
  revalidatePath(PATH);
  return { ok: true };
}

export async function updateTagAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, values, tagId } = await read(form);
  if (!tagId) return GONE;
  const { name = '', description = '' } = values;
  const updated = await updateTag(publication.id, tagId, { name, description });
  if (updated.ok) return done();
  return 'fields' in updated ? { fields: updated.fields, values } : GONE;
}

export async function mergeTagsAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, values, tagId } = await read(form);
  const intoId = TagId.safeParse(values.intoId).data;
  if (!tagId || !intoId || !(await mergeTags(publication.id, tagId, intoId)).ok) return GONE;
  return done();
}

export async function deleteTagAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, tagId } = await read(form);
  if (tagId) await deleteTag(publication.id, tagId);
  return done();
}
