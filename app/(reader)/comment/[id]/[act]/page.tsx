import { redirect } from 'next/navigation';
import { z } from 'zod';
import { asksName } from '@/app/reader/[host]/readers-discussion';
import { actWords } from '@/components/site/comments/act-words';
import { CommentBody } from '@/components/site/comments/comment-body';
import { CommentForm } from '@/components/site/comments/comment-form';
import { CommentInvitation } from '@/components/site/comments/comment-invitation';
import { DeleteForm } from '@/components/site/comments/delete-form';
import { ReportForm } from '@/components/site/comments/report-form';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getViewer } from '@/lib/comments/commenter';
import { findComment } from '@/lib/comments/find-comment';
import { commentActPath, commentPath } from '@/lib/format/comment-path';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../../reader-head';
import { ReaderPage } from '../../../reader-page';
import { deleteCommentAction, editCommentAction, reportCommentAction, writeCommentAction } from '../../actions';

export const generateMetadata = readerHead((t) => t('comments.title'));

type Props = { params: Promise<{ id: string; act: string }> };
const Act = z.enum(['answer', 'edit', 'delete', 'report']);
const TITLES = {
  answer: 'comments.answerTitle',
  edit: 'comments.editTitle',
  delete: 'comments.deleteTitle',
  report: 'comments.reportTitle',
} as const;

/** One act with one comment, for who has no JavaScript, and for who has to sign in first. */
export default async function CommentActPage({ params }: Props) {
  const { id, act: asked } = await params;
  const act = Act.catch('answer').parse(asked);
  const publication = await requestPublication(commentActPath(encodeURIComponent(id), act));
  const signedIn = await getSignedIn(publication.id);
  const isId = z.uuid().safeParse(id).success;
  if (!signedIn && isId) redirect(`/sign-in?next=${encodeURIComponent(commentActPath(id, act))}`);
  const viewer = await getViewer(publication.id, signedIn);
  const found = viewer && isId ? await findComment(publication.id, id, viewer) : null;
  const t = wordsFor(publication.language);
  const words = actWords(t);
  const isOwnAct = act === 'edit' || act === 'delete';
  if (!viewer || !found || (isOwnAct ? !found.comment.isOwn : found.comment.state !== 'shown'))
    return (
      <ReaderPage publication={publication} title={t('comments.goneTitle')} signedIn={signedIn !== null}>
        <p>{t('comments.gone')}</p>
      </ReaderPage>
    );
  const { comment, discussion } = found;
  const back = commentPath(discussion.post.slug, id);
  const name = comment.author?.name ?? '';
  const mustName = await asksName(viewer);
  return (
    <ReaderPage publication={publication} title={t(TITLES[act])} signedIn>
      {act !== 'edit' && comment.document && (
        <blockquote className="w-full border-s-4 border-line ps-4">
          <p className="font-sans text-sm font-semibold">{name}</p>
          <CommentBody document={comment.document} />
        </blockquote>
      )}
      {act === 'answer' && discussion.refusal && (
        <CommentInvitation
          refusal={discussion.refusal}
          rule={discussion.rule}
          path={back}
          publicationName={publication.name}
          language={publication.language}
        />
      )}
      {act === 'answer' && !discussion.refusal && (
        <CommentForm
          action={writeCommentAction}
          hidden={{ postId: discussion.post.id, parentId: id }}
          label={t('comments.answerTo', { name })}
          submit={words.answer}
          words={words}
          asksName={mustName}
        />
      )}
      {act === 'edit' && (
        <CommentForm
          action={editCommentAction}
          hidden={{ commentId: id }}
          label={words.yours}
          submit={words.save}
          words={words}
          body={comment.source ?? ''}
        />
      )}
      {act === 'delete' && <DeleteForm action={deleteCommentAction} commentId={id} words={words} />}
      {act === 'report' && <ReportForm action={reportCommentAction} commentId={id} words={words} />}
      <p className="font-sans text-sm">
        <a href={back} className="inline-block py-2 underline underline-offset-4 hover:text-accent">
          {t('comments.toDiscussion')}
        </a>
      </p>
    </ReaderPage>
  );
}
