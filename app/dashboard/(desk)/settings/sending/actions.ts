'use server';

import { revalidatePath } from 'next/cache';
import type { FormState } from '@/components/ui/form-state';
import { limitRate } from '@/lib/auth/limit-rate';
import { formFields } from '@/lib/format/form-fields';
import { requireMember } from '@/lib/publications/require-member';
import { addSendingDomain } from '@/lib/publications/sending-domain/add-sending-domain';
import { checkSendingDomain } from '@/lib/publications/sending-domain/check-sending-domain';
import { removeSendingDomain } from '@/lib/publications/sending-domain/remove-sending-domain';
import { rotateDkimKeys } from '@/lib/publications/sending-domain/rotate-dkim-keys';

const PATH = '/dashboard/settings/sending';
const CHECKS_PER_MINUTE = 6;

const ADD_PROBLEMS = {
  'not-a-domain': { domain: 'Enter a domain such as letters.example.' },
  'free-mail': { domain: 'Only its own servers may send for that domain. Use one that is yours.' },
  'not-public': { domain: 'The world cannot look that domain up. Use a public one.' },
  'has-another': { domain: 'This publication has another sending domain. Remove that one first.' },
  'bad-local-part': { localPart: 'Use letters, digits, dots and hyphens, such as hello.' },
};

export async function addDomainAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  const values = formFields(form);
  const { domain = '', localPart = '' } = values;
  const result = await addSendingDomain({ publicationId: publication.id, domain, localPart });
  if (!result.ok) {
    const fields = Object.entries(ADD_PROBLEMS[result.problem]).map(([name, words]) => [name, [words]]);
    return { fields: Object.fromEntries(fields), values };
  }
  revalidatePath(PATH);
  return { ok: true };
}

export async function checkDomainAction(): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  if (!(await limitRate(`check-sending-domain:${publication.id}`, CHECKS_PER_MINUTE, 60)))
    return { message: 'That was often. Please wait a minute; DNS changes take a while to show.' };
  const result = await checkSendingDomain(publication.id);
  revalidatePath(PATH);
  if (!result.ok) return { message: 'There is no sending domain any more.' };
  return { ok: true, message: new Date().toISOString() };
}

export async function rotateKeysAction(): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  const result = await rotateDkimKeys(publication.id);
  if (!result.ok)
    return {
      message: result.problem === 'rotating' ? 'New keys are waiting already.' : 'There is no sending domain any more.',
    };
  revalidatePath(PATH);
  return { ok: true };
}

export async function removeDomainAction(): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  await removeSendingDomain(publication.id);
  revalidatePath(PATH);
  return { ok: true };
}
