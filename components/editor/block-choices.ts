import type { ChainedCommands } from '@tiptap/core';
import type { ToolbarIconName } from './toolbar-icons';

export type BlockChoice = {
  label: string;
  /** Other words that people look for it by. */
  alsoCalled: string;
  icon: ToolbarIconName;
  /** null where it is not put in by a command: a picture is chosen first. */
  insert: ((chain: ChainedCommands) => ChainedCommands) | null;
  /** What asks for more before it is put in; files where nothing stands here. */
  opens?: 'embed' | 'file' | 'post' | 'picture-link';
};

/** All blocks that a writer can put in. */
export const BLOCK_CHOICES: BlockChoice[] = [
  ...([1, 2, 3, 4] as const).map((level) => ({
    label: `Heading ${level}`,
    alsoCalled: `title section h${level}`,
    icon: 'heading' as const,
    insert: (chain: ChainedCommands) => chain.setHeading({ level }),
  })),
  { label: 'Bulleted list', alsoCalled: 'unordered ul points', icon: 'bullets', insert: (chain) => chain.toggleBulletList() },
  { label: 'Numbered list', alsoCalled: 'ordered ol', icon: 'numbers', insert: (chain) => chain.toggleOrderedList() },
  { label: 'Task list', alsoCalled: 'todo to-do check box checklist', icon: 'tasks', insert: (chain) => chain.toggleTaskList() },
  { label: 'Quote', alsoCalled: 'blockquote citation', icon: 'quote', insert: (chain) => chain.toggleBlockquote() },
  { label: 'Pull quote', alsoCalled: 'highlight large', icon: 'quote', insert: (chain) => chain.setNode('pullQuote') },
  { label: 'Code', alsoCalled: 'program pre monospace', icon: 'code', insert: (chain) => chain.setCodeBlock() },
  { label: 'Picture', alsoCalled: 'image photo upload', icon: 'picture', insert: null },
  {
    label: 'Picture from a link',
    alsoCalled: 'image photo url address web',
    icon: 'picture',
    insert: null,
    opens: 'picture-link',
  },
  {
    label: 'Embed',
    alsoCalled: 'link video youtube vimeo spotify soundcloud bluesky gist card',
    icon: 'embed',
    insert: null,
    opens: 'embed',
  },
  { label: 'Post', alsoCalled: 'link card own article read also related', icon: 'embed', insert: null, opens: 'post' },
  { label: 'Audio', alsoCalled: 'sound podcast mp3 voice', icon: 'audio', insert: null, opens: 'file' },
  { label: 'File', alsoCalled: 'attachment pdf download document', icon: 'file', insert: null, opens: 'file' },
  { label: 'Poll', alsoCalled: 'vote question survey', icon: 'poll', insert: (chain) => chain.setPoll() },
  { label: 'Gallery', alsoCalled: 'pictures images photos grid', icon: 'picture', insert: (chain) => chain.setGallery() },
  { label: 'Table', alsoCalled: 'grid rows columns cells', icon: 'table', insert: (chain) => chain.setTable() },
  { label: 'Formula', alsoCalled: 'math latex equation tex', icon: 'formula', insert: (chain) => chain.setMathBlock() },
  {
    label: 'Formula in the text',
    alsoCalled: 'math latex equation inline tex',
    icon: 'formula',
    insert: (chain) => chain.setMath(),
  },
  { label: 'Divider', alsoCalled: 'line rule hr break', icon: 'divider', insert: (chain) => chain.setHorizontalRule() },
  { label: 'Button', alsoCalled: 'link call to action cta', icon: 'button', insert: (chain) => chain.setButton() },
  { label: 'Subscribe form', alsoCalled: 'sign up newsletter', icon: 'subscribe', insert: (chain) => chain.setSubscribeForm() },
  { label: 'Subscribe button', alsoCalled: 'sign up form', icon: 'subscribe', insert: (chain) => chain.setSubscribeButton() },
  {
    label: 'Paywall',
    alsoCalled: 'paid subscribers only members lock line',
    icon: 'paywall',
    insert: (chain) => chain.setPaywall(),
  },
];

/** The blocks whose names hold each word of what was typed; those that begin with it first. */
export function findBlocks(query: string): BlockChoice[] {
  const typed = query.trim().toLowerCase();
  const found = BLOCK_CHOICES.filter(({ label, alsoCalled }) =>
    typed.split(/\s+/).every((word) => `${label} ${alsoCalled}`.toLowerCase().includes(word)),
  );
  const begins = ({ label }: BlockChoice) => label.toLowerCase().startsWith(typed);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
