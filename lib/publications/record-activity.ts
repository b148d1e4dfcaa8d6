import type { Tx } from '@/lib/db/types';

/** What is written into the activity log. */
export const ACTS = [
  'post.published',
  'post.updated',
  'post.unpublished',
  'post.scheduled',
  'post.unscheduled',
  'post.deleted',
  'post.restored',
  'post.purged',
  'team.invited',
  'team.invitation-withdrawn',
  'team.joined',
  'team.role-changed',
  'team.removed',
  'team.left',
  'settings.changed',
  'domain.added',
  'domain.primary-changed',
  'domain.removed',
  'publication.suspended',
  'publication.lifted',
  'publication.deleted',
  'publication.restored',
  'comment.removed',
  'comment.restored',
  'comment.banned',
  'comment.unbanned',
  'subscriber.erased',
  'subscriber.exported',
  'subscriber.comp-given',
  'subscriber.comp-taken-back',
  'payments.connected',
  'payments.disconnected',
  'payments.settings-changed',
  'payments.plan-added',
  'payments.plan-changed',
  'payments.plan-archived',
  'payments.plan-restored',
  'payments.price-added',
  'payments.price-changed',
  'payments.price-archived',
  'payments.offer-added',
  'payments.offer-ended',
  'payments.refunded',
] as const;
type ActivityKind = (typeof ACTS)[number];

/** Who does something on which publication; null for Courant itself */
export type By = { publicationId: string; userId: string | null };

type NewActivity = By & {
  act: ActivityKind;
  objectId?: string;
  /** What it was done to, as it is called now. Never a reader's address: the log outlives an erased reader. */
  objectName?: string;
};

/** Writes down who did what, in the transaction that did it: it is there exactly when the rest is. */
export async function recordActivity(tx: Tx, { objectName = '', ...activity }: NewActivity) {
  await tx.activity.create({ data: { ...activity, objectName: objectName.slice(0, 300) } });
}
