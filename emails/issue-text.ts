import { documentText } from '@/lib/document/document-text';
import { behindWords } from '@/lib/format/behind-words';
import type { IssueProps } from './issue';

/** The text part of an issue: the same words as its HTML, every link written out. */
export function issueText({ publication, post, unsubscribeUrl, voteUrl, shortened, behind }: IssueProps): string {
  const { name, siteUrl, postalAddress } = publication;
  const head = [post.title, post.subtitle, [post.authorName, post.date].filter(Boolean).join(' · '), `On the web: ${post.url}`];
  const parts = [
    head.filter(Boolean).join('\n'),
    documentText(post.document, { pictures: post.pictures, siteUrl, voteUrl }),
    shortened ? `Read the rest on the web: ${post.url}` : '',
    behind ? `${behindWords(behind.words)}\nUpgrade to read the rest: ${behind.upgradeUrl}` : '',
    `--\nYou get this because you subscribed to ${name}.\nUnsubscribe: ${unsubscribeUrl}\n\n${[name, postalAddress].filter(Boolean).join('\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
