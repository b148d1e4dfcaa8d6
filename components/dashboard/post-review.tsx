'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { countOf } from '@/lib/format/counts';
import { type CheckedLinks, type Finding, findingWords, linkWords } from './review-words';

type Props = {
  postId: string;
  /** Known already; asked for when left out. */
  findings?: Finding[];
  /** Leads to a place in the editor. */
  jump: (place: string) => ReactNode;
};

type Asked<T> = T | 'asking' | 'failed';

/** Asks once, when it is first shown. */
function useAnswer<T>(url: string, method: 'GET' | 'POST', known?: T): Asked<T> {
  const [answer, setAnswer] = useState<Asked<T>>(known ?? 'asking');
  const isKnown = known !== undefined;
  useEffect(() => {
    if (isKnown) return;
    const stop = new AbortController();
    fetch(url, { method, signal: stop.signal, cache: 'no-store' })
      .then(async (got) => setAnswer(got.ok ? await got.json() : 'failed'))
      .catch(() => stop.signal.aborted || setAnswer('failed'));
    return () => stop.abort();
  }, [url, method, isKnown]);
  return answer;
}

const quiet = 'text-sm text-muted';

function Line({ children, jump }: { children: ReactNode; jump: ReactNode }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3 text-sm">
      <span className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon name="warn" className="mt-0.5 size-4 shrink-0 text-warn" />
        <span className="wrap-anywhere">{children}</span>
      </span>
      {jump}
    </li>
  );
}

/** What to look at before a post goes out, each with the way to its place. Advice: it stops nothing. */
export function PostReview({ postId, findings, jump }: Props) {
  const known = findings && { findings };
  const review = useAnswer<{ findings: Finding[] }>(`/api/posts/${postId}/review`, 'GET', known);
  const links = useAnswer<CheckedLinks>(`/api/posts/${postId}/links`, 'POST');
  const found = typeof review === 'string' ? [] : review.findings;
  const dead = typeof links === 'string' ? [] : links.findings;
  const isClear = typeof review !== 'string' && typeof links !== 'string' && found.length + dead.length === 0;
  return (
    <div>
      {found.length + dead.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {found.map((finding) => (
            <Line key={`${finding.kind} ${finding.place}`} jump={finding.place !== null && jump(finding.place)}>
              {findingWords(finding)}
            </Line>
          ))}
          {dead.map((finding) => (
            <Line key={`${finding.url} ${finding.place} ${finding.words}`} jump={jump(finding.place)}>
              {linkWords(finding)}
            </Line>
          ))}
        </ul>
      )}
      <div role="status" className="mt-3 flex flex-col gap-1">
        {review === 'asking' && <p className={quiet}>Looking through the post…</p>}
        {review === 'failed' && <p className={quiet}>The post could not be looked through. Try again later.</p>}
        {links === 'asking' && <p className={quiet}>Trying its links…</p>}
        {links === 'failed' && <p className={quiet}>Its links could not be tried now. Try again in some minutes.</p>}
        {isClear && <p className={quiet}>Nothing to mend.</p>}
        {typeof links !== 'string' && links.asked > 0 && (
          <p className={quiet}>
            {countOf(links.asked, 'link')} tried
            {links.left > 0 ? `; ${countOf(links.left, 'more was', 'more were')} left out` : ''}.
          </p>
        )}
      </div>
    </div>
  );
}
