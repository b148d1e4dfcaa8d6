import { canRead } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { pictureKeys } from '@/lib/document/picture-keys';
import { readerPart } from '@/lib/document/reader-part';
import type { LinkedPosts, PostDocument } from '@/lib/document/types';
import { postPath } from '@/lib/format/post-path';
import { openPosts } from './listed-posts';

const WORDS = { title: true, subtitle: true, document: true } as const;

/** The publication's posts of these ids as cards show them: what everyone may know of each, as it is now.
 *  @param forWriters also those that readers can't open, without a path; readers must never see these. */
export async function getLinkedPosts(
  publicationId: string,
  ids: string[],
  { forWriters = false, now = new Date() } = {},
): Promise<LinkedPosts> {
  if (ids.length === 0) return {};
  const found = await db.post.findMany({
    where: {
      ...(forWriters ? { publicationId, kind: 'post' as const, deletedAt: null } : openPosts(publicationId)),
      id: { in: ids },
    },
    select: {
      id: true,
      slug: true,
      publishedAt: true,
      access: true,
      unlocksAt: true,
      socialPicture: { select: { key: true } },
      ...WORDS,
      publishedRevision: { select: WORDS },
    },
  });
  return Object.fromEntries(
    found.map((post) => {
      const { title, subtitle, document } = post.publishedRevision ?? post;
      const isOpen = canRead(post, null, now);
      const path = post.publishedAt && post.slug ? postPath(post.slug) : null;
      return [
        post.id,
        {
          title: title || 'Untitled',
          subtitle,
          path,
          access: isOpen ? 'everyone' : post.access,
          cover: post.socialPicture?.key ?? coverOf(readDocument(document), isOpen),
        } as const,
      ];
    }),
  );
}

/** The first picture that everyone may see. */
const coverOf = (document: PostDocument, isOpen: boolean) => pictureKeys(readerPart(document, isOpen).document)[0] ?? '';
