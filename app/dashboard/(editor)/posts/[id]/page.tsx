import type { Metadata } from 'next';
import { unschedulePostAction } from '@/app/dashboard/(desk)/posts/[id]/publish/actions';
import { requirePost } from '@/app/dashboard/require-post';
import { EditorDesk } from '@/components/dashboard/editor-desk';
import { can } from '@/lib/auth/can';
import { getIssueOfPost } from '@/lib/delivery/get-issue-of-post';
import { pictureKeys } from '@/lib/document/picture-keys';
import { formatDateTime } from '@/lib/format/dates';
import { postPath } from '@/lib/format/post-path';
import { getPictures } from '@/lib/posts/get-pictures';
import { getPostSettings } from '@/lib/posts/get-post-settings';
import { hasUnpublishedChanges } from '@/lib/posts/has-unpublished-changes';
import { listSections } from '@/lib/posts/list-sections';
import { listTags } from '@/lib/posts/list-tags';
import { isWaiting, mayWithPost } from '@/lib/posts/may-with-post';
import { previewLink } from '@/lib/posts/preview-link';
import { listTeam } from '@/lib/publications/list-team';
import { publicationUrl } from '@/lib/publications/publication-url';
import { saveDraftAction } from './actions';
import {
  deletePostAction,
  duplicatePostAction,
  publishPageAction,
  saveTemplateAction,
  unpublishPostAction,
  updatePublishedAction,
} from './publishing-actions';
import { savePostSettingsAction } from './settings-action';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { post } = await requirePost('edit', (await params).id);
  return { title: post.title || 'Untitled' };
}

export default async function EditorPage({ params }: Props) {
  const member = await requirePost('edit', (await params).id);
  const { post, publication } = member;
  const { id, kind, title, subtitle, document, revision, slug, publishedAt, scheduled } = post;
  const { timeZone } = publication;
  const isPublished = publishedAt !== null && slug !== null;
  const mayPublish = mayWithPost(member, 'publish', post);
  const [pictures, changed, issue, settings, team, tags, sections] = await Promise.all([
    getPictures(publication.id, pictureKeys(document)),
    hasUnpublishedChanges(publication.id, id),
    getIssueOfPost(publication.id, id),
    getPostSettings(publication.id, id),
    listTeam(publication.id),
    listTags(publication.id),
    listSections(publication.id),
  ]);
  return (
    <EditorDesk
      key={id}
      post={{ id, title, subtitle, document, revision }}
      language={publication.language}
      pictures={pictures}
      saveAction={saveDraftAction}
      uploadUrl="/api/uploads"
      pageUrl={isPublished ? publicationUrl(publication, postPath(slug, kind)) : null}
      previewPath={previewLink(post).path}
      kind={kind}
      publishPageAction={publishPageAction}
      changed={changed}
      schedule={
        scheduled && {
          when: `${formatDateTime(scheduled.for, { language: 'en', timeZone })} (${timeZone})`,
          mail: scheduled.mail,
          problem: scheduled.problem,
        }
      }
      unscheduleAction={unschedulePostAction}
      settings={
        settings && (mayPublish || !(isPublished || isWaiting(post)))
          ? {
              settings,
              saveAction: savePostSettingsAction,
              addressStart: publicationUrl(publication, kind === 'page' ? '/' : '/p/'),
              team: team.map(({ userId, name, email }) => ({ id: userId, name: name ?? email })),
              tags: tags.map(({ name }) => name),
              sections: sections.map(({ id, name }) => ({ id, name })),
              madePictureUrl: `/api/posts/${id}/social-picture`,
            }
          : null
      }
      mail={!issue ? 'none' : issue.finishedAt || issue.cancelledAt ? 'sent' : 'sending'}
      mayPublish={mayPublish}
      mayDelete={mayWithPost(member, 'delete', post)}
      mayTemplate={can(member.role, 'template.change')}
      duplicateAction={duplicatePostAction}
      templateAction={saveTemplateAction}
      updateAction={updatePublishedAction}
      unpublishAction={unpublishPostAction}
      deleteAction={deletePostAction}
    />
  );
}
