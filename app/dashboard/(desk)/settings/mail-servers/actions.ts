'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { TransportTestState } from '@/components/dashboard/transport-test-results';
import type { FormState } from '@/components/ui/form-state';
import { limitRate } from '@/lib/auth/limit-rate';
import { formFields } from '@/lib/format/form-fields';
import { testInstallTransports } from '@/lib/mailer/test-transport';
import { requireMember } from '@/lib/publications/require-member';
import { addTransport, type SavedTransport } from '@/lib/transports/add-transport';
import { chooseTransport } from '@/lib/transports/choose-transport';
import { removeTransport } from '@/lib/transports/remove-transport';
import { testOwnTransport } from '@/lib/transports/test-own-transport';
import { TRANSPORT_LANES } from '@/lib/transports/transport-lane';
import { updateTransport } from '@/lib/transports/update-transport';

const isUuid = (text: unknown) => z.uuid().safeParse(text).success;

const PATH = '/dashboard/settings/mail-servers';
const TESTS_PER_MINUTE = 6;
const GONE = { message: 'That mail server was removed meanwhile.' };
const OFTEN = { message: 'That was often. Please wait a minute.' };

const PROBLEMS = {
  empty: 'Give it a name.',
  'too-long': 'Use 60 characters or fewer.',
  taken: 'Another mail server has that name.',
  'too-many': 'Twenty mail servers are the most there can be. Remove one first.',
  unknown: GONE.message,
};

function answer(saved: SavedTransport): FormState {
  if (saved.ok) {
    revalidatePath(PATH);
    return { ok: true };
  }
  const words = saved.problem === 'wrong' ? saved.words : PROBLEMS[saved.problem];
  return saved.field === null ? { message: words } : { fields: { [saved.field]: [words] } };
}

export async function addTransportAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  const { name = '', url = '' } = formFields(form);
  return answer(await addTransport({ publicationId: publication.id, name, url }));
}

export async function updateTransportAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  const { transportId = '', name = '', url = '' } = formFields(form);
  if (!isUuid(transportId)) return GONE;
  return answer(await updateTransport({ publicationId: publication.id, transportId, name, url: url || null }));
}

export async function removeTransportAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  const { transportId = '' } = formFields(form);
  if (isUuid(transportId)) await removeTransport(publication.id, transportId);
  revalidatePath(PATH);
  return { ok: true };
}

export async function chooseTransportsAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('settings.change', PATH);
  const values = formFields(form);
  for (const lane of TRANSPORT_LANES) {
    const chosen = values[lane] ?? '';
    if (chosen !== '' && !isUuid(chosen)) return { ...GONE, values };
    const result = await chooseTransport({ publicationId: publication.id, lane, transportId: chosen || null });
    if (!result.ok && result.problem === 'not-for-notices')
      return { fields: { [lane]: ['A provider’s API carries posts alone. Choose a mail server.'] }, values };
    if (!result.ok) return { ...GONE, values };
  }
  revalidatePath(PATH);
  return { ok: true, message: new Date().toISOString() };
}

export async function testTransportAction(transportId: string): Promise<TransportTestState> {
  const { publication } = await requireMember('settings.change', PATH);
  if (!(await limitRate(`test-transport:${publication.id}`, TESTS_PER_MINUTE, 60))) return OFTEN;
  const tested = isUuid(transportId) ? await testOwnTransport(publication.id, transportId) : null;
  return tested ? { tested: [tested] } : GONE;
}

export async function testInstallTransportsAction(): Promise<TransportTestState> {
  const { publication } = await requireMember('settings.change', PATH);
  if (!(await limitRate(`test-transport:${publication.id}`, TESTS_PER_MINUTE, 60))) return OFTEN;
  return { tested: await testInstallTransports() };
}
