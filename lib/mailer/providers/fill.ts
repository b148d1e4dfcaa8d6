const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text cut at its placeholders: literal, placeholder, literal … literal, so an odd number of parts. */
export function cutAt(text: string, placeholders: string[]): string[] {
  if (placeholders.length === 0) return [text];
  // The longest first: a placeholder may begin another.
  const known = [...placeholders].sort((a, b) => b.length - a.length).map(literally);
  return text.split(new RegExp(`(${known.join('|')})`));
}

/** Puts a value into each cut, and the literals between through `literal`, where a provider's own syntax needs it. */
export const fillCuts = (
  parts: string[],
  value: (placeholder: string) => string,
  literal: (text: string, index: number) => string = (text) => text,
) => parts.map((part, index) => (index % 2 === 1 ? value(part) : literal(part, index))).join('');
