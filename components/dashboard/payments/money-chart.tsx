export type ChartMonth = {
  /** "Nov 2026" */
  name: string;
  /** "Nov" */
  short: string;
  /** In minor units; its height */
  mrr: number;
  /** "€420" */
  mrrWords: string;
  began: number;
  left: number;
};

/** The drawing's own units, stretched to the room there is. */
const WIDTH = 120;
const HEIGHT = 100;
const GAP = 0.18;

type Bar = { x: number; width: number; y: number; height: number };
const bar = (index: number, count: number, { from, to }: { from: number; to: number }): Bar => {
  const step = WIDTH / count;
  return { x: (index + GAP / 2) * step, width: step * (1 - GAP), y: Math.min(from, to), height: Math.abs(to - from) };
};

const svg = 'block w-full overflow-visible';
const plot = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none' } as const;

/** The year in a sentence, for whoever does not see it drawn. */
function inWords(months: ChartMonth[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return 'Nothing yet';
  const sum = (of: 'began' | 'left') => months.reduce((total, month) => total + month[of], 0);
  return `MRR by month, ${first.mrrWords} in ${first.name}, ${last.mrrWords} in ${last.name}; ${sum('began')} new and ${sum('left')} left in all. Each month stands in the table below.`;
}

/** What readers brought each month, and under it who came and who left. Drawn on the server. Who left is outlined and hangs below
 *  the line, so that colour is never alone in saying it. */
export function MoneyChart({ months }: { months: ChartMonth[] }) {
  const most = Math.max(1, ...months.map(({ mrr }) => mrr));
  const mostMoved = Math.max(1, ...months.flatMap(({ began, left }) => [began, left]));
  const middle = HEIGHT / 2;
  return (
    <div role="img" aria-label={inWords(months)} className="max-w-3xl">
      <div className="mb-2 text-xs">
        <Key className="bg-chart-money">MRR</Key>
      </div>
      <svg {...plot} className={`${svg} h-36 sm:h-44`}>
        <title>MRR</title>
        {months.map(({ name, mrr, mrrWords }, index) => (
          <rect
            key={name}
            {...bar(index, months.length, { from: HEIGHT, to: HEIGHT - (Math.max(0, mrr) / most) * HEIGHT })}
            className="fill-chart-money"
          >
            <title>{`${name}: ${mrrWords}`}</title>
          </rect>
        ))}
      </svg>
      <div className="grid auto-cols-fr grid-flow-col border-t border-strong-line py-1.5 text-center text-xs text-muted">
        {months.map(({ name, short }) => (
          <span key={name}>{short}</span>
        ))}
      </div>
      <div className="mt-4 mb-2 flex flex-wrap gap-x-5 gap-y-1 text-xs">
        <Key className="bg-chart-new">New</Key>
        <Key className="border-2 border-chart-left bg-chart-left/25">Left</Key>
      </div>
      <svg {...plot} className={`${svg} h-20`}>
        <title>New and left</title>
        {months.map(({ name, began, left }, index) => (
          <g key={name}>
            <title>{`${name}: ${began} new, ${left} left`}</title>
            <rect
              {...bar(index, months.length, { from: middle, to: middle - (began / mostMoved) * middle })}
              className="fill-chart-new"
            />
            {left > 0 && (
              <rect
                {...bar(index, months.length, { from: middle, to: middle + (left / mostMoved) * middle })}
                className="fill-chart-left/25 stroke-2 stroke-chart-left"
                vectorEffect="non-scaling-stroke"
              />
            )}
          </g>
        ))}
        <line
          {...{ x1: 0, x2: WIDTH, y1: middle, y2: middle }}
          className="stroke-strong-line"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </div>
  );
}

const Key = ({ className, children }: { className: string; children: string }) => (
  <span className="inline-flex items-center gap-1.5 text-muted">
    <span className={`size-3 ${className}`} /> {children}
  </span>
);
