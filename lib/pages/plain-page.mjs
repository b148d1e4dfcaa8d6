// Plain JavaScript: Next loads it itself, through cache-handler.mjs, without a build.

/** A cached page has no inline script, so it can be told to run none, whatever got into it. Added to the policy of
 *  next.config.js: a browser obeys both. */
const STRICT_POLICY = "script-src 'self'";
/** Next would have shared caches keep the page for a year; only our own process hears when it is stale. */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';
const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const SCRIPT_PRELOAD = /<link\b[^>]*\bas="script"[^>]*>/g;
const STATUS = /<meta name="courant:status" content="(\d{3})"\/?>/;
/** What the publication's frame says of its language (components/site/frame.tsx). */
const LANGUAGE = /<div (lang="[a-zA-Z0-9-]+" dir="(?:ltr|rtl)")/;
/** React's marks for parts that a script moves into place. */
const NEEDS_SCRIPT = /<template id="[BP]:|<div hidden(="")? id="S:/;

const isOurs = (attributes) => attributes.includes('type="application/ld+json"') || /\bsrc="\/(?!_next\/)/.test(attributes);

/** Makes a rendered page of the reader's site plain: the framework's scripts go (135 KB that would only draw again what
 *  is there already), ours and JSON-LD stay. A page that says `courant:status` in a meta gets that status: a not-found
 *  thrown while rendering would leave the page blank without JavaScript.
 *
 *  The whole page takes the language of its publication, which the root layout cannot know: it is the same for all hosts.
 *
 *  Changes the value in place: Next serves the object it hands to the cache, so a page's first reader gets the plain
 *  one as well (16.4.6, response-cache handleRevalidate; e2e keeps watch).
 *  @param {{ html: string, status?: number, headers?: Record<string, unknown> }} page */
export function makePlain(page) {
  const status = STATUS.exec(page.html);
  if (status) {
    page.status = Number(status[1]);
    page.html = page.html.replace(STATUS, '');
  }
  const language = LANGUAGE.exec(page.html)?.[1];
  if (language) page.html = page.html.replace('<html lang="en"', () => `<html ${language}`);
  page.headers = { ...page.headers, 'cache-control': ASK_EACH_TIME };
  if (NEEDS_SCRIPT.test(page.html)) return;
  page.html = page.html.replace(SCRIPT, (script, attributes) => (isOurs(attributes) ? script : '')).replace(SCRIPT_PRELOAD, '');
  page.headers = { ...page.headers, 'content-security-policy': STRICT_POLICY };
}
