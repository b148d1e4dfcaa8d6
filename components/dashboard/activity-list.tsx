import Link from 'next/link';
import { Badge } from '@/components/ui/badge';

type Row = {
  id: string;
  act: string;
  objectId: string | null;
  objectName: string;
  /** null: Courant itself */
  by: string | null;
  when: string;
};

const WORDS: Record<string, string> = {
  'post.published': 'published',
  'post.updated': 'updated the page of',
  'post.unpublished': 'took off the site',
  'post.scheduled': 'scheduled',
  'post.unscheduled': 'took back the time of',
  'post.deleted': 'moved to the trash',
  'post.restored': 'brought back',
  'post.purged': 'deleted for good',
  'team.invited': 'invited',
  'team.invitation-withdrawn': 'withdrew the invitation of',
  'team.joined': 'joined the team',
  'team.role-changed': 'changed the role of',
  'team.removed': 'removed from the team',
  'team.left': 'left the team',
  'settings.changed': 'changed settings',
  'domain.added': 'added the domain',
  'domain.primary-changed': 'made this the address of the site:',
  'domain.removed': 'removed the domain',
  'publication.suspended': 'suspended',
  'publication.lifted': 'lifted the suspension of',
  'publication.deleted': 'deleted',
  'publication.restored': 'brought back',
  'comment.removed': 'removed a comment on',
  'comment.restored': 'brought back a comment on',
  'comment.banned': 'banned a reader from commenting',
  'comment.unbanned': 'let a reader comment again',
  'subscriber.erased': 'erased a subscriber',
  'subscriber.exported': 'downloaded the readers of a mailing',
  'subscriber.comp-given': 'let a subscriber read for nothing',
  'subscriber.comp-taken-back': 'took back what a subscriber read for nothing',
  'payments.connected': 'connected the Stripe account',
  'payments.disconnected': 'disconnected the Stripe account',
  'payments.settings-changed': 'changed the settings of payments',
  'payments.plan-added': 'added the plan',
  'payments.plan-changed': 'changed the plan',
  'payments.plan-archived': 'took off sale the plan',
  'payments.plan-restored': 'put on sale again the plan',
  'payments.price-added': 'added a price:',
  'payments.price-changed': 'changed a price:',
  'payments.price-archived': 'took off sale a price:',
  'payments.offer-added': 'added the offer',
  'payments.offer-ended': 'ended the offer',
  'payments.refunded': 'gave back',
};
const KINDS: Record<string, string> = {
  post: 'Post',
  team: 'Team',
  settings: 'Settings',
  domain: 'Domain',
  publication: 'Publication',
  comment: 'Comments',
  subscriber: 'Subscribers',
  payments: 'Payments',
};
/** Whose object is not there any more, or is the one who did it. */
const WITHOUT_OBJECT = [
  'team.joined',
  'team.left',
  'comment.banned',
  'comment.unbanned',
  'subscriber.erased',
  'subscriber.exported',
  'subscriber.comp-given',
  'subscriber.comp-taken-back',
];
const isGone = (act: string) => act === 'post.purged' || act === 'post.deleted';

/** Who did what, newest first. */
export function ActivityList({ rows }: { rows: Row[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {rows.map(({ id, act, objectId, objectName, by, when }) => {
        const kind = act.split('.')[0] ?? '';
        const name = kind === 'post' ? `“${objectName || 'Untitled'}”` : objectName;
        return (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3 text-sm">
            <p className="min-w-0 flex-1 basis-72 wrap-anywhere">
              <span className="font-medium">{by ?? 'Courant'}</span> {WORDS[act] ?? act}{' '}
              {!WITHOUT_OBJECT.includes(act) &&
                (kind === 'post' && objectId && !isGone(act) ? (
                  <Link
                    href={`/dashboard/posts/${objectId}`}
                    className="underline decoration-line underline-offset-4 hover:text-accent"
                  >
                    {name}
                  </Link>
                ) : (
                  name
                ))}
            </p>
            <p className="flex gap-4 text-muted">
              <Badge>{KINDS[kind] ?? kind}</Badge>
              <span className="whitespace-nowrap">{when}</span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
