/** Text or markup that is already safe. */
export class Html {
  constructor(readonly text: string) {}
}
type Part = Html | string | number | null | false | undefined | Part[];

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
const draw = (part: Part): string =>
  part instanceof Html
    ? part.text
    : Array.isArray(part)
      ? part.map(draw).join('')
      : part === null || part === false || part === undefined
        ? ''
        : escaped(String(part));

/** Markup whose parts are escaped unless they are markup themselves. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]) =>
  new Html(strings.map((text, at) => text + (at < parts.length ? draw(parts[at]) : '')).join(''));

const CSS = `
:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--paper:#fff;--ground:#f6f8fa;--deep:#4f46e5;--on:#fff;--warn-ink:#6b4e00;--warn:#fff3cd;--bad:#b42318}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#9aa4b0;--line:#3a414b;--paper:#1b1f24;--ground:#121518;--deep:#8d86ff;--on:#121518;--warn-ink:#ffe8a3;--warn:#3b3110;--bad:#ff9a8f}}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
.note{background:var(--warn);color:var(--warn-ink);text-align:center;padding:.5rem 1rem;font-weight:600}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 4rem}.wide{max-width:60rem}
section,.card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin:0 0 1rem}
h1{font-size:1.375rem;line-height:1.3;margin:0 0 1rem}h2{font-size:1.0625rem;margin:0 0 .75rem}p{margin:.25rem 0 .75rem}.soft{color:var(--soft)}
label,legend{display:block;font-weight:600;margin:.75rem 0 .25rem;padding:0}fieldset{border:0;margin:1rem 0 0;padding:0}section>label:first-child{margin-top:0}.inline{font-weight:400;display:flex;gap:.5rem;align-items:flex-start;margin:.35rem 0}
input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:8px;padding:.6rem .7rem;width:100%;min-height:44px}
input[type=radio],input[type=checkbox]{width:1.25rem;min-height:1.25rem;flex:none;margin:.15rem 0 0;accent-color:var(--deep)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}.row{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap}.row>*{min-width:0;overflow-wrap:anywhere}
button,.button{font:inherit;font-weight:600;border-radius:8px;border:1px solid var(--deep);padding:.6rem 1rem;min-height:44px;cursor:pointer;background:var(--deep);color:var(--on);text-decoration:none;display:inline-block}
button.plain{background:transparent;color:var(--ink);border-color:var(--soft)}button.whole{width:100%;margin-top:1.25rem}
a{color:var(--deep)}:focus-visible{outline:3px solid var(--deep);outline-offset:2px}.error{color:var(--bad);font-weight:600}.total{font-weight:700;border-top:1px solid var(--line);padding-top:.5rem;margin-top:.5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.45rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}td{overflow-wrap:anywhere}th{white-space:nowrap}details{margin:.75rem 0}summary{cursor:pointer}.steps{display:flex;gap:.75rem;flex-wrap:wrap}.scroll{overflow-x:auto}code{font-size:.875em}
@media print{.note,form{display:none}body{background:#fff}}
`;

export type Page = { status: number; headers: Record<string, string>; body: string };

/** A whole page. Every one says that no money moves here. */
export function pageOf(
  title: string,
  content: Html,
  { wide = false, status = 200 }: { wide?: boolean; status?: number } = {},
): Page {
  const body = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${new Html(CSS)}</style></head>
<body><header class="note">Test money – no card is charged</header><main${wide ? new Html(' class="wide"') : ''}>${content}</main></body>
</html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      // No form-action: after paying the way leads back to the site, whatever its address.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    },
    body: body.text,
  };
}

export const redirect = (to: string): Page => ({ status: 303, headers: { location: to, 'cache-control': 'no-store' }, body: '' });

export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
export const dateOf = (seconds: number) =>
  new Date(seconds * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
export const every = (interval: string, count: number) => (count === 1 ? `a ${interval}` : `every ${count} ${interval}s`);
