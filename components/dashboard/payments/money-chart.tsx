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

/** What readers brought each month, and under it who came and who left. Drawn on the server; the table beside it says the same
 *  to whoever does not see it. */
export function MoneyChart({ months }: { months: ChartMonth[] }) {
  const most = Math.max(1, ...months.map(({ mrr }) => mrr));
  const mostMoved = Math.max(1, ...months.flatMap(({ began, left }) => [began, left]));
  const svg = 'block w-full overflow-visible';
  return (
    <figure aria-hidden className="max-w-3xl">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={`${svg} h-36 sm:h-44`}>
        <title>MRR</title>
        {months.map(({ name, mrr, mrrWords }, index) => (
          <rect
            key={name}
            {...bar(index, months.length, { from: HEIGHT, to: HEIGHT - (Math.max(0, mrr) / most) * HEIGHT })}
            className="fill-accent"
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
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={`${svg} h-16`}>
        <title>New and left</title>
        {months.map(({ name, began, left }, index) => (
          <g key={name}>
            <title>{`${name}: ${began} new, ${left} left`}</title>
            <rect
              {...bar(index, months.length, { from: HEIGHT / 2, to: HEIGHT / 2 - (began / mostMoved) * (HEIGHT / 2) })}
              className="fill-good"
            />
            <rect
              {...bar(index, months.length, { from: HEIGHT / 2, to: HEIGHT / 2 + (left / mostMoved) * (HEIGHT / 2) })}
              className="fill-bad"
            />
          </g>
        ))}
      </svg>
      <figcaption className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
        <Key className="bg-accent">MRR</Key>
        <Key className="bg-good">New</Key>
        <Key className="bg-bad">Left</Key>
      </figcaption>
    </figure>
  );
}

const Key = ({ className, children }: { className: string; children: string }) => (
  <span className="inline-flex items-center gap-1.5">
    <span className={`size-2.5 ${className}`} /> {children}
  </span>
);
