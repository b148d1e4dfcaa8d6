import Link from 'next/link';
import { IssueReading } from '@/components/dashboard/issue-reading';
import { getIssueReading, type SubjectTrial } from '@/lib/analytics/get-issue-reading';
import type { Issue, Publication } from '@/lib/db/types';
import { formatDateTime } from '@/lib/format/dates';

type Props = { publication: Publication; issue: Issue; maySet: boolean };

/** How the trial of several subjects stands, in a sentence. */
function trialWords({ decision, by, percent, endsAt }: SubjectTrial, issue: Issue, when: (date: Date) => string): string {
  const signs = by === 'clicks' ? 'clicks' : 'opens';
  if (decision?.reason === 'few-signs') return `There were fewer than ten ${signs} in time, so the rest got the first subject.`;
  if (decision?.reason === 'tie') return `Several had just as many ${signs}, so the rest got the first of them.`;
  if (decision) return `The rest got the one with the most ${signs} for each mail.`;
  if (issue.cancelledAt) return 'It was cancelled before the best was known, so the rest got nothing.';
  if (issue.pausedAt) return `${percent} % of the readers try them. The time stands still while the mailing is paused.`;
  if (!endsAt) return `${percent} % of the readers try them.`;
  return `${percent} % of the readers try them until ${when(endsAt)}. Then the rest gets the one with the most ${signs} for each mail.`;
}

/** How an issue was read; where that is not counted, a word that it could be. */
export async function Reading({ publication, issue, maySet }: Props) {
  const reading = await getIssueReading(publication.id, issue.id);
  const when = (date: Date) => formatDateTime(date, { language: 'en', timeZone: publication.timeZone });
  if (reading)
    return (
      <IssueReading
        {...reading}
        trial={
          reading.trial && {
            ...reading.trial,
            winner: reading.trial.decision?.winner ?? null,
            words: trialWords(reading.trial, issue, when),
          }
        }
      />
    );
  if (!maySet || publication.countsReading) return null;
  return (
    <p className="text-sm text-muted">
      Opens and clicks are not counted.{' '}
      <Link href="/dashboard/settings#settings-reading" className="text-accent underline underline-offset-4">
        Count them from the next mail on
      </Link>
    </p>
  );
}
