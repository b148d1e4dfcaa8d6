import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/db';
import type { DeliveryState, PostAccess, Prisma, Role } from '@/lib/db/types';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { seal } from '@/lib/secrets/seal';

let serial = 0;
/** A name that no other row of this file's database has. */
const unique = (word: string) => `${word}-${++serial}-${randomUUID().slice(0, 8)}`;
const paragraph = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** For a verb that nobody in particular asks for. */
export const byCourant = (publicationId: string) => ({ publicationId, userId: null });

/** Rows for tests, each valid as it comes; what matters to a test is passed. */
export const make = {
  async publication(over: { host?: string; name?: string; postalAddress?: string } = {}) {
    return db.publication.create({
      data: { host: `${unique('letters')}.test`, name: 'Letters', postalAddress: '1 Main Street, Springfield', ...over },
    });
  },
  async user(over: { email?: string; name?: string } = {}) {
    return db.user.create({ data: { email: `${unique('user')}@example.com`, name: 'Ana', ...over } });
  },
  /** A user with a role in the publication. */
  async member(publicationId: string, role: Role = 'owner') {
    const user = await make.user();
    await db.teamMember.create({ data: { publicationId, userId: user.id, role } });
    return user;
  },
  async post(publicationId: string, authorId: string, over: { title?: string; slug?: string; publishedAt?: Date } = {}) {
    return db.post.create({
      data: { publicationId, authorId, title: 'A first post', document: paragraph('It begins.'), ...over },
    });
  },
  /** A post that readers can open. */
  async openPost(
    publicationId: string,
    authorId: string,
    over: { title?: string; access?: PostAccess; publishedAt?: Date; unlisted?: boolean } = {},
  ) {
    const { title = 'A first post', publishedAt = new Date(), ...rest } = over;
    const slug = unique('post');
    const post = await make.post(publicationId, authorId, { title, slug, publishedAt });
    const { id: publishedRevisionId } = await db.postRevision.create({
      data: {
        ...{ publicationId, postId: post.id, number: 0, title, subtitle: '', document: post.document ?? {} },
        ...{ documentVersion: 1, savedById: authorId },
      },
    });
    const open = await db.post.update({ where: { id: post.id }, data: { publishedRevisionId, ...rest } });
    return { ...open, slug };
  },
  /** A person who reads the publication and can sign in. */
  async reader(publicationId: string, over: { name?: string; confirmedAt?: Date | null; endedAt?: Date; tier?: 'paid' } = {}) {
    const { tier, name, ...state } = over;
    const user = await make.user({ name });
    const { subscription } = await make.subscriber(publicationId, { email: user.email, ...state });
    if (tier && subscription) await db.subscription.update({ where: { id: subscription.id }, data: { tier } });
    return user;
  },
  /** A confirmed reader, unless told otherwise. */
  async subscriber(publicationId: string, over: { email?: string; confirmedAt?: Date | null; endedAt?: Date } = {}) {
    const { email = `${unique('reader')}@example.com`, confirmedAt = new Date(), endedAt } = over;
    return db.subscriber.create({
      data: {
        publicationId,
        email,
        emailFolded: email.toLowerCase(),
        subscription: { create: { publicationId, confirmedAt, endedAt } },
      },
      include: { subscription: true },
    });
  },
  /** A subscription that waits for its mailed link, and the link's token. */
  async pendingSubscription(publicationId: string) {
    const token = randomToken();
    const subscriber = await make.subscriber(publicationId, { confirmedAt: null });
    const subscription = await db.subscription.update({
      where: { subscriberId: subscriber.id },
      data: { confirmHash: sha256(token), confirmBefore: new Date(Date.now() + 86_400_000) },
    });
    return { token, subscriber, id: subscription.id };
  },
  /** An issue of a published post with its audience frozen, unless told otherwise. */
  async issue(
    publicationId: string,
    over: { frozenAt?: Date | null; finishedAt?: Date; emailing?: string; replyTo?: string; fromEmail?: string } = {},
  ) {
    const author = await make.member(publicationId);
    const post = await make.post(publicationId, author.id, { slug: unique('post'), publishedAt: new Date() });
    return db.issue.create({
      data: {
        publicationId,
        postId: post.id,
        createdById: author.id,
        subject: 'A first post',
        fromName: 'Letters',
        fromEmail: 'post@letters.test',
        audience: { kind: 'everyone' },
        frozenAt: new Date(),
        ...over,
      },
    });
  },
  /** An issue to these readers as it is published: with its message, its audience still to be frozen. */
  async publishedIssue(emails: string[], message: { html: string; text: string }) {
    const { id: publicationId } = await make.publication();
    await db.subscriber.createMany({ data: emails.map((email) => ({ publicationId, email, emailFolded: email })) });
    await db.$executeRaw`
      insert into subscription (publication_id, subscriber_id, confirmed_at)
      select publication_id, id, now() from subscriber where publication_id = ${publicationId}::uuid`;
    const { id: issueId } = await make.issue(publicationId, { frozenAt: null, fromEmail: 'ana@courant.test' });
    await db.issueMessage.create({ data: { issueId, variant: 'free', ...message } });
    return { publicationId, issueId };
  },
  /** A message of the issue to a subscriber that a server accepted, unless told otherwise. */
  async delivery(
    issue: { id: string; publicationId: string },
    subscriber: { id: string; email: string },
    over: { state?: DeliveryState; firstTriedAt?: Date | null; leaseToken?: string; reason?: string } = {},
  ) {
    const { state = 'accepted', firstTriedAt = new Date() } = over;
    return db.delivery.create({
      data: {
        publicationId: issue.publicationId,
        issueId: issue.id,
        subscriberId: subscriber.id,
        email: subscriber.email,
        ...over,
        state,
        firstTriedAt,
        finishedAt: state === 'pending' ? null : new Date(),
      },
    });
  },
  /** A publication's account for test money, with a webhook secret. */
  async paymentAccount(
    publicationId: string,
    over: { livemode?: boolean; way?: 'own_keys' | 'install' | 'connect'; graceDays?: number } = {},
  ) {
    return db.paymentAccount.create({
      data: {
        publicationId,
        way: 'own_keys',
        accountId: unique('acct'),
        livemode: false,
        sealedKeys: seal('stripe-keys', { secretKey: 'sk_test_12345678', webhookSecret: 'whsec_test' }),
        ...over,
      },
    });
  },
  /** A plan with a price of €5 each month. */
  async plan(publicationId: string, over: { trialDays?: number } = {}) {
    const tier = await db.tier.create({ data: { publicationId, name: 'Supporter', benefits: 'Every post', ...over } });
    const price = await db.price.create({
      data: { publicationId, tierId: tier.id, interval: 'month', amount: 500, currency: 'eur' },
    });
    return { tier, price };
  },
  /** A customer of Stripe's whom a subscriber is. */
  async payer(publicationId: string, subscriber: { id: string; email: string }) {
    return db.payer.create({
      data: {
        publicationId,
        subscriberId: subscriber.id,
        email: subscriber.email,
        emailFolded: subscriber.email.toLowerCase(),
        stripeCustomerId: unique('cus'),
      },
    });
  },
  /** A mirrored subscription that runs for thirty days from now, unless told otherwise. */
  async paidSubscription(
    payer: { id: string; publicationId: string; subscriberId: string | null },
    over: Partial<Prisma.PaidSubscriptionUncheckedCreateInput> = {},
  ) {
    const now = new Date();
    return db.paidSubscription.create({
      data: {
        publicationId: payer.publicationId,
        payerId: payer.id,
        subscriberId: payer.subscriberId,
        stripeSubscriptionId: unique('sub'),
        status: 'active',
        amount: 500,
        currency: 'eur',
        interval: 'month',
        startedAt: now,
        currentPeriodStart: now,
        currentPeriodEnd: new Date(now.getTime() + 30 * 86_400_000),
        fetchedAt: now,
        ...over,
      },
    });
  },
};
