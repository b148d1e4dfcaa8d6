import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ });

/** What each kind of notice needs beside its publication. Addresses are absolute, on the publication's own host. */
export const NOTICE_PROPS = {
  confirm: z.strictObject({ homeUrl: url, confirmUrl: url, days: z.int() }),
  welcome: z.strictObject({ homeUrl: url, unsubscribeUrl: url }),
  'already-subscribed': z.strictObject({ homeUrl: url, unsubscribeUrl: url }),
  reply: z.strictObject({
    homeUrl: url,
    postTitle: z.string(),
    fromName: z.string(),
    /** Screened by parseEmail(): the writer's answer goes there. */
    fromEmail: z.email(),
    text: z.string(),
    attachments: z.int(),
  }),
  'issue-stopped': z.strictObject({
    homeUrl: url,
    issueUrl: url,
    postTitle: z.string(),
    what: z.string(),
    reason: z.enum(['bounces', 'complaints', 'sender-fault']),
  }),
  receipt: z.strictObject({
    homeUrl: url,
    accountUrl: url,
    amount: z.string(),
    what: z.string(),
    date: z.string(),
    invoiceUrl: url.nullable(),
    giftUrl: url.nullable(),
  }),
  'payment-failed': z.strictObject({ homeUrl: url, payUrl: url, amount: z.string(), until: z.string() }),
  'trial-ending': z.strictObject({ homeUrl: url, accountUrl: url, amount: z.string(), date: z.string() }),
  gift: z.strictObject({
    homeUrl: url,
    redeemUrl: url,
    recipientName: z.string(),
    message: z.string(),
    howLong: z.string(),
  }),
  'group-invitation': z.strictObject({ homeUrl: url, acceptUrl: url, from: z.string() }),
  'domain-lost': z.strictObject({ homeUrl: url, settingsUrl: url, domain: z.string(), fallback: z.string() }),
  'site-domain-lost': z.strictObject({ homeUrl: url, settingsUrl: url, domain: z.string(), fallback: z.string() }),
  'post-held': z.strictObject({ homeUrl: url, postUrl: url, postTitle: z.string(), reason: z.string() }),
  invite: z.strictObject({ homeUrl: url, inviteUrl: url, inviter: z.string(), role: z.string(), days: z.int() }),
  'change-address': z.strictObject({
    homeUrl: url,
    confirmUrl: url,
    side: z.enum(['old', 'new']),
    from: z.string(),
    to: z.string(),
    hours: z.int(),
  }),
  erase: z.strictObject({ homeUrl: url, eraseUrl: url, hours: z.int() }),
  comments: z.strictObject({
    homeUrl: url,
    about: z.enum(['answers', 'posts']),
    postTitle: z.string(),
    comments: z.array(z.strictObject({ name: z.string(), text: z.string(), url, isWaiting: z.boolean() })).min(1),
    more: z.int(),
    offUrl: url,
    /** Of the message's header (RFC 8058) */
    oneClickUrl: url,
  }),
  'sign-in': z.strictObject({ homeUrl: url, signInUrl: url, code: z.string().regex(/^\d{6}$/), minutes: z.int() }),
};

export type NoticeKind = keyof typeof NOTICE_PROPS;
export type NoticeProps<Kind extends NoticeKind> = z.infer<(typeof NOTICE_PROPS)[Kind]>;
