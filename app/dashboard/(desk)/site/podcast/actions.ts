'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { EpisodeInput, saveEpisode } from '@/lib/posts/podcast/episodes';
import { endPodcast, PodcastInput, savePodcast } from '@/lib/posts/podcast/podcast';
import { requireMember } from '@/lib/publications/require-member';

const PATH = '/dashboard/site/podcast';
const NOT_SAVED = 'Nothing was saved yet: please look at the marked fields.';

export async function savePodcastAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('site.change', PATH);
  const values = formFields(form);
  const input = PodcastInput.safeParse({ ...values, isExplicit: values.isExplicit === 'on', isSerial: values.isSerial === 'on' });
  if (!input.success) return { message: NOT_SAVED, fields: z.flattenError(input.error).fieldErrors, values };
  const saved = await savePodcast(publication.id, input.data);
  if (!saved.ok) return { message: NOT_SAVED, fields: saved.fields, values };
  revalidatePath(PATH);
  return { ok: true, message: new Date().toISOString() };
}

export async function saveEpisodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('site.change', PATH);
  const values = formFields(form);
  const input = EpisodeInput.safeParse(values);
  const number = 'A whole number from 1 to 9999.';
  if (!input.success) {
    const wrong = z.flattenError(input.error).fieldErrors;
    return { fields: { season: wrong.season && [number], number: wrong.number && [number] }, values };
  }
  await saveEpisode(publication.id, input.data);
  revalidatePath(PATH);
  return { ok: true, message: new Date().toISOString() };
}

export async function endPodcastAction(): Promise<FormState> {
  const { publication } = await requireMember('site.change', PATH);
  await endPodcast(publication.id);
  revalidatePath(PATH);
  return { ok: true };
}
