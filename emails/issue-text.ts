import { documentText } from '@/lib/document/document-text';
import { wordsFor } from '@/lib/words/words-for';
import { behindWords } from './behind-words';
import { byline } from './byline';
import type { IssueProps } from './issue';

/** The text part of an issue: the same words as its HTML, every link written out. */
export function issueText({ publication, post, unsubscribeUrl, voteUrl, shortened, tipUrl, behind }: IssueProps): string {
  const { name, siteUrl, postalAddress, language } = publication;
  const t = wordsFor(language);
  const head = [post.title, post.subtitle, byline(post, language), t('mail.onTheWeb', { url: post.url })];
  const parts = [
    head.filter(Boolean).join('\n'),
    documentText(post.document, { pictures: post.pictures, posts: post.posts, siteUrl, voteUrl, words: t }),
    shortened ? `${t('mail.readRest')}: ${post.url}` : '',
    behind ? `${behindWords(behind.words, t)}\n${t('paywall.upgradeRest')}: ${behind.upgradeUrl}` : '',
    tipUrl ? `${t('tip.ask')} ${t('tip.leave', { publication: name })}: ${tipUrl}` : '',
    `--\n${t('mail.why', { publication: name })}\n${t('mail.unsubscribe')}: ${unsubscribeUrl}\n\n${[name, postalAddress].filter(Boolean).join('\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
