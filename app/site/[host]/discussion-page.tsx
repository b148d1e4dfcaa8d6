import type { Metadata } from 'next';
import { deleteCommentAction, editCommentAction, reportCommentAction, writeCommentAction } from '@/app/(reader)/comment/actions';
import { actWords } from '@/components/site/comments/act-words';
import { CommentForm } from '@/components/site/comments/comment-form';
import { CommentInvitation } from '@/components/site/comments/comment-invitation';
import { CommentsView } from '@/components/site/comments/comments-view';
import { Frame } from '@/components/site/frame';
import { buttonClass } from '@/components/ui/button';
import type { Discussion } from '@/lib/comments/get-discussion';
import { type CommentOrder, commentsPath } from '@/lib/format/comment-path';
import { postPath } from '@/lib/format/post-path';
import { wordsFor } from '@/lib/words/words-for';
import { siteMetadata } from './metadata';
import type { SitePublication } from './publication';

/** What one asks a discussion for by an address: a page in an order, or one comment. */
export type Asked = { order: CommentOrder; page: number } | { commentId: string };

type Props = {
  publication: SitePublication;
  discussion: Discussion;
  asked: Asked;
  /** Whose page it is; null for everyone's, which is cached. */
  viewer: { asksName: boolean; isBanned: boolean } | null;
};

const actions = { write: writeCommentAction, edit: editCommentAction, delete: deleteCommentAction, report: reportCommentAction };

export function discussionMetadata(publication: SitePublication, discussion: Discussion, asked: Asked): Metadata {
  const { post } = discussion;
  const t = wordsFor(publication.language);
  const base = siteMetadata(publication, { path: commentsPath(post.slug), title: t('comments.titleOf', { title: post.title }) });
  const isMain = 'page' in asked && asked.page === 1 && post.access === 'everyone' && !post.unlisted;
  return { ...base, robots: isMain ? undefined : { index: false, follow: true } };
}

/** A post's comments, everyone's page or one reader's. */
export function DiscussionPage({ publication, discussion, asked, viewer }: Props) {
  const { post, comments, threads, refusal, rule, mayRead, page, hasMore } = discussion;
  const [order, alone] = 'page' in asked ? [asked.order, false] : (['liked', true] as const);
  const path = commentsPath(post.slug);
  const t = wordsFor(publication.language);
  const words = actWords(t);
  return (
    <Frame publication={publication} signedIn={viewer !== null}>
      <CommentsView
        post={post}
        comments={comments}
        threads={threads}
        thread={{
          post,
          where: publication,
          publicationName: publication.name,
          viewer: viewer && { mayWrite: refusal === null, asksName: viewer.asksName, mayAct: !viewer.isBanned, words, actions },
        }}
        alone={alone}
        order={order}
        page={page}
        hasMore={hasMore}
        form={
          refusal === null ? (
            <CommentForm
              action={writeCommentAction}
              hidden={{ postId: post.id }}
              label={words.yours}
              submit={words.send}
              words={words}
              asksName={viewer?.asksName}
            />
          ) : refusal === 'off' && comments > 0 ? null : (
            <CommentInvitation
              refusal={refusal}
              rule={rule}
              path={path}
              publicationName={publication.name}
              language={publication.language}
            />
          )
        }
        hidden={
          mayRead ? null : (
            <div className="rounded-card border border-line bg-sunk px-5 py-6">
              <p className="font-serif text-lg leading-snug">
                {t(post.access === 'paid' ? 'comments.paidOnly' : 'comments.subscribersOnly')}
              </p>
              <a href={postPath(post.slug)} className={`${buttonClass('secondary')} mt-4`}>
                {t('comments.toPost')}
              </a>
            </div>
          )
        }
      />
    </Frame>
  );
}
