import { db } from '@/lib/db/db';
import type { Prisma, Tx } from '@/lib/db/types';
import { isReservedFor } from '@/lib/format/reserved-paths';
import { getPostSettings } from './get-post-settings';
import { keepSlug } from './keep-slug';
import { type LockedPost, lockPost } from './lock-post';
import { type PostSettings, type PostSettingsChanges, type PostSettingsField, PostSettingsFields } from './post-settings';
import { setPostTags } from './set-post-tags';
import { slugTaken } from './slug-taken';
import { touchPost } from './touch-post';

type Refused = { [Name in PostSettingsField]?: string };
export type SavedPostSettings =
  /** `settings` as they stand now; what was wrong is not among them, and `refused` has a word for each. */
  { ok: true; settings: PostSettings; refused: Refused } | { ok: false; problem: 'post-unknown' };

/** Saves what was changed of a post's settings, each field by itself, so that a wrong one holds up no other. Readers of a
 *  published post see it as the transaction commits, and its old address leads to the new one for ever. Safe to repeat.
 *  @param changes unchecked */
export async function savePostSettings(input: {
  publicationId: string;
  postId: string;
  changes: Record<string, unknown>;
}): Promise<SavedPostSettings> {
  const { publicationId, postId } = input;
  const { changes, refused } = parse(input.changes);
  return db.$transaction(async (tx) => {
    // Addresses and tags of one publication are given one after the other.
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    Object.assign(refused, await apply(tx, post, changes));
    if (post.publishedAt && Object.keys(changes).length > 0) await touchPost(tx, post);
    const settings = await getPostSettings(publicationId, postId, tx);
    if (!settings) throw new Error('A locked post is gone');
    return { ok: true, settings, refused };
  });
}

function parse(sent: Record<string, unknown>) {
  const changes: Record<string, unknown> = {};
  const refused: Refused = {};
  for (const [name, value] of Object.entries(sent)) {
    if (!Object.hasOwn(PostSettingsFields, name)) throw new Error(`A post has no setting ${name}`);
    const field = name as PostSettingsField;
    const parsed = PostSettingsFields[field].safeParse(value);
    if (parsed.success) changes[field] = parsed.data;
    else refused[field] = parsed.error.issues[0]?.message ?? 'This can’t be kept.';
  }
  return { changes: changes as PostSettingsChanges, refused };
}

const PLAIN = ['seoTitle', 'seoDescription', 'emailSubject', 'emailPreheader'] as const;

async function apply(tx: Tx, post: LockedPost, changes: PostSettingsChanges): Promise<Refused> {
  const { id: postId, publicationId } = post;
  const refused: Refused = {};
  const data: Prisma.PostUncheckedUpdateInput = {};
  for (const name of PLAIN) if (changes[name] !== undefined) data[name] = changes[name];
  if (changes.canonicalUrl !== undefined) data.canonicalUrl = changes.canonicalUrl || null;
  if (changes.commentRule !== undefined) data.commentRule = changes.commentRule;
  // Featured again, it leads the front page again.
  if (changes.isFeatured !== undefined && changes.isFeatured !== (post.featuredAt !== null))
    data.featuredAt = changes.isFeatured ? new Date() : null;
  if (changes.slug !== undefined && changes.slug !== (post.slug ?? '')) {
    const problem = await moveTo(tx, post, changes.slug);
    if (problem) refused.slug = problem;
    else data.slug = changes.slug || null;
  }
  if (changes.sectionId !== undefined) {
    const isOurs =
      changes.sectionId === null || (await tx.section.count({ where: { id: changes.sectionId, publicationId } })) > 0;
    if (isOurs) data.sectionId = changes.sectionId;
    else refused.sectionId = 'This section was deleted in the meantime.';
  }
  if (changes.socialPictureKey !== undefined) {
    const key = changes.socialPictureKey;
    const upload = key === null ? null : await tx.upload.findFirst({ where: { key, publicationId }, select: { id: true } });
    if (key === null || upload) data.socialPictureId = upload?.id ?? null;
    else refused.socialPictureKey = 'This picture is gone. Choose it again.';
  }
  if (changes.authorIds) {
    const ids = [...new Set(changes.authorIds)];
    if (await mayBeAuthors(tx, post, ids)) await setAuthors(tx, publicationId, postId, ids);
    else refused.authorIds = 'One of them is not in your team any more.';
  }
  if (changes.tags) await setPostTags(tx, publicationId, postId, changes.tags);
  if (Object.keys(data).length > 0) await tx.post.update({ where: { id: postId, publicationId }, data });
  return refused;
}

/** Keeps the address a published post leaves. @returns why it can't have the new one. */
async function moveTo(tx: Tx, post: LockedPost, slug: string): Promise<string | null> {
  const { id: postId, publicationId } = post;
  if (!slug) return post.publishedAt ? 'A published post needs an address.' : null;
  if (isReservedFor(post.kind, slug)) return 'This address belongs to the site itself. Choose another one.';
  if (await slugTaken(tx, publicationId, slug, postId)) return 'Another post has this address, or had it once.';
  await tx.postSlug.deleteMany({ where: { publicationId, slug, postId } });
  // A draft that was never out has no readers who could follow the address it leaves.
  if (post.publishedAt) await keepSlug(tx, post);
  return null;
}

/** Members of the team, and who is on the byline already: they may have left since. */
async function mayBeAuthors(tx: Tx, { id: postId, publicationId, authorId }: LockedPost, ids: string[]) {
  const members = await tx.teamMember.findMany({ where: { publicationId, userId: { in: ids } }, select: { userId: true } });
  const named = await tx.postAuthor.findMany({ where: { publicationId, postId }, select: { userId: true } });
  const known = new Set([authorId, ...members.map(({ userId }) => userId), ...named.map(({ userId }) => userId)]);
  return ids.every((id) => known.has(id));
}

async function setAuthors(tx: Tx, publicationId: string, postId: string, ids: string[]) {
  await tx.postAuthor.deleteMany({ where: { publicationId, postId } });
  await tx.postAuthor.createMany({ data: ids.map((userId, position) => ({ publicationId, postId, userId, position })) });
}
