import type { ReactNode } from 'react';
import type { Words } from '@/lib/words/translator';
import type { SubscribeWords } from './nodes/subscribe-form/attributes';
import type { DocumentNode, Formulas, LinkedPosts, Pictures } from './types';

/** What a node's page rendering is given. */
export type PageContext = {
  pictures: Pictures;
  /** What other posts are shown, as they are now. */
  posts?: LinkedPosts;
  /** '' on the publication's own pages; its address where absolute links are needed, as in a feed. */
  siteUrl: string;
  subscribeUrl: string;
  /** The anchors of headings. */
  ids: Map<DocumentNode, string>;
  /** The numbers of footnotes. */
  notes: Map<DocumentNode, number>;
  /** Speaks the publication's language. */
  words: Words;
  /** Draws a form that subscribes, with a writer's words; where it is left out, a link leads to one. */
  subscribeForm?: (words: SubscribeWords) => ReactNode;
  /** Of links that a reader wrote; left out for the publication's own. */
  linkRel?: string;
};
export type PageProps = { node: DocumentNode; context: PageContext; children?: ReactNode };

/** What a node's mail rendering is given: every address in a mail is absolute. */
export type MailContext = {
  pictures: Pictures;
  /** As they were when the mail was drawn. */
  posts?: LinkedPosts;
  siteUrl: string;
  subscribeUrl: string;
  /** The publication's colour, #rrggbb. */
  accent: string;
  /** The reader's own address for voting, to which a poll and an answer are added; '' where nobody is known. */
  voteUrl: string;
  /** The numbers of footnotes. */
  notes: Map<DocumentNode, number>;
  /** Speaks the publication's language. */
  words: Words;
  /** Which way the publication's language is written: mail programs know no logical sides. */
  direction: 'ltr' | 'rtl';
  /** Whether it has italic letters */
  leans: boolean;
  formulas: Formulas;
};
export type MailProps = {
  node: DocumentNode;
  /** What the node stands in: mail has no style sheet that could say `li p`. */
  parent: DocumentNode;
  context: MailContext;
  children?: ReactNode;
};

/** What the renderings to text and Markdown are given. */
export type Writing = {
  siteUrl: string;
  /** As in a mail */
  voteUrl: string;
  subscribeUrl: string;
  pictures: Pictures;
  posts?: LinkedPosts;
  /** The numbers of footnotes. */
  notes: Map<DocumentNode, number>;
  /** Speaks the publication's language. */
  words: Words;
  /** A node's inline content on its lines. */
  inline: (node: DocumentNode) => string;
  /** A node's blocks, an empty line between them. */
  blocks: (node: DocumentNode) => string;
  /** One block. */
  block: (node: DocumentNode) => string;
};
export type WriteNode = (node: DocumentNode, writing: Writing) => string;
