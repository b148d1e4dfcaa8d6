import { canRead, type Readable, type Reader } from '@/lib/billing/can-read';
import { getTips } from '@/lib/billing/plans/get-tips';
import type { Publication, SubscriptionTier } from '@/lib/db/types';
import { excerpt } from '@/lib/document/excerpt';
import { formulas } from '@/lib/document/formulas';
import { type ReaderPart, readerPart } from '@/lib/document/reader-part';
import type { PostDocument } from '@/lib/document/types';
import { formatDate } from '@/lib/format/dates';
import { postPath } from '@/lib/format/post-path';
import { tipPath } from '@/lib/format/tip-path';
import { upgradePath } from '@/lib/format/upgrade-path';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { publicationUrl } from '@/lib/publications/publication-url';
import { drawFormulas } from './draw-formulas';
import { getShown } from './get-shown';
import { type RenderedIssue, renderIssue } from './render-issue';

type Input = {
  publication: Publication;
  post: Readable & {
    title: string;
    subtitle: string;
    document: PostDocument;
    slug: string;
    authorName: string | null;
    /** Its own, or "" */
    emailSubject: string;
    emailPreheader: string;
  };
  /** The date it carries. */
  date: Date;
};
export type PostMessage = {
  subject: string;
  preheader: string;
  /** What free readers get, and paying ones too where there is nothing to pay for. */
  free: RenderedIssue;
  /** null where it would be the same. */
  paid: RenderedIssue | null;
};

/** Whoever gets mail has confirmed their subscription. */
const mailed = (tier: SubscriptionTier, at: Date): Reader => ({
  subscription: { tier, confirmedAt: at, endedAt: null },
  role: null,
});

/** The messages that mail a post, with PLACEHOLDERS where a reader's own values go. What a free reader may not read is cut
 *  before theirs is drawn. */
export async function renderPost({ publication, post, date }: Input): Promise<PostMessage> {
  const { name, accent, language, postalAddress } = publication;
  const { title, subtitle, authorName } = post;
  const part = (tier: SubscriptionTier) => readerPart(post.document, canRead(post, mailed(tier, date), date));
  const free = part('free');
  const tips = (await getTips(publication.id))?.inMails ?? false;
  const preheader = post.emailPreheader || subtitle || excerpt(free.document, 140);
  const render = async ({ document, behind }: ReaderPart) =>
    renderIssue({
      publication: { name, accent, language, postalAddress, siteUrl: publicationUrl(publication, '') },
      post: {
        title,
        subtitle,
        document,
        authorName,
        date: formatDate(date, publication),
        url: publicationUrl(publication, postPath(post.slug)),
        ...(await getShown(publication.id, [document])),
        formulas: await drawFormulas(publication.id, formulas(document)),
      },
      preheader,
      unsubscribeUrl: PLACEHOLDERS.unsubscribeUrl,
      voteUrl: PLACEHOLDERS.voteUrl,
      // Who is asked to pay for the rest is not asked for a tip as well.
      tipUrl: tips && !behind ? publicationUrl(publication, tipPath(postPath(post.slug))) : null,
      behind: behind && { ...behind, upgradeUrl: publicationUrl(publication, upgradePath(postPath(post.slug))) },
    });
  return {
    subject: post.emailSubject || title,
    preheader,
    free: await render(free),
    paid: free.behind ? await render(part('paid')) : null,
  };
}

/** What is written into the issue: each variant's message. */
export const issueMessages = ({ free, paid }: PostMessage) => [
  { variant: 'free' as const, html: free.html, text: free.text },
  ...(paid ? [{ variant: 'paid' as const, html: paid.html, text: paid.text }] : []),
];
