/** What each act is called, between who did it and what it was done to (lib/publications/record-activity.ts). */
export const ACT_WORDS: Record<string, string> = {
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
  'settings.changed': 'changed settings:',
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
  'payments.plan-restored': 'put back on sale the plan',
  'payments.price-added': 'added a price:',
  'payments.price-changed': 'changed a price:',
  'payments.price-archived': 'took off sale a price:',
  'payments.offer-added': 'added the offer',
  'payments.offer-ended': 'ended the offer',
  'payments.refunded': 'gave back',
};

/** What acts begin with, and what that is called. */
export const ACT_KINDS: Record<string, string> = {
  post: 'Posts',
  team: 'Team',
  settings: 'Settings',
  domain: 'Address',
  publication: 'Publication',
  comment: 'Comments',
  subscriber: 'Subscribers',
  payments: 'Payments',
};

/** What settings are called where they were changed; a word that is none of these is shown as it was kept. */
const SETTINGS: Record<string, string> = {
  name: 'name',
  description: 'description',
  language: 'language',
  timeZone: 'time zone',
  postalAddress: 'postal address',
  senderName: 'sender’s name',
  replyTo: 'where replies go',
  welcomeText: 'welcome mail',
  llmsTxt: 'list for language models',
};

/** Whose object is not there any more, or is the one who did it. */
const WITHOUT_OBJECT = new Set([
  'team.joined',
  'team.left',
  'comment.banned',
  'comment.unbanned',
  'subscriber.erased',
  'subscriber.exported',
  'subscriber.comp-given',
  'subscriber.comp-taken-back',
]);

/** What an act was done to, in words; "" where the act says all. */
export function objectWords(act: string, objectName: string): string {
  if (WITHOUT_OBJECT.has(act)) return '';
  if (act.startsWith('post.')) return `“${objectName || 'Untitled'}”`;
  if (act !== 'settings.changed') return objectName;
  return objectName
    .split(', ')
    .map((name) => SETTINGS[name] ?? name)
    .join(', ');
}
