import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requirePost } from '@/app/dashboard/require-post';
import { PreviewDesk } from '@/components/dashboard/preview-desk';
import { formatDate } from '@/lib/format/dates';
import { previewAccess } from '@/lib/posts/preview-access';
import { previewIssue } from '@/lib/posts/preview-issue';
import { previewLink } from '@/lib/posts/preview-link';
import type { RenderedIssue } from '@/lib/posts/render-issue';
import { publicationUrl } from '@/lib/publications/publication-url';
import { revisionOfAction, withdrawPreviewLinksAction } from './actions';

export const metadata: Metadata = { title: 'Preview' };

const drawn = ({ html, text }: RenderedIssue) => ({ html, text });

/** A post as its page and its mail will be, before anybody else sees it. */
export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { publication, post } = await requirePost('edit', (await params).id);
  const access = previewAccess({ access: post.reach.access, publishedAt: post.publishedAt }, post.document);
  const message = await previewIssue(publication.id, post.id, { access });
  if (!message) notFound();
  const { path, until } = previewLink(post);
  return (
    <PreviewDesk
      title={post.title || 'Untitled'}
      backHref={`/dashboard/posts/${post.id}`}
      pagePath={path}
      share={{
        url: publicationUrl(publication, path),
        until: formatDate(until, { language: 'en', timeZone: publication.timeZone }),
        withdrawAction: withdrawPreviewLinksAction.bind(null, post.id),
      }}
      mails={{ free: drawn(message.free), paid: drawn(message.paid ?? message.free) }}
      subject={message.subject}
      assumesPaid={access !== post.reach.access}
      revision={post.revision}
      revisionAction={revisionOfAction.bind(null, post.id)}
    />
  );
}
