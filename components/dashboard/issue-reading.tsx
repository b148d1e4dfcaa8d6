import { Badge } from '@/components/ui/badge';
import { formatCount } from '@/lib/format/counts';
import { Figures } from './figures';

type Trial = {
  subjects: { number: number; subject: string; accepted: number; opened: number; clicked: number }[];
  percent: number;
  by: 'opens' | 'clicks';
  /** The number of the best; null until it is decided */
  winner: number | null;
  /** How it stands, in a sentence */
  words: string;
};
type Props = {
  accepted: number;
  opened: number;
  onlyPrefetched: number;
  clicked: number;
  links: { url: string; readers: number }[];
  trial: Trial | null;
};

const share = (part: number, whole: number) => (whole > 0 ? ` (${Math.round((part / whole) * 100)} %)` : '');

/** How an issue was read, as far as one can know. */
export function IssueReading({ accepted, opened, onlyPrefetched, clicked, links, trial }: Props) {
  return (
    <section aria-labelledby="reading" className="flex flex-col gap-6">
      <h2 id="reading" className="font-serif text-xl font-medium">
        How it was read
      </h2>
      <Figures
        figures={[
          { label: 'Delivered', value: formatCount(accepted) },
          { label: `Opened, about${share(opened, accepted)}`, value: formatCount(opened) },
          { label: `Followed a link${share(clicked, accepted)}`, value: formatCount(clicked) },
        ]}
      />
      <p className="-mt-2 max-w-2xl text-sm leading-relaxed text-muted">
        Programs that load no pictures are not seen, so more may have read it.
        {onlyPrefetched > 0 &&
          ` Of ${formatCount(onlyPrefetched)} more the pictures were only fetched ahead by their mail program; they may have read it or not.`}
      </p>
      {trial && (
        <div>
          <h3 className="font-semibold">The subjects</h3>
          <p className="mt-1 text-sm text-muted">{trial.words}</p>
          <ol className="mt-3 divide-y divide-line border-y border-line">
            {trial.subjects.map((each) => (
              <li key={each.number} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
                <span className="min-w-0 flex-1 basis-64 font-medium wrap-anywhere">{each.subject}</span>
                {trial.winner === each.number && <Badge tone="good">The rest got this one</Badge>}
                <span className="text-sm text-muted tabular-nums">
                  {formatCount(each.accepted)} tried it · {formatCount(each.opened)} opened{share(each.opened, each.accepted)} ·{' '}
                  {formatCount(each.clicked)} clicked{share(each.clicked, each.accepted)}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
      {links.length > 0 && (
        <div>
          <h3 className="font-semibold">Links they followed</h3>
          <ol className="mt-3 divide-y divide-line border-y border-line">
            {links.map(({ url, readers }) => (
              <li key={url} className="flex items-baseline justify-between gap-6 py-2.5 text-sm">
                <a
                  href={url}
                  rel="noreferrer"
                  className="min-w-0 wrap-anywhere underline decoration-line underline-offset-4 hover:text-accent"
                >
                  {url}
                </a>
                <span className="tabular-nums">{formatCount(readers)}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
