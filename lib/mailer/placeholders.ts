/** What a template puts where a recipient's own value goes. They pass for links, so that no renderer drops or escapes
 *  them, and nothing a writer types can be one by chance. The mailer cuts the frozen message at these strings. */
export const PLACEHOLDERS = {
  /** The page that ends the subscription; needs no sign-in. */
  unsubscribeUrl: 'https://unsubscribe-url.courant.invalid/',
  /** Where the reader votes in polls; a poll and an answer follow it. */
  voteUrl: 'https://vote-url.courant.invalid/',
  /** A picture that tells us the mail was opened. */
  openUrl: 'https://open-url.courant.invalid/',
  /** Where the mail's links lead, which lead on; a link's number follows it. */
  clickUrl: 'https://click-url.courant.invalid/',
  /** The reader's address as he typed it. */
  email: 'https://email.courant.invalid/',
} as const;

export type Placeholder = keyof typeof PLACEHOLDERS;

/** A text cut at its placeholders: texts[0] slots[0] texts[1] … texts[slots.length]. */
export type CutText = { texts: string[]; slots: Placeholder[] };

const NAMES = Object.keys(PLACEHOLDERS) as Placeholder[];
const PATTERN = new RegExp(`(${NAMES.map((name) => PLACEHOLDERS[name].replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')).join('|')})`);
const NAME_OF = new Map<string, Placeholder>(NAMES.map((name) => [PLACEHOLDERS[name], name]));

export function cutAtPlaceholders(text: string): CutText {
  const texts: string[] = [];
  const slots: Placeholder[] = [];
  text.split(PATTERN).forEach((piece, index) => {
    if (index % 2 === 0) texts.push(piece);
    else slots.push(NAME_OF.get(piece)!);
  });
  return { texts, slots };
}

/** The text with the values filled in, for showing one reader's version. */
export const fillPlaceholders = (text: string, values: Record<Placeholder, string>) =>
  text
    .split(PATTERN)
    .map((piece, index) => (index % 2 === 0 ? piece : values[NAME_OF.get(piece)!]))
    .join('');
