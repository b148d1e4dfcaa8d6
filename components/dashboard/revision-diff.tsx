import './diff.css';
import { changedWords } from '@/lib/document/changed-words';
import { diffDocuments, diffLine } from '@/lib/document/diff-documents';
import { DocumentDiff, LineDiff } from '@/lib/document/document-diff';
import type { LinkedPosts, Pictures, PostDocument } from '@/lib/document/types';
import { countOf } from '@/lib/format/counts';
import { directionOf } from '@/lib/format/direction';

type Written = { title: string; subtitle: string; document: PostDocument };
type Props = { language: string; before: Written; after: Written; pictures: Pictures; posts: LinkedPosts };

/** One state of a post over another, as it reads: added words underlined, removed ones struck through. */
export function RevisionDiff({ language, before, after, pictures, posts }: Props) {
  const blocks = diffDocuments(before.document, after.document);
  const { added, removed } = changedWords(before, after);
  const isSame =
    before.title === after.title && before.subtitle === after.subtitle && blocks.every(({ change }) => change === 'same');
  return (
    <section aria-label="Changes" className="flex flex-col gap-8">
      <p className="text-sm text-muted">
        {isSame ? (
          'Nothing differs.'
        ) : (
          <>
            {countOf(added, 'word')} <ins className="diff-word">added</ins>, {countOf(removed, 'word')}{' '}
            <del className="diff-word">removed</del>.
          </>
        )}
      </p>
      <article lang={language} dir={directionOf(language)} className="mx-auto w-full max-w-measure">
        <h2 className="diff-line font-display text-3xl leading-tight wrap-anywhere">
          <LineDiff line={diffLine(before.title, after.title)} />
        </h2>
        {(before.subtitle || after.subtitle) && (
          <p className="diff-line mt-3 font-serif text-lg leading-snug text-muted">
            <LineDiff line={diffLine(before.subtitle, after.subtitle)} />
          </p>
        )}
        <div className="prose mt-8">
          <DocumentDiff blocks={blocks} pictures={pictures} posts={posts} />
        </div>
      </article>
    </section>
  );
}
