import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { countOf } from '@/lib/format/counts';
import { REASON_WORDS } from './revision-words';

type RevisionRow = {
  id: string;
  href: string;
  when: string;
  savedBy: string | null;
  reason: string;
  /** What readers see now */
  isPublic: boolean;
  /** null for the first */
  words: { added: number; removed: number } | null;
};

function change(words: RevisionRow['words']) {
  if (!words) return 'The first version';
  const { added, removed } = words;
  if (added + removed === 0) return 'Layout only';
  return [added > 0 && `${countOf(added, 'word')} added`, removed > 0 && `${countOf(removed, 'word')} removed`]
    .filter(Boolean)
    .join(', ');
}

/** The kept states of a post, newest first; each leads to what it changed. */
export function RevisionList({ revisions }: { revisions: RevisionRow[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {revisions.map(({ id, href, when, savedBy, reason, isPublic, words }) => {
        const why = REASON_WORDS[reason];
        return (
          <li key={id} className="relative py-3.5 hover:bg-sunk/60">
            <Link href={href} className="font-medium after:absolute after:inset-0">
              {when}
            </Link>
            <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
              {isPublic ? (
                <Badge tone="good">What readers see</Badge>
              ) : (
                why && <Badge tone={reason === 'published' ? 'quiet' : why.tone}>{why.word}</Badge>
              )}
              <span>{[change(words), savedBy].filter(Boolean).join(' · ')}</span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
