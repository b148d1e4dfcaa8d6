/** Drawn for Courant on a grid of 20, one line weight. Always beside a word or under a label, so hidden from readers. */
const PATHS = {
  home: 'M3.5 9 10 3.5 16.5 9v7.5h-4.5v-5h-4v5H3.5z',
  posts: 'M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3',
  readers: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5',
  comments: 'M3.5 4.5h13v9h-7l-3.5 3v-3H3.5zM7 8h6M7 10.5h4',
  money: 'M3 5.5h14v9H3zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.5 8v4M14.5 8v4',
  site: 'M3.5 4.5h13v11h-13zM3.5 8h13M8 8v7.5',
  settings: 'M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7.5 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  out: 'M8 3.5H4v13h4M12 6.5l3.5 3.5L12 13.5M15.5 10H8',
  away: 'M8 4H4v12h12v-4M11 3.5h5.5V9M16.5 3.5 9.5 10.5',
  plus: 'M10 4v12M4 10h12',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  up: 'M4.5 12.5 10 7l5.5 5.5',
  down: 'M4.5 7.5 10 13l5.5-5.5',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  forward: 'M8 4.5 13.5 10 8 15.5',
  close: 'M5 5l10 10M15 5 5 15',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  check: 'M4 10.5l4 4 8-9',
  warn: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.2h.01',
  beside: 'M3 4h14v12H3zM11 4v12M13.5 7.5h1M13.5 10h1',
  mail: 'M3.5 5h13v10h-13zM3.5 5.5 10 11l6.5-5.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
