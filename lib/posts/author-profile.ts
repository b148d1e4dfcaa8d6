import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { slugify } from '@/lib/format/slug';
import { touchPages } from '@/lib/pages/touch-pages';
import { line, lines } from '@/lib/publications/text-fields';
import { bylineFields, bylineOf, type PictureOf, pictureOf } from './byline';

const ProfileFields = z.strictObject({ name: line(80), bio: lines(600), pictureKey: z.string().max(64) });
type Fields = z.input<typeof ProfileFields>;

export type AuthorProfile = { name: string; bio: string; slug: string | null; picture: PictureOf };
export type SavedProfile = { ok: true } | { ok: false; fields: { [Name in keyof Fields]?: string[] } };

/** How a member is shown to readers; empty where they never said. */
export async function getAuthorProfile(publicationId: string, userId: string): Promise<AuthorProfile> {
  const profile = await db.authorProfile.findUnique({
    where: { publicationId_userId: { publicationId, userId } },
    include: { picture: true },
  });
  const { name = '', bio = '', slug = null } = profile ?? {};
  return { name, bio, slug, picture: pictureOf(profile?.picture) };
}

/** Keeps how a member is shown to readers. Their page's address is made of their first name here, and stays.
 *  @param input unchecked; an empty `name` is the user's own, an empty `pictureKey` no picture */
export async function saveAuthorProfile(publicationId: string, userId: string, input: unknown): Promise<SavedProfile> {
  const fields = ProfileFields.safeParse(input);
  if (!fields.success) return { ok: false, fields: z.flattenError(fields.error).fieldErrors };
  const { name, bio, pictureKey } = fields.data;
  return db.$transaction(async (tx) => {
    const [publication] = await tx.$queryRaw<{ host: string }[]>`
      select host from publication where id = ${publicationId}::uuid for no key update`;
    const picture = pictureKey
      ? await tx.upload.findFirst({ where: { key: pictureKey, publicationId }, select: { id: true } })
      : null;
    if (pictureKey && !picture) return { ok: false, fields: { pictureKey: ['This picture is gone. Choose it again.'] } };
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
    const data = { name, bio, pictureId: picture?.id ?? null };
    const slug = await freeSlug(tx, publicationId, name || user.name || '');
    await tx.authorProfile.upsert({
      where: { publicationId_userId: { publicationId, userId } },
      create: { ...data, publicationId, userId, slug },
      update: data,
    });
    if (publication) await touchPages(tx, [`host:${publication.host}`]);
    return { ok: true };
  });
}

/** Gives everyone on a post's byline a page. Part of the transaction that shows the post to readers. Safe to repeat. */
export async function giveAuthorsPages(tx: Tx, publicationId: string, postId: string): Promise<void> {
  const post = await tx.post.findFirst({ where: { id: postId, publicationId }, select: bylineFields(publicationId) });
  for (const { id: userId, name, slug } of post ? bylineOf(post) : []) {
    if (slug !== null) continue;
    const row = { publicationId, userId, slug: await freeSlug(tx, publicationId, name) };
    await tx.authorProfile.createMany({ data: [row], skipDuplicates: true });
  }
}

async function freeSlug(tx: Tx, publicationId: string, name: string) {
  const base = slugify(name) || 'author';
  const rows = await tx.authorProfile.findMany({ where: { publicationId, slug: { startsWith: base } }, select: { slug: true } });
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = base;
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
  return slug;
}
