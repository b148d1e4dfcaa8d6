import type { KatexOptions } from 'katex';

/** What a formula may do: nothing beyond itself. No links, pictures or attributes (trust), no size that leaves the page, and
 *  no macro that unfolds without end. */
export const katexOptions = (displayMode: boolean): KatexOptions => ({
  displayMode,
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 500,
  throwOnError: true,
});

/** Where KaTeX's style sheet lies on each host. */
export const KATEX_STYLE_SHEET = '/katex/katex.min.css';
