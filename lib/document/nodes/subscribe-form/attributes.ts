import type { DocumentNode } from '../../types';

export const SUBSCRIBE_FORM = {
  heading: { words: 'Enjoying this?', most: 120 },
  text: { words: 'The next one comes to your inbox, as soon as it is out.', most: 300 },
  label: { words: 'Subscribe', most: 40 },
} as const;
export type SubscribeWords = Record<keyof typeof SUBSCRIBE_FORM, string>;

/** What a checked form says. Its text may be left empty; a heading and a button always say something. */
export const subscribeWords = (node: DocumentNode): SubscribeWords => ({
  heading: String(node.attrs?.heading || SUBSCRIBE_FORM.heading.words),
  text: String(node.attrs?.text ?? ''),
  label: String(node.attrs?.label || SUBSCRIBE_FORM.label.words),
});
