import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { getMailOff } from '@/lib/comments/mail/mail-off';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../../reader-page';
import { setCommentMailAction } from '../actions';

export const metadata: Metadata = { title: 'Mail about comments', robots: { index: false } };

const ABOUT = { answers: 'answers to your comments', posts: 'comments on your posts' };

/** Opening the mailed link changes nothing; pressing the button does. Needs no sign-in. */
export default async function CommentMailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/unsubscribe/comments/${encodeURIComponent(token)}`);
  const named = await getMailOff(publication.id, token);
  if (!named)
    return (
      <ReaderPage publication={publication} title="Nothing to switch off">
        <p>This link names nobody who gets mail about comments from {publication.name}.</p>
      </ReaderPage>
    );
  const about = ABOUT[named.kind];
  return named.isOff ? (
    <ReaderPage publication={publication} title="Switched off">
      <p>
        No more mail about {about} comes from {publication.name}. Everything else stays as it was.
      </p>
      <ActionForm action={setCommentMailAction} hidden={{ token, mail: 'on' }} look="secondary">
        Let it come again
      </ActionForm>
    </ReaderPage>
  ) : (
    <ReaderPage publication={publication} title="No more mail about comments?">
      <p>
        {publication.name} mails you about {about}, at most once an hour for each discussion.
      </p>
      <ActionForm action={setCommentMailAction} hidden={{ token, mail: 'off' }}>
        Switch it off
      </ActionForm>
    </ReaderPage>
  );
}
