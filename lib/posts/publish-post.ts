import { isDeepStrictEqual } from 'node:util';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { createIssue } from '@/lib/delivery/create-issue';
import type { SubjectSplit } from '@/lib/delivery/subject-split';
import { readDocument } from '@/lib/document/parse-document';
import { isReservedFor } from '@/lib/format/reserved-paths';
import { recordActivity } from '@/lib/publications/record-activity';
import { type SendingIdentity, sendingIdentity } from '@/lib/publications/sending-domain/sending-identity';
import { type Audience, inSection } from '@/lib/subscribers/reader-filter';
import { resolveAudience } from '@/lib/subscribers/resolve-audience';
import { bylineFields, bylineNames } from './byline';
import { checkPost } from './check-post';
import { chooseSlug } from './choose-slug';
import { keepRevision } from './keep-revision';
import { type LockedPost, lockPost } from './lock-post';
import { NOT_SCHEDULED } from './not-scheduled';
import { type Reach, reachRow } from './reach';
import { issueMessages, type PostMessage, renderPost } from './render-post';
import { slugTaken } from './slug-taken';
import { touchPost } from './touch-post';
import { unlockPostJob } from './unlock-post-job';

/** Enough for an issue's messages of some 100 KB on a busy database. */
const TRANSACTION = { maxWait: 10_000, timeout: 20_000 };
const TRIES = 5;

export type PublishInput = {
  publicationId: string;
  postId: string;
  userId: string;
  /** The revision the writer saw; a later one is refused as stale, as it may be another's. */
  revision: number;
  /** Who is mailed, of those who get the post's section; null for the web alone. */
  audience: Audience | null;
  /** Several subjects to try; null, or left out, for its own alone. Only where reading is counted. */
  split?: SubjectSplit | null;
  /** Who may read it and where it is found; as the post has it when left out. */
  reach?: Reach;
  /** For the worker: the time it publishes for; where the post has another or none by now, nothing happens. */
  scheduledFor?: Date;
};
type PublishProblem =
  | 'post-unknown'
  | 'stale'
  | 'suspended'
  | 'not-counted'
  | 'no-title'
  | 'empty'
  | 'no-postal-address'
  | 'already-published'
  | 'rescheduled'
  | 'unlock-past'
  | 'address-reserved'
  | 'segment-unknown';
export type PublishedIssue =
  /** `issueId` is null where nothing is mailed. */
  { ok: true; slug: string; issueId: string | null } | { ok: false; problem: PublishProblem };

/** Publishes a draft. The message is rendered first; then one transaction writes the post's state and address, the
 *  revision readers see, the issue with its frozen message, and the job that starts it, together or not at all.
 *  Safe to repeat: a double click, a second tab or a retry is answered with the issue that stands. */
export async function publishPost(input: PublishInput): Promise<PublishedIssue> {
  for (let tries = 1; ; tries++) {
    const prepared = await prepare(input);
    if (!prepared.ok) return prepared;
    const published = await db.$transaction((tx) => commit(tx, input, prepared), TRANSACTION);
    // The address was taken since, by another post of this title: its message names a wrong one, so it is made anew.
    if (published !== 'slug-taken') return published;
    if (tries === TRIES) throw new Error('No free address for a post in many tries');
  }
}

type Mail = PostMessage & Pick<SendingIdentity, 'fromName' | 'fromEmail' | 'replyTo'>;
type Prepared = { ok: true; slug: string; at: Date; reach: Reach; mail: Mail | null };

