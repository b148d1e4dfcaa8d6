import type { Publication } from '@/lib/db/types';
import { excerpt } from '@/lib/document/excerpt';
import { pictureKeys } from '@/lib/document/picture-keys';
import type { PostDocument } from '@/lib/document/types';
import { formatDate } from '@/lib/format/dates';
import { postPath } from '@/lib/format/post-path';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { publicationUrl } from '@/lib/publications/publication-url';
import { getPictures } from './get-pictures';
import { type RenderedIssue, renderIssue } from './render-issue';

type Input = {
  publication: Publication;
  post: {
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
export type PostMessage = RenderedIssue & { subject: string; preheader: string };

/** The message that mails a post, with PLACEHOLDERS where a reader's own values go. */
export async function renderPost({ publication, post, date }: Input): Promise<PostMessage> {
  const { name, accent, language, postalAddress } = publication;
  const { title, subtitle, document, authorName } = post;
  const preheader = post.emailPreheader || subtitle || excerpt(document, 140);
  const rendered = await renderIssue({
    publication: { name, accent, language, postalAddress, siteUrl: publicationUrl(publication, '') },
    post: {
      title,
      subtitle,
      document,
      authorName,
      date: formatDate(date, publication),
      url: publicationUrl(publication, postPath(post.slug)),
      pictures: await getPictures(publication.id, pictureKeys(document)),
    },
    preheader,
    unsubscribeUrl: PLACEHOLDERS.unsubscribeUrl,
  });
  return { ...rendered, subject: post.emailSubject || title, preheader };
}
