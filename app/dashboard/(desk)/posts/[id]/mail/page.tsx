import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { requirePost } from '@/app/dashboard/require-post';
import { CorrectionForm } from '@/components/dashboard/correction-form';
import { MailForm } from '@/components/dashboard/mail-form';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { listIssuesOfPost } from '@/lib/delivery/list-issues-of-post';
import { previewPublished } from '@/lib/posts/preview-issue';
import type { RenderedIssue } from '@/lib/posts/render-issue';
import { sendingIdentity } from '@/lib/publications/sending-domain/sending-identity';
import { countReaders } from '@/lib/subscribers/count-readers';
import { listSegments } from '@/lib/subscribers/list-segments';
import { countSegmentOfAction } from '../publish/actions';
import { countAudience } from '../publish/count-audience';
import { mailPostAction, sendCorrectionAction } from './actions';

export const metadata: Metadata = { title: 'Mail it' };

const previewed = ({ html, sizeBytes, wholeBytes }: RenderedIssue) => ({ html, sizeBytes, wholeBytes });

/** Mails a published post: for the first time, or once more with what was wrong put right. */
export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const { publication, post } = await requirePost('publish', (await params).id);
  if (post.kind === 'page') notFound();
  const back = { label: 'Address and mailing', href: `/dashboard/posts/${post.id}/issue` };
  if (!post.publishedAt || !post.publishedRevisionId) redirect(back.href);
  const [issues, message, { fromName, fromEmail }] = await Promise.all([
    listIssuesOfPost(publication.id, post.id),
    previewPublished(publication.id, post.id),
    sendingIdentity(publication),
  ]);
  if (!message) notFound();
  const [first, ...corrections] = issues;
  const shared = {
    post: { id: post.id, revisionId: post.publishedRevisionId },
    from: `${fromName} <${fromEmail}>`,
    preview: { free: previewed(message.free), paid: message.paid && previewed(message.paid) },
    backHref: back.href,
  };
  const missing = !publication.postalAddress.trim() && (
    <Callout tone="warn" title="Your postal address is missing">
      No mail goes out without it. Add it in the settings.
    </Callout>
  );
  if (!first) {
    const [{ readers, widened }, segments] = await Promise.all([
      countAudience(publication.id, post.sectionId),
      listSegments(publication.id),
    ]);
    return (
      <>
        <PageHeader title={`Mail “${post.title}”`} back={back}>
          It went out on the web only so far. It is mailed as readers see it now.
        </PageHeader>
        {missing || (
          <MailForm
            {...shared}
            action={mailPostAction}
            readers={readers}
            widened={widened}
            segments={segments.map(({ id, name }) => ({ id, name }))}
            countAction={countSegmentOfAction.bind(null, post.id)}
            access={post.reach.access}
            subject={message.subject}
          />
        )}
      </>
    );
  }
  const readers = await countReaders(publication.id, { kind: 'everyone', receivedIssueId: first.id });
  return (
    <>
      <PageHeader title={`Send a correction of “${post.title}”`} back={back}>
        The mail that was sent is gone: it cannot be changed or called back. This mails the post once more, as its page is now.
      </PageHeader>
      {missing || (
        <CorrectionForm
          {...shared}
          action={sendCorrectionAction}
          number={corrections.length + 1}
          readers={readers}
          stillSending={!first.finishedAt}
          subject={`Correction: ${message.subject}`}
        />
      )}
    </>
  );
}