/** What may take its time, before anything is locked. */
async function prepare({
  publicationId,
  postId,
  revision,
  audience,
  ...input
}: PublishInput): Promise<Prepared | Extract<PublishedIssue, { ok: false }>> {
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    include: { publication: true, ...bylineFields(publicationId) },
  });
  if (!post) return { ok: false, problem: 'post-unknown' };
  const at = new Date();
  const reach = reachRow(input.reach ?? post);
  // Decided under the lock; this one saves rendering what is out already.
  if (post.publishedAt && post.slug) return { ok: true, slug: post.slug, at, reach, mail: null };
  if (post.publication.suspendedAt) return { ok: false, problem: 'suspended' };
  if (post.revision !== revision) return { ok: false, problem: 'stale' };
  if (audience && input.split && !post.publication.countsReading) return { ok: false, problem: 'not-counted' };
  const document = readDocument(post.document);
  const problem = checkPost({ title: post.title, document });
  if (problem) return { ok: false, problem };
  if (input.reach && reach.unlocksAt && reach.unlocksAt <= at) return { ok: false, problem: 'unlock-past' };
  // Given before the site itself took this address.
  if (post.slug && isReservedFor(post.kind, post.slug)) return { ok: false, problem: 'address-reserved' };
  if (audience && post.kind === 'page') throw new Error('A page is never mailed.');
  if (audience && !post.publication.postalAddress.trim()) return { ok: false, problem: 'no-postal-address' };
  if (audience && !(await resolveAudience(publicationId, audience))) return { ok: false, problem: 'segment-unknown' };
  const slug = post.slug ?? (await chooseSlug(db, publicationId, post));
  if (!audience) return { ok: true, slug, at, reach, mail: null };
  const words = { ...post, ...reach, document, slug, authorName: bylineNames(post, post.publication.language) };
  const message = await renderPost({ publication: post.publication, post: words, date: at });
  return { ok: true, slug, at, reach, mail: { ...message, ...(await sendingIdentity(post.publication)) } };
}

async function commit(tx: Tx, input: PublishInput, { slug, at, reach, mail }: Prepared): Promise<PublishedIssue | 'slug-taken'> {
  const { publicationId, postId, userId, revision, audience, scheduledFor } = input;
  // Addresses of one publication are given one after the other. Rows that only refer to it are not held up.
  await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
  const post = await lockPost(tx, publicationId, postId);
  if (!post) return { ok: false, problem: 'post-unknown' };
  if (post.publishedAt) return alreadyPublished(tx, input, post);
  if (scheduledFor && post.scheduledFor?.getTime() !== scheduledFor.getTime()) return { ok: false, problem: 'rescheduled' };
  if (post.revision !== revision) return { ok: false, problem: 'stale' };
  // Changed since its message was drawn, which may hold what is paid for now.
  if (!input.reach && !isDeepStrictEqual(reachRow(post), reach)) return { ok: false, problem: 'stale' };
  const taken = await slugTaken(tx, publicationId, slug, postId);
  if (taken || (post.slug && post.slug !== slug)) return 'slug-taken';

  const kept = await keepRevision(tx, post, at, 'published');
  await tx.post.update({
    where: { id: postId, publicationId },
    data: { ...NOT_SCHEDULED, ...reach, slug, publishedAt: at, publishedRevisionId: kept.id },
  });
  const issueId = audience && mail ? await makeIssue(tx, input, inSection(audience, post.sectionId), mail) : null;
  if (reach.unlocksAt)
    await unlockPostJob.enqueue(tx, { publicationId, postId, unlocksAt: reach.unlocksAt.toISOString() }, reach.unlocksAt);
  await touchPost(tx, post);
  await recordActivity(tx, { publicationId, userId, act: 'post.published', objectId: postId, objectName: post.title });
  return { ok: true, slug, issueId };
}

async function makeIssue(
  tx: Tx,
  { publicationId, postId, userId, split }: PublishInput,
  audience: Audience,
  mail: Mail,
): Promise<string> {
  const { subject, preheader, fromName, fromEmail, replyTo } = mail;
  const { issueId } = await createIssue(tx, {
    publicationId,
    postId,
    createdById: userId,
    emailing: 'first',
    subject,
    preheader,
    fromName,
    fromEmail,
    replyTo,
    audience,
    split,
    messages: issueMessages(mail),
  });
  return issueId;
}

/** The same wish again is answered as the first was; another one (newer words, or mail for what went to the web alone)
 *  is told that it is too late for it. */
async function alreadyPublished(tx: Tx, { revision, audience }: PublishInput, post: LockedPost): Promise<PublishedIssue> {
  const where = { postId_emailing: { postId: post.id, emailing: 'first' }, publicationId: post.publicationId };
  const issue = await tx.issue.findUnique({ where, select: { id: true } });
  const seen = await tx.postRevision.findFirst({
    where: { id: post.publishedRevisionId ?? '', publicationId: post.publicationId },
    select: { number: true },
  });
  if (!post.slug || seen?.number !== revision || (audience && !issue)) return { ok: false, problem: 'already-published' };
  return { ok: true, slug: post.slug, issueId: issue?.id ?? null };
}
