import type { Editor } from '@tiptap/core';
import { safeUrl } from '@/lib/document/safe-url';
import { canMark } from './can-mark';

/** Whether what is chosen can be a link: words can, a picture or code can't. */
export const canLink = ({ state }: Editor) => canMark(state, 'link');

/** What was typed as a link, completed: example.com becomes https://example.com, ana@example.com a mailto: link.
 *  null when it is no address to link to. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return safeUrl(`mailto:${text}`);
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  const address = hasScheme ? text : `https://${text}`;
  const complete = hasScheme || /^(localhost|[^\s/.]+(\.[^\s/.]+)+)([:/?#]|$)/.test(text);
  return complete ? safeUrl(address) : null;
}
