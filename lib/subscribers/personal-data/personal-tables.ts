import { Prisma } from '@/prisma/generated/client';

/** Whose rows are asked for. `hashed` is what stands in a suppression of an erased address (hashedAddress). */
export type Person = { publicationId: string; subscriberId: string; email: string; emailFolded: string; hashed: string };

type Query = (of: Person) => Prisma.Sql;

/** A column that opens something, or is of use to the machinery alone, is left out. */
const row = (omitted: string[] = []) => Prisma.sql`to_jsonb(t) - ${['publication_id', ...omitted]}::text[]`;
const ofSubscriber = ({ publicationId, subscriberId }: Person) =>
  Prisma.sql`t.publication_id = ${publicationId}::uuid and t.subscriber_id = ${subscriberId}::uuid`;
/** Of those who pay under the address or for the subscriber: ids of `payer`. */
const payers = ({ publicationId, subscriberId, emailFolded }: Person) => Prisma.sql`(select id from payer
  where publication_id = ${publicationId}::uuid and (subscriber_id = ${subscriberId}::uuid or email_folded = ${emailFolded}))`;
const here = ({ publicationId }: Person) => Prisma.sql`t.publication_id = ${publicationId}::uuid`;
const user = ({ emailFolded }: Person) => Prisma.sql`(select id from "user" where email = ${emailFolded})`;

/** Every table that holds something about a subscriber, under the name its file has: one row of JSON each, oldest first. A new
 *  table that names a person belongs here (personal-data.test.ts asks). */
