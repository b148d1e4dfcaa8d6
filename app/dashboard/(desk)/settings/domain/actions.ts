'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { limitRate } from '@/lib/auth/limit-rate';
import { formFields } from '@/lib/format/form-fields';
import { type AddedCustomDomain, addCustomDomain } from '@/lib/publications/custom-domain/add-custom-domain';
import { checkCustomDomain } from '@/lib/publications/custom-domain/check-custom-domain';
import { choosePrimary } from '@/lib/publications/custom-domain/choose-primary';
import { removeCustomDomain } from '@/lib/publications/custom-domain/remove-custom-domain';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';

const PATH = '/dashboard/settings/domain';
const CHECKS_A_MINUTE = 6;

const ADD_PROBLEMS: Record<Extract<AddedCustomDomain, { ok: false }>['problem'], string> = {
  'not-a-domain': 'Enter a domain such as letters.example.',
  'free-mail': 'That domain belongs to a mail provider. Use one that is yours.',
  'not-public': 'The world cannot look that domain up. Use a public one.',
  'is-install': 'That name is under this install’s own. Use a domain that is yours.',
  'has-another': 'This publication has another domain. Remove that one first.',
};

export async function addCustomDomainAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('settings.change', PATH);
  const values = formFields(form);
  const added = await addCustomDomain({ publicationId: publication.id, userId: user.id, domain: values.domain ?? '' });
  if (!added.ok) return { fields: { domain: [ADD_PROBLEMS[added.problem]] }, values };
  revalidatePath(PATH);
  return { ok: true };
}

/** Checks it now. Where that leads readers to the domain, the desk goes on here as well, at the home host. */
export async function checkCustomDomainAction(): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  if (!(await limitRate(`check-custom-domain:${publication.id}`, CHECKS_A_MINUTE, 60)))
    return { message: 'That was often. Please wait a minute; DNS changes take a while to show.' };
  const checked = await checkCustomDomain(publication.id);
  revalidatePath(PATH);
  if (!checked.ok) return { message: 'There is no domain any more.' };
  return { ok: true, message: new Date().toISOString() };
}

/** Leads readers to the domain or away from it. At the home host the desk goes on; at the domain it would be led away. */
export async function choosePrimaryAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('settings.change', PATH);
  const isPrimary = formFields(form).primary === 'yes';
  const host = await choosePrimary({ publicationId: publication.id, userId: user.id, isPrimary });
  if (host === null) return { message: 'There is no domain any more.' };
  if (host !== publication.host && !isPrimary) redirect(publicationUrl({ host }, PATH));
  revalidatePath(PATH);
  return { ok: true };
}

export async function removeCustomDomainAction(): Promise<FormState> {
  const { publication, user } = await requireMember('settings.change', PATH);
  const host = await removeCustomDomain(publication.id, user.id);
  if (host !== publication.host) redirect(publicationUrl({ host }, PATH));
  revalidatePath(PATH);
  return { ok: true };
}
