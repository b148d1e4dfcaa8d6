/** Every node there is, the text between them aside. A name is a folder nodes/<name in kebab-case>/ with
 *  extension.ts, page.tsx, mail.tsx, text.ts and markdown.ts; the compiler names each list that lacks it. */
export const NODE_NAMES = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'codeBlock',
  'horizontalRule',
  'image',
  'subscribeButton',
  'hardBreak',
  'pullQuote',
  'button',
  'taskList',
  'taskItem',
  'paywall',
  'embed',
  'poll',
  'attachment',
] as const;

export const MARK_NAMES = [
  'link',
  'bold',
  'italic',
  'underline',
  'strike',
  'code',
  'highlight',
  'subscript',
  'superscript',
] as const;
export type MarkName = (typeof MARK_NAMES)[number];
