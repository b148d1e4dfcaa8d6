'use server';

import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { formFields } from '@/lib/format/form-fields';
import { listOf } from '@/lib/format/list-of';
import { allowTestMail, type TestMailLeave } from '@/lib/posts/allow-test-mail';
import { sendTestMail, type TestMail } from '@/lib/posts/send-test-mail';
import { AccessField } from '../access/read-reach';
import { PUBLISH_PROBLEMS } from './problems';

/** At once: each waits for the mail server's word. */
const MOST_ADDRESSES = 6;

const Test = z.object({ variant: z.enum(['free', 'paid']).default('free'), access: AccessField, to: z.string().max(2_000) });

const REFUSED: Record<Extract<TestMailLeave, { ok: false }>['problem'], (to: string) => string> = {
  suppressed: (to) => `${to} bounced or complained before, so nothing is sent there.`,
  'too-many': () => 'That was often. Please wait up to an hour before the next test.',
  'too-many-strangers': (to) =>
    `Nothing was sent to ${to}: tests to addresses outside of the team are few in a day. Try again tomorrow.`,
};
const failed = (to: string, sent: Extract<TestMail, { ok: false }>) =>
  sent.problem === 'not-taken'
    ? `It could not be sent to ${to}. The mail server said: “${sent.said}”`
    : (PUBLISH_PROBLEMS[sent.problem] ?? 'It could not be sent.');

/** Mails the post as it is saved to the addresses that were typed, each by itself, and to nobody else. */
export async function sendTestMailAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user, post } = await requirePost('publish', formFields(form).postId);
  const input = Test.safeParse(formFields(form));
  if (!input.success) return { message: 'This form was incomplete. Load the page again.' };
  const { variant, access, to } = input.data;
  const typed = to.split(/[\s,;]+/).filter(Boolean);
  const wrong = typed.find((each) => !parseEmail(each));
  if (typed.length === 0) return { fields: { to: ['Write at least one address.'] } };
  if (wrong) return { fields: { to: [`“${wrong}” is not an email address.`] } };
  const addresses = [...new Map(typed.map((each) => [foldEmail(each), parseEmail(each) ?? each])).values()];
  if (addresses.length > MOST_ADDRESSES) return { fields: { to: [`At most ${MOST_ADDRESSES} addresses at once.`] } };

  const named = { publicationId: publication.id, postId: post.id };
  const problems = new Set<string>();
  const reached: string[] = [];
  for (const address of addresses) {
    const leave = await allowTestMail({ publicationId: publication.id, userId: user.id, to: address });
    const sent = leave.ok && (await sendTestMail({ ...named, to: address, variant, as: { access, unlocksAt: null } }));
    if (!leave.ok) problems.add(REFUSED[leave.problem](address));
    else if (sent && !sent.ok) problems.add(failed(address, sent));
    else reached.push(address);
  }
  const onTheWay = reached.length > 0 ? [`It is on its way to ${listOf(reached, 'en')}.`] : [];
  return { ok: problems.size === 0, message: [...onTheWay, ...problems].join(' ') };
}
