import type { Post, PostKind } from '@/lib/db/types';
import { SubjectSplit } from '@/lib/delivery/subject-split';
import { readDocument } from '@/lib/document/parse-document';
import type { PostDocument } from '@/lib/document/types';
import { Audience } from '@/lib/subscribers/reader-filter';
import type { Reach } from './reach';

/** A post as its writer sees it: the newest saved state, whether readers see it yet or not. */
export type Draft = {
  id: string;
  kind: PostKind;
  title: string;
  subtitle: string;
  document: PostDocument;
  /** Counts saves. A save names the one it was made from. */
  revision: number;
  slug: string | null;
  authorId: string;
  sectionId: string | null;
  createdAt: Date;
  updatedAt: Date;
  /** null: not published. */
  publishedAt: Date | null;
  publishedRevisionId: string | null;
  /** What links to its preview name; never to be shown as it is. */
  previewKey: string;
  reach: Reach;
  /** When the worker publishes it, and whom it mails (null: nobody); with a problem: when it should have, and why it did not. */
  scheduled: { for: Date; mail: boolean; audience: Audience | null; split: SubjectSplit | null; problem: string | null } | null;
};

export const draftOf = (post: Post): Draft => ({
  id: post.id,
  kind: post.kind,
  title: post.title,
  subtitle: post.subtitle,
  document: readDocument(post.document),
  revision: post.revision,
  slug: post.slug,
  authorId: post.authorId,
  sectionId: post.sectionId,
  createdAt: post.createdAt,
  updatedAt: post.updatedAt,
  publishedAt: post.publishedAt,
  publishedRevisionId: post.publishedRevisionId,
  previewKey: post.previewKey ?? post.id,
  reach: { access: post.access, unlocksAt: post.unlocksAt, unlisted: post.unlisted },
  scheduled: post.scheduledFor && {
    for: post.scheduledFor,
    mail: post.scheduledAudience !== null,
    audience: post.scheduledAudience === null ? null : Audience.parse(post.scheduledAudience),
    split: post.scheduledSplit === null ? null : SubjectSplit.parse(post.scheduledSplit),
    problem: post.scheduleProblem,
  },
});
