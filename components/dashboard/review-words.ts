import { formatCount } from '@/lib/format/counts';
import { formatKilobytes, MAX_HTML_BYTES } from '@/lib/format/mail-size';

/** As reviewPost() and checkLinks() of lib/posts find it. */
export type Finding = { kind: string; place: string | null; size?: number };
export type LinkFinding = { url: string; place: string; words: string; verdict: string };
export type CheckedLinks = { findings: LinkFinding[]; asked: number; left: number };

const WORDS: Record<string, (size: number) => string> = {
  'no-title': () => 'It has no title. Without one it cannot be published.',
  empty: () => 'It has no text yet.',
  'no-subtitle': () => 'It has no subtitle. Inboxes show one after the subject, and shared links below the title.',
  'long-subject': (size) => `The subject has ${formatCount(size)} characters. Many inboxes cut it off after about 60.`,
  'no-alt': () => 'A picture has no description. Readers who can’t see it, or whose mail hides pictures, miss it.',
  'heavy-picture': (size) => `A picture weighs ${formatKilobytes(size)} in the mail. On a phone it comes slowly.`,
  'empty-paywall': () => 'The paywall has nothing above it or nothing below it.',
  'card-without-post': () =>
    'A card leads to a post that is not published. Readers see nothing there, and a mail that goes out now stays without it.',
  'mail-too-long': (size) =>
    `As a mail it has ${formatKilobytes(size)}, and Gmail cuts off after ${formatKilobytes(MAX_HTML_BYTES)}. The mail will be shortened, with a button to the rest.`,
  'no-postal-address': () => 'The settings have no postal address yet, and no mail goes out without one.',
};

const VERDICTS: Record<string, string> = {
  dead: 'leads to a page that is not there',
  private: 'leads into a private network, where no reader can follow',
  unreached: 'could not be reached just now. It may work; try it yourself',
};

export const findingWords = ({ kind, size = 0 }: Finding) => WORDS[kind]?.(size) ?? kind;

export const linkWords = ({ words, url, verdict }: LinkFinding) => {
  const name = words.trim() ? `The link “${words.trim()}”` : 'A link';
  return `${name} (${url.replace(/^https?:\/\//, '')}) ${VERDICTS[verdict] ?? ''}.`;
};
