const PATHS = {
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M10 5h7M7 19h7M14 5l-4 14',
  underline: 'M7 4v7a5 5 0 0 0 10 0V4M6 20h12',
  strike:
    'M4 12h16M17 7.5C16.5 5.6 14.6 5 12 5 9 5 7 6.300 7 8.500c0 1.200.600 2.100 1.800 2.700M7 16c.400 2 2.300 3 5 3 3.200 0 5-1.400 5-3.500 0-.600-.100-1-.300-1.500',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
  highlight: 'M9 14l7.500-9 4 3.500L13 17H9zM9 17l-2 2H4M13 20h7',
  subscript: 'M4 5l9 11M13 5L4 16M17 16.500c0-1.600 3.500-1.600 3.500.200 0 1.300-3.500 2-3.500 3.800h3.500',
  superscript: 'M4 8l9 11M13 8L4 19M17 4.500c0-1.600 3.500-1.600 3.500.200 0 1.300-3.500 2-3.500 3.800h3.500',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1',
  bullets: 'M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01',
  numbers:
    'M10 6h10M10 12h10M10 18h10M4 4.500l1.500-.500v4M4 14.200c0-1.600 2.500-1.600 2.500 0 0 1.200-2.500 1.800-2.500 3.300h2.700',
  tasks: 'M4 5.500l1.500 1.500L8 4M4 12.500h4v4H4zM12 6h8M12 14.500h8',
  button: 'M3 8h18v8H3zM9 12h6',
  heading: 'M6 5v14M18 5v14M6 12h12',
  quote: 'M5 17c2.500-1 4-3 4-6V7H4.500v5H7M14.500 17c2.500-1 4-3 4-6V7H14v5h2.500',
  picture: 'M4 5h16v14H4zM4 16l4.500-4.500 4 4L15 13l5 4M15.500 9h.01',
  audio: 'M5 10v4h3l5 4V6l-5 4zM16.500 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  poll: 'M5 19V11M12 19V5M19 19v-6',
  embed: 'M4 5h16v14H4zM10 9.500l5 2.500-5 2.500z',
  table: 'M4 5h16v14H4zM4 10h16M4 14.500h16M12 10v9',
  formula: 'M17 5H7l6 7-6 7h10',
  footnote: 'M4 8h8M4 13h12M4 18h12M17.500 4.500L19 3.500v5',
  add: 'M12 5v14M5 12h14',
  divider: 'M4 12h4M10 12h4M16 12h4',
  subscribe: 'M3 6h18v12H3zM3 7l9 6 9-6',
  paywall: 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5zM12 14.500v2',
  find: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15.500 15.500L20 20',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  remove: 'M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7M10 11v5M14 11v5',
  undo: 'M8 5L4 9l4 4M4 9h9a6 6 0 0 1 0 12h-2',
  redo: 'M16 5l4 4-4 4M20 9h-9a6 6 0 0 0 0 12h2',
} as const;

export type ToolbarIconName = keyof typeof PATHS;

export function ToolbarIcon({ name }: { name: ToolbarIconName }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="size-5"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
