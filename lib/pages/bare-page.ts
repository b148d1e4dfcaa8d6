import { directionOf } from '@/lib/format/direction';

const STYLE = `:root{color-scheme:light dark}
body{margin:0;background:light-dark(#fdfcf9,#171512);color:light-dark(#1f1b16,#ece7de);font:1.125rem/1.6 Georgia,"Times New Roman",serif}
main{max-width:34rem;margin:0 auto;padding:clamp(4rem,12vh,7rem) 1.25rem}
h1{margin:0 0 1.25rem;font-size:clamp(2.25rem,6vw,3.25rem);line-height:1.06;letter-spacing:-.02em;font-weight:500;text-wrap:balance}
:lang(ar) h1,:lang(ja) h1{line-height:1.3;letter-spacing:0}
p{margin:0 0 1.5rem}
a{color:inherit;display:inline-block;padding:.6rem 1rem;border:1px solid light-dark(#8d8478,#7d7467);border-radius:.4375rem;text-decoration:none;font:500 1rem system-ui,sans-serif}
a:focus-visible{outline:2px solid light-dark(#a8371a,#f0876a);outline-offset:2px}`;

/** What is said. The words are ours: nothing here is escaped. */
type Said = { language: string; title: string; text: string; link: { href: string; words: string } };

/** A page of a few words where none can be drawn: it needs no database, no framework, no file. */
export const barePage = ({ language, title, text, link }: Said): string =>
  `<!DOCTYPE html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${text}</p><a href="${link.href}">${link.words}</a></main></body></html>\n`;
