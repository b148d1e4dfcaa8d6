import type { Metadata } from 'next';
import { CommentSettingsForm } from '@/components/dashboard/comments/comment-settings-form';
import { getCommentSettings } from '@/lib/comments/moderation/comment-settings';
import { requireMember } from '@/lib/publications/require-member';
import { saveCommentSettingsAction } from '../actions';
import { CommentsFrame } from '../frame';

export const metadata: Metadata = { title: 'Comment settings' };

export default async function CommentSettingsPage() {
  const { publication } = await requireMember('comments.moderate', '/dashboard/comments/settings');
  const { closeAfterDays, ...settings } = await getCommentSettings(publication.id);
  return (
    <CommentsFrame publicationId={publication.id} view="settings">
      <CommentSettingsForm
        action={saveCommentSettingsAction}
        settings={{ ...settings, closeAfterDays: closeAfterDays === null ? '' : String(closeAfterDays) }}
      />
    </CommentsFrame>
  );
}
