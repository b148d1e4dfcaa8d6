import type { Words } from '@/lib/words/translator';
import type { DocumentNode } from '../../types';

export const SUBSCRIBE_FORM = {
  heading: { words: 'Enjoying this?', most: 120 },
  text: { words: 'The next one comes to your inbox, as soon as it is out.', most: 300 },
  label: { words: 'Subscribe', most: 40 },
} as const;
export type SubscribeWords = Record<keyof typeof SUBSCRIBE_FORM, string>;

/** What a checked form says. Its text may be left empty; a heading and a button always say something. What a writer left as
 *  the editor gave it is said in the publication's language. */
export function subscribeWords(node: DocumentNode, words: Words): SubscribeWords {
  const own = (name: keyof SubscribeWords) => {
    const said = String(node.attrs?.[name] ?? '');
    return said === SUBSCRIBE_FORM[name].words ? '' : said;
  };
  return {
    heading: own('heading') || words('document.enjoying'),
    text: own('text') || (node.attrs?.text ? words('document.nextOne') : ''),
    label: own('label') || words('frame.subscribe'),
  };
}
