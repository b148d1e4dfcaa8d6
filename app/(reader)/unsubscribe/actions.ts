'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { resubscribe } from '@/lib/subscribers/resubscribe';
import { unsubscribeByToken } from '@/lib/subscribers/unsubscribe';

const LINK_UNKNOWN = 'This link does not work. Use the one at the foot of a newer mail.';
const RESUBSCRIBE_PROBLEMS = {
  'link-unknown': LINK_UNKNOWN,
  'too-late': 'This can be taken back for a day. Use the subscribe form instead: it sends you a link.',
};

export async function unsubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '' } = formFields(form);
  const result = await unsubscribeByToken(token);
  if (!result.ok) return { message: LINK_UNKNOWN };
  redirect(`/unsubscribe/${encodeURIComponent(token)}`); // the page says how it stands now
}

export async function resubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '' } = formFields(form);
  const result = await resubscribe(token);
  if (!result.ok) return { message: RESUBSCRIBE_PROBLEMS[result.problem] };
  redirect('/subscribe/confirmed');
}
