import type { Words } from '@/lib/words/translator';

/** What the card of a subscription says. Made once for a page: its cards share it. */
export const cardWords = (t: Words) => ({
  mend: t('payments.mend'),
  card: t('payments.card'),
  keep: t('payments.keep'),
  resume: t('payments.resume'),
  change: t('payments.change'),
  plan: t('payments.plan'),
  planLabel: t('payments.planLabel'),
  planHint: t('payments.planHint'),
  amount: t('payments.amount'),
  people: t('payments.people'),
  peopleLabel: t('payments.peopleLabel'),
  peopleHint: t('payments.peopleHint'),
  pause: t('payments.pause'),
  pauseLabel: t('payments.pauseLabel'),
  pauseHint: t('payments.pauseHint'),
  cancel: t('payments.cancel'),
  cancelText: t('payments.cancelText'),
  cancelWhy: t('payments.cancelWhy'),
  cancelUnsaid: t('payments.cancelUnsaid'),
  cancelMore: t('payments.cancelMore'),
  cancelButton: t('payments.cancelButton'),
});
export type CardWords = ReturnType<typeof cardWords>;

/** What the places of a group say. */
export const groupWords = (t: Words) => ({
  title: t('payments.group'),
  reads: t('payments.reads'),
  invited: t('payments.invited'),
  remove: t('payments.remove'),
  inviteLabel: t('payments.inviteLabel'),
  invite: t('payments.invite'),
});
export type GroupWords = ReturnType<typeof groupWords>;
