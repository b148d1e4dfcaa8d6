import '@/components/dashboard/diff.css';
import { diffDocuments, diffLine, oneSide } from '@/lib/document/diff-documents';
import { DocumentDiff, LineDiff } from '@/lib/document/document-diff';
import { documentText } from '@/lib/document/document-text';
import type { Pictures, PostDocument } from '@/lib/document/types';
import { directionOf } from '@/lib/format/direction';
import type { SavedByOther } from './editor-props';
import type { Words } from './unsent';

/** A version as plain text, for the clipboard. */
export const plainVersion = ({ title, subtitle, document }: Words) =>
  [title, subtitle, documentText(document as PostDocument)].filter(Boolean).join('\n\n');

type Props = { language: string; mine: Words; theirs: SavedByOther; pictures: Pictures };

/** Two versions beside each other, below each other on a phone; what one of them alone has is marked in it. */
export function Versions({ language, mine, theirs, pictures }: Props) {
  const blocks = diffDocuments(theirs.document, mine.document as PostDocument);
  const title = diffLine(theirs.title, mine.title);
  const subtitle = diffLine(theirs.subtitle, mine.subtitle);
  const side = (name: string, which: 'before' | 'after') => (
    <section aria-label={name} className="min-w-0 border-t border-line pt-4">
      <h3 className="text-sm font-semibold text-muted">{name}</h3>
      <div lang={language} dir={directionOf(language)}>
        <p className="diff-line mt-3 font-display text-2xl leading-tight wrap-anywhere">
          <LineDiff line={oneSide(title, which)} />
        </p>
        <p className="diff-line mt-2 font-serif text-muted">
          <LineDiff line={oneSide(subtitle, which)} />
        </p>
        <div className="prose mt-5">
          <DocumentDiff blocks={blocks} pictures={pictures} side={which} />
        </div>
      </div>
    </section>
  );
  return (
    <div className="mt-6 grid gap-x-10 gap-y-8 md:grid-cols-2">
      {side('Yours', 'after')}
      {side(theirs.savedBy ? `Saved by ${theirs.savedBy}` : 'Saved elsewhere', 'before')}
    </div>
  );
}
