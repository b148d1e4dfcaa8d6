import { isDeepStrictEqual } from 'node:util';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { DOCUMENT_VERSION, parseDocument } from '@/lib/document/parse-document';
import type { PostDocument } from '@/lib/document/types';
import { type Draft, draftOf } from './draft';
import { keepRevision } from './keep-revision';
import { lockPost, waitsForItsTime } from './lock-post';

/** While someone writes, one state in so many minutes is kept. */
const KEEP_MINUTES = 5;
const MAX_TITLE = 300;
const MAX_SUBTITLE = 500;

type Words = { title: string; subtitle: string; document: PostDocument };
export type SaveDraftInput = {
  publicationId: string;
  postId: string;
  userId: string;
  /** The revision this was made from. */
  revision: number;
  title: string;
  subtitle: string;
  /** ProseMirror JSON as the editor has it; it is checked here. */
  document: unknown;
  /** Set for one who may not publish this post: while it waits for its time it goes out as those who may have seen it. */
  draftsOnly?: boolean;
};
export type SavedDraft =
  | { ok: true; revision: number; savedAt: Date }
  /** Someone saved in between. `current` is what stands; what was sent is kept as a revision of its own. */
  | { ok: false; problem: 'stale'; current: Draft & { savedBy: string | null } }
  | {
      ok: false;
      problem:
        | 'post-unknown'
        | 'waits-for-its-time'
        | 'title-too-long'
        | 'subtitle-too-long'
        | 'document-too-long'
        | 'document-refused';
    };

const line = (text: string) =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .toWellFormed()
    .trim();

/** Saves what the editor holds. Saving the same again from the same revision answers ok and changes nothing,
 *  so a lost answer may be asked for again; anything else on an outdated revision is refused, and nothing is lost. */
export async function saveDraft(input: SaveDraftInput): Promise<SavedDraft> {
  const words = { title: line(input.title), subtitle: line(input.subtitle) };
  if (words.title.length > MAX_TITLE) return { ok: false, problem: 'title-too-long' };
  if (words.subtitle.length > MAX_SUBTITLE) return { ok: false, problem: 'subtitle-too-long' };
  const parsed = parseDocument(input.document);
  if (!parsed.ok) return { ok: false, problem: parsed.problem === 'too-long' ? 'document-too-long' : 'document-refused' };
  return db.$transaction((tx) => save(tx, input, { ...words, document: parsed.document }));
}

async function save(tx: Tx, input: SaveDraftInput, words: Words): Promise<SavedDraft> {
  const { publicationId, postId, userId, revision } = input;
  const now = new Date();
  const post = await lockPost(tx, publicationId, postId);
  if (!post) return { ok: false, problem: 'post-unknown' };
  const { title, subtitle, document } = post;
  if (isDeepStrictEqual({ title, subtitle, document }, words))
    return { ok: true, revision: post.revision, savedAt: post.updatedAt };
  if (input.draftsOnly && waitsForItsTime(post)) return { ok: false, problem: 'waits-for-its-time' };

  const kept = { publicationId, postId, documentVersion: DOCUMENT_VERSION };
  if (post.revision !== revision) {
    // Tried again and again by an editor that did not notice, it stays one revision.
    const lost = { ...kept, ...words, number: revision, savedById: userId, createdAt: now, reason: 'refused' };
    const before = await tx.postRevision.findFirst({
      where: { publicationId, postId, number: revision, savedById: userId, reason: 'refused' },
      orderBy: { id: 'desc' },
    });
    if (before && before.createdAt > post.updatedAt)
      await tx.postRevision.update({ where: { id: before.id, publicationId }, data: lost });
    else await tx.postRevision.create({ data: lost });
    await keepRevision(tx, post, post.updatedAt);
    const by = await tx.user.findUnique({ where: { id: post.savedById ?? post.authorId }, select: { name: true, email: true } });
    return { ok: false, problem: 'stale', current: { ...draftOf(post), savedBy: by && (by.name ?? by.email) } };
  }

  const newest = await tx.postRevision.findFirst({ where: { publicationId, postId }, orderBy: { createdAt: 'desc' } });
  const due = !newest || newest.createdAt.getTime() < now.getTime() - KEEP_MINUTES * 60_000;
  // What is about to be replaced is kept with the time it was saved, so the last state before a pause is always among them.
  if (revision > 0 && (due || post.savedById !== userId)) await keepRevision(tx, post, post.updatedAt);
  const saved = await tx.post.update({
    where: { id: postId, publicationId },
    data: { ...words, documentVersion: DOCUMENT_VERSION, revision: revision + 1, savedById: userId, updatedAt: now },
  });
  return { ok: true, revision: saved.revision, savedAt: now };
}