export const PERSONAL_TABLES: Record<string, Query> = {
  account: (of) => Prisma.sql`select to_jsonb(t) as row from "user" t where t.email = ${of.emailFolded}`,
  sessions: (of) =>
    Prisma.sql`select ${row(['session_token'])} as row from session t where ${here(of)} and t.user_id in ${user(of)} order by t.id`,
  'sign-ins': (of) =>
    Prisma.sql`select ${row(['browser_hash', 'code_hash', 'sealed_token'])} as row from sign_in_request t
      where ${here(of)} and t.email = ${of.emailFolded} order by t.id`,
  subscriber: (of) => Prisma.sql`select ${row()} as row from subscriber t where ${here(of)} and t.id = ${of.subscriberId}::uuid`,
  subscription: (of) => Prisma.sql`select ${row(['confirm_hash'])} as row from subscription t where ${ofSubscriber(of)}`,
  sections: (of) =>
    Prisma.sql`select ${row()} || jsonb_build_object('section', n.name) as row from section_subscription t
      join section n on n.id = t.section_id where ${ofSubscriber(of)} order by t.chosen_at`,
  suppression: (of) =>
    Prisma.sql`select ${row(['email_folded'])} as row from suppression t
      where ${here(of)} and t.email_folded in (${of.emailFolded}, ${of.hashed})`,
  'address-changes': (of) => Prisma.sql`select ${row()} as row from address_change t where ${ofSubscriber(of)} order by t.id`,
  // Its id is left out: with the install's key it makes the feed's address.
  'private-feed': (of) => Prisma.sql`select ${row(['id'])} as row from private_feed t where ${ofSubscriber(of)}`,
  'private-feed-uses': (of) =>
    Prisma.sql`select ${row(['feed_id', 'network'])} as row from private_feed_use t join private_feed f on f.id = t.feed_id
      where ${here(of)} and f.subscriber_id = ${of.subscriberId}::uuid order by t.day`,
  mail: (of) =>
    Prisma.sql`select ${row(['lease_until', 'lease_token'])} || jsonb_build_object('subject', i.subject) as row from delivery t
      join issue i on i.id = t.issue_id where ${ofSubscriber(of)} order by t.id`,
  'mail-tries': (of) =>
    Prisma.sql`select ${row()} as row from delivery_attempt t join delivery d on d.id = t.delivery_id
      where ${here(of)} and d.subscriber_id = ${of.subscriberId}::uuid order by t.id`,
  opens: (of) =>
    Prisma.sql`select ${row()} as row from reading t join delivery d on d.id = t.delivery_id
      where ${here(of)} and d.subscriber_id = ${of.subscriberId}::uuid order by t.delivery_id`,
  clicks: (of) =>
    Prisma.sql`select ${row()} || jsonb_build_object('url', l.url) as row from link_click t
      join delivery d on d.id = t.delivery_id join issue_link l on l.issue_id = t.issue_id and l.number = t.number
      where ${here(of)} and d.subscriber_id = ${of.subscriberId}::uuid order by t.delivery_id, t.number`,
  'mail-events': (of) => Prisma.sql`select ${row()} as row from mail_event t where ${ofSubscriber(of)} order by t.at, t.id`,
  notices: (of) =>
    Prisma.sql`select ${row(['sealed_props'])} as row from notice t
      where ${here(of)} and lower(t.email) = ${of.emailFolded} order by t.id`,
  votes: (of) =>
    Prisma.sql`select ${row(['browser_hash'])} || jsonb_build_object('question', p.question) as row from poll_vote t
      join poll p on p.id = t.poll_id and p.publication_id = t.publication_id where ${ofSubscriber(of)} order by t.id`,
  profile: (of) => Prisma.sql`select ${row()} as row from commenter t where ${here(of)} and t.user_id in ${user(of)}`,
  comments: (of) =>
    Prisma.sql`select ${row()} || jsonb_build_object('post', p.title) as row from comment t join post p on p.id = t.post_id
      where ${here(of)} and t.commenter_id in (select id from commenter where user_id in ${user(of)}) order by t.id`,
  'comment-likes': (of) =>
    Prisma.sql`select ${row()} as row from comment_like t where ${here(of)} and t.user_id in ${user(of)} order by t.created_at`,
  'comment-reports': (of) =>
    Prisma.sql`select ${row()} as row from comment_report t where ${here(of)} and t.user_id in ${user(of)} order by t.id`,
  'comment-mail': (of) =>
    Prisma.sql`select ${row()} as row from comment_mail t where ${here(of)} and t.user_id in ${user(of)} order by t.id`,
  likes: (of) =>
    Prisma.sql`select ${row(['browser_hash', 'network_hash'])} as row from post_like t
      where ${here(of)} and t.user_id in ${user(of)} order by t.id`,
  customer: (of) => Prisma.sql`select ${row()} as row from payer t where ${here(of)} and t.id in ${payers(of)} order by t.id`,
  checkouts: (of) =>
    Prisma.sql`select ${row(['state_hash'])} as row from checkout t where ${here(of)} and t.payer_id in ${payers(of)} order by t.id`,
  plans: (of) =>
    Prisma.sql`select ${row()} as row from paid_subscription t
      where ${here(of)} and (t.subscriber_id = ${of.subscriberId}::uuid or t.payer_id in ${payers(of)}) order by t.id`,
  payments: (of) =>
    Prisma.sql`select ${row()} as row from payment t where ${here(of)} and t.payer_id in ${payers(of)} order by t.id`,
  gifts: (of) =>
    Prisma.sql`select ${row(['code_hash', 'sealed_code'])} as row from gift t where ${here(of)}
      and (lower(t.recipient_email) = ${of.emailFolded}
        or t.payment_id in (select id from payment where payer_id in ${payers(of)})) order by t.id`,
  seats: (of) =>
    Prisma.sql`select ${row(['token_hash'])} as row from seat t
      where ${here(of)} and (t.subscriber_id = ${of.subscriberId}::uuid or t.email_folded = ${of.emailFolded}) order by t.id`,
  grants: (of) => Prisma.sql`select ${row()} as row from paid_grant t where ${ofSubscriber(of)} order by t.id`,
  entitlement: (of) => Prisma.sql`select ${row()} as row from entitlement t where ${ofSubscriber(of)}`,
  'opened-for-nothing': (of) => Prisma.sql`select ${row()} as row from free_preview t where ${ofSubscriber(of)}`,
  invitations: (of) =>
    Prisma.sql`select ${row(['token_hash'])} as row from invitation t where ${here(of)} and t.email = ${of.emailFolded}`,
};
