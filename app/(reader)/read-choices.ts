import { z } from 'zod';

const Ids = z.array(z.uuid()).max(200);

/** The sections that a form showed, and those of them its reader wants; null for what no form of ours sends. */
export function readChoices(form: FormData): { shown: string[]; wanted: string[] } | null {
  const [shown, wanted] = [Ids.safeParse(form.getAll('shown')), Ids.safeParse(form.getAll('wanted'))];
  return shown.success && wanted.success ? { shown: shown.data, wanted: wanted.data } : null;
}
