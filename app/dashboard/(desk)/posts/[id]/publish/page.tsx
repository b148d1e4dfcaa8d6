import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { requirePost } from '@/app/dashboard/require-post';
import { PublishForm } from '@/components/dashboard/publish-form';
import { ReviewWithLinks } from '@/components/dashboard/review-with-links';
import { ScheduleNotice } from '@/components/dashboard/schedule-notice';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/can';
import { getIssueOfPost } from '@/lib/delivery/get-issue-of-post';
import { formatDate, formatDateTime } from '@/lib/format/dates';
import { postPath } from '@/lib/format/post-path';
import { localTime } from '@/lib/format/zoned-time';
import { checkPost } from '@/lib/posts/check-post';
import { cutShape } from '@/lib/posts/cut-shape';
import { futureSlug } from '@/lib/posts/future-slug';
import { previewIssue } from '@/lib/posts/preview-issue';
import type { RenderedIssue } from '@/lib/posts/render-issue';
import { reviewPost } from '@/lib/posts/review-post';
import { publicationUrl } from '@/lib/publications/publication-url';
import { sendingIdentity } from '@/lib/publications/sending-domain/sending-identity';
import { listSegments } from '@/lib/subscribers/list-segments';
import { countSegmentOfAction, publishPostAction, unschedulePostAction } from './actions';
import { countAudience } from './count-audience';
import { PUBLISH_PROBLEMS } from './problems';
import { sendTestMailAction } from './test-mail-action';

export const metadata: Metadata = { title: 'Publish' };

const previewed = ({ html, sizeBytes, wholeBytes }: RenderedIssue) => ({ html, sizeBytes, wholeBytes });

/** What will happen, before it happens. */
export default async function PublishPage({ params }: { params: Promise<{ id: string }> }) {
  const { publication, post, role, user } = await requirePost('publish', (await params).id);
  if (post.kind === 'page') notFound();
  if (post.publishedAt) redirect(`/dashboard/posts/${post.id}/issue`);
  const [{ readers, section, widened }, segments, issue, { fromName, fromEmail, replyTo }] = await Promise.all([
    countAudience(publication.id, post.sectionId),
    listSegments(publication.id),
    getIssueOfPost(publication.id, post.id),
    sendingIdentity(publication),
  ]);
  const problem = checkPost(post);
  const back = { label: 'Back to the post', href: `/dashboard/posts/${post.id}` };
  const { timeZone } = publication;
  const { scheduled } = post;
  const notice = scheduled && (
    <div className="mb-8">
      <ScheduleNotice
        postId={post.id}
        when={`${formatDateTime(scheduled.for, { language: 'en', timeZone })} (${timeZone})`}
        mail={scheduled.mail}
        problem={scheduled.problem}
        cancelAction={unschedulePostAction}
      />
    </div>
  );
  if (problem)
    return (
      <>
        <PageHeader title="Almost ready" back={back} />
        {notice}
        <Callout tone="warn">{PUBLISH_PROBLEMS[problem]}</Callout>
        <Link href={back.href} className={`${buttonClass()} mt-6`}>
          Go on writing
        </Link>
      </>
    );
  // As if it was paid for: the form shows either, by what is chosen in it.
  const [message, findings] = await Promise.all([
    previewIssue(publication.id, post.id, { access: 'paid', unlocksAt: null }),
    reviewPost(publication.id, post.id),
  ]);
  if (!message) notFound();
  const { access, unlocksAt, unlisted } = post.reach;
  return (
    <>
      <PageHeader title={`Publish “${post.title}”`} back={back}>
        {section && `It is part of ${section.name}, so its mail goes to the readers who get that section.`}
      </PageHeader>
      {notice}
      <PublishForm
        key={scheduled?.for.toISOString()}
        action={publishPostAction}
        post={{ id: post.id, revision: post.revision }}
        pageUrl={publicationUrl(publication, postPath(await futureSlug(publication.id, post)))}
        readers={readers}
        widened={widened}
        segments={segments.map(({ id, name }) => ({ id, name }))}
        countAction={countSegmentOfAction.bind(null, post.id)}
        subject={message.subject}
        preheader={message.preheader}
        whole={previewed(message.paid ?? message.free)}
        free={message.paid && previewed(message.free)}
        cut={cutShape(post.document)}
        reach={{ access, unlocksAt: unlocksAt && localTime(unlocksAt, timeZone), unlisted }}
        from={`${fromName} <${fromEmail}>`}
        replyTo={replyTo}
        missingAddress={publication.postalAddress ? null : { mayAdd: can(role, 'settings.change') }}
        mailedOn={issue && formatDate(issue.createdAt, { language: 'en', timeZone })}
        timeZone={timeZone}
        reading={{ isCounted: publication.countsReading, mayCount: can(role, 'settings.change') }}
        schedule={
          scheduled && {
            at: localTime(scheduled.for, timeZone),
            mail: scheduled.audience?.kind ?? 'none',
            segmentId: scheduled.audience?.segmentId ?? '',
            isWidened: scheduled.audience?.isWidened ?? false,
            split: scheduled.split,
          }
        }
        test={{ email: user.email, action: sendTestMailAction }}
      />
      <section aria-labelledby="review" className="mt-10 border-t border-line pt-8">
        <h2 id="review" className="mb-3 font-semibold">
          Before it goes out
        </h2>
        <ReviewWithLinks postId={post.id} findings={findings ?? []} />
      </section>
    </>
  );
}
