// Plain JavaScript: Next loads it itself, through cache-handler.mjs, without a build.
import { LET_IN_SOURCE, withLateFonts } from './late-fonts.mjs';
import { withOwnStyles } from './page-styles.mjs';

/** A plain page has one inline script, always the same, so it can be told to run no other, whatever got into it. Added to the
 *  policy of next.config.js: a browser obeys both. */
export const STRICT_POLICY = `script-src 'self' ${LET_IN_SOURCE}`;
/** Next would have shared caches keep the page for a year; only our own process hears when it is stale. */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';
const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const SCRIPT_PRELOAD = /<link\b[^>]*\bas="script"[^>]*>/g;
const STATUS = /<meta name="courant:status" content="(\d{3})"\/?>/;
/** Where nobody needs the framework's scripts, whoever the page was made for (components/site/frame.tsx). */
const PLAIN = /<meta name="courant:plain"[^>]*>/;
/** What the publication's frame says of its language (components/site/frame.tsx). */
const LANGUAGE = /<div (lang="[a-zA-Z0-9-]+" dir="(?:ltr|rtl)")/;
/** The root layout's word, as long as nobody said otherwise. */
const UNTOLD = /<html lang="en"(?! dir=)/;
/** React's marks for parts that a script moves into place. */
const NEEDS_SCRIPT = /<template id="[BP]:|<div hidden(="")? id="S:/;

const isOurs = (attributes) => attributes.includes('type="application/ld+json"') || /\bsrc="\/(?!_next\/)/.test(attributes);

/** What a page of a publication says of itself, put where it belongs: its status (a not-found thrown while rendering would
 *  leave the page blank without JavaScript), and its language, which the root layout cannot know.
 *  @param {{ html: string, status?: number }} page changed in place.
 *  @returns {boolean} whether the page says that it is plain. */
export function settlePage(page) {
  const status = STATUS.exec(page.html);
  if (status) {
    page.status = Number(status[1]);
    page.html = page.html.replace(STATUS, '');
  }
  const language = LANGUAGE.exec(page.html)?.[1];
  if (language) page.html = page.html.replace(UNTOLD, () => `<html ${language}`);
  const says = PLAIN.test(page.html);
  if (says) page.html = page.html.replace(PLAIN, '');
  return says;
}

/** The page without the framework's scripts (135 KB that would only draw again what is there already); ours and JSON-LD
 *  stay, and its styles stand in it. Null where a script has to move parts of it into place.
 *  @param {string} html
 *  @returns {string | null} */
export const withoutFramework = (html) =>
  NEEDS_SCRIPT.test(html)
    ? null
    : withLateFonts(
        withOwnStyles(
          html.replace(SCRIPT, (script, attributes) => (isOurs(attributes) ? script : '')).replace(SCRIPT_PRELOAD, ''),
        ),
      );

/** Makes a rendered page of the reader's site plain, for the cache.
 *
 *  Changes the value in place: Next serves the object it hands to the cache, so a page's first reader gets the plain
 *  one as well (16.4.6, response-cache handleRevalidate; e2e keeps watch).
 *  @param {{ html: string, status?: number, headers?: Record<string, unknown> }} page */
export function makePlain(page) {
  settlePage(page);
  page.headers = { ...page.headers, 'cache-control': ASK_EACH_TIME };
  const plain = withoutFramework(page.html);
  if (plain === null) return;
  page.html = plain;
  page.headers = { ...page.headers, 'content-security-policy': STRICT_POLICY };
}
