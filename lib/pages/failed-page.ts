import { directionOf } from '@/lib/format/direction';
import { MESSAGES, wordsFor } from '@/lib/words/words-for';

const STYLE = `:root{color-scheme:light dark}
body{margin:0;background:light-dark(#fdfcf9,#171512);color:light-dark(#1f1b16,#ece7de);font:1.125rem/1.6 Georgia,"Times New Roman",serif}
main{max-width:34rem;margin:0 auto;padding:clamp(4rem,12vh,7rem) 1.25rem}
h1{margin:0 0 1.25rem;font-size:clamp(2.25rem,6vw,3.25rem);line-height:1.06;letter-spacing:-.02em;font-weight:500;text-wrap:balance}
p{margin:0 0 1.5rem}
a{color:inherit;display:inline-block;padding:.6rem 1rem;border:1px solid light-dark(#8d8478,#7d7467);border-radius:.4375rem;text-decoration:none;font:500 1rem system-ui,sans-serif}
a:focus-visible{outline:2px solid light-dark(#a8371a,#f0876a);outline-offset:2px}`;

/** What a reader sees when we failed. It needs nothing of what may have failed: no database, no framework, no file. Nor does it
 *  know the publication, so it speaks the first of our languages that the browser asks for.
 *  @param accepted the request's Accept-Language */
export function failedPage(accepted = ''): string {
  const asked = accepted.split(',').map((each) => each.trim().slice(0, 2).toLowerCase());
  const language = asked.find((each) => Object.hasOwn(MESSAGES, each)) ?? 'en';
  const t = wordsFor(language);
  return `<!DOCTYPE html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${t('error.title')}</title><style>${STYLE}</style></head><body><main><h1>${t('error.title')}</h1><p>${t('error.text')}</p><a href="">${t('error.again')}</a></main></body></html>\n`;
}
