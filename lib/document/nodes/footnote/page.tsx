import type { PageProps } from '../../rendering';

/** The number, which leads to the note at the end and is led back to from there. */
export function FootnotePage({ node, context }: PageProps) {
  const number = context.notes.get(node) ?? 0;
  return (
    <sup id={`note-${number}-from`}>
      <a href={`#note-${number}`} aria-label={context.words('document.note', { number })}>
        {number}
      </a>
    </sup>
  );
}
