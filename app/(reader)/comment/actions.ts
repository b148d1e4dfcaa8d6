'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { clientIp } from '@/lib/auth/client-ip';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getViewer, type Viewer } from '@/lib/comments/commenter';
import { deleteComment } from '@/lib/comments/delete-comment';
import { editComment } from '@/lib/comments/edit-comment';
import { findComment } from '@/lib/comments/find-comment';
import { limitComments } from '@/lib/comments/limit-comments';
import { reportComment } from '@/lib/comments/report-comment';
import { writeComment } from '@/lib/comments/write-comment';
import { commentPath, commentsPath } from '@/lib/format/comment-path';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { type CommentProblem, commentProblem, fieldProblems } from './words';

/** Names nothing: what a form that was tampered with is about. */
const NOTHING = '00000000-0000-0000-0000-000000000000';
const known = (id: unknown) => z.uuid().catch(NOTHING).parse(id);

type Asked = { ok: true; publicationId: string; viewer: Viewer; t: Words; says: (problem: CommentProblem) => string };

/** Who asks, and whether they may so often; or the answer that refuses them. */
async function asking(kind: 'comment' | 'change' | 'report'): Promise<Asked | { ok: false; state: FormState }> {
  const publication = await requestPublication();
  const t = wordsFor(publication.language);
  const says = (problem: CommentProblem) => commentProblem(t, problem, publication.name);
  const viewer = await getViewer(publication.id, await getSignedIn(publication.id));
  if (!viewer) return { ok: false, state: { message: t('comments.signedOut') } };
  if (!(await limitComments(kind, publication.id, viewer.user.id, clientIp(await headers()))))
    return { ok: false, state: { message: says('too-many') } };
  return { ok: true, publicationId: publication.id, viewer, t, says };
}

/** Leads to the comment, once it stands where its writer sees it. */
async function seeComment(publicationId: string, commentId: string, viewer: Viewer): Promise<never> {
  const found = await findComment(publicationId, commentId, (await getViewer(publicationId, viewer)) ?? viewer);
  if (!found) redirect('/');
  redirect(commentPath(found.discussion.post.slug, commentId));
}

export async function writeCommentAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const asked = await asking('comment');
  if (!asked.ok) return { ...asked.state, values };
  const { publicationId, viewer } = asked;
  const result = await writeComment({
    ...{ publicationId, viewer, postId: known(values.postId) },
    parentId: values.parentId ? known(values.parentId) : null,
    ...{ body: values.body ?? '', name: values.name },
  });
  if (result.ok) return seeComment(publicationId, result.id, viewer);
  if (result.problem === 'fields') return { fields: fieldProblems(asked.t, result.fields), values };
  return { message: asked.says(result.problem), values };
}

export async function editCommentAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const asked = await asking('change');
  if (!asked.ok) return { ...asked.state, values };
  const { publicationId, viewer } = asked;
  const commentId = known(values.commentId);
  const result = await editComment({ publicationId, viewer, commentId, body: values.body ?? '' });
  if (result.ok) return seeComment(publicationId, commentId, viewer);
  if (result.problem === 'fields') return { fields: fieldProblems(asked.t, result.fields), values };
  return { message: asked.says(result.problem), values };
}

export async function deleteCommentAction(_: FormState, form: FormData): Promise<FormState> {
  const asked = await asking('change');
  if (!asked.ok) return asked.state;
  const { publicationId, viewer } = asked;
  const commentId = known(formFields(form).commentId);
  const found = await findComment(publicationId, commentId, viewer);
  const result = await deleteComment({ publicationId, viewer, commentId });
  if (!result.ok || !found) return { message: asked.says('comment-unknown') };
  redirect(commentsPath(found.discussion.post.slug, 'newest'));
}

export async function reportCommentAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const asked = await asking('report');
  if (!asked.ok) return { ...asked.state, values };
  const { publicationId, viewer } = asked;
  const commentId = known(values.commentId);
  const result = await reportComment({
    publicationId,
    viewer,
    commentId,
    reason: values.reason ?? '',
    detail: values.detail ?? '',
  });
  if (!result.ok) return { message: asked.says(result.problem), values };
  return { ok: true, message: asked.t('comments.reported') };
}
