// Plain JavaScript: Next loads it itself, through plain-page.mjs, without a build.
import { createHash } from 'node:crypto';

const STYLE = /(<style\b[^>]*>)([\s\S]*?)(<\/style>)/g;
/** A face that has to be fetched. One of the reader's own machine stays where it is. */
const FETCHED_FACE = /@font-face\s*\{[^{}]*\burl\([^{}]*\}/g;

/** Lets the style before it count: at once where this site's fonts are in the browser's cache, so that going from page to page
 *  nothing flickers; else once the first frame is drawn. */
const LET_IN =
  '(s=>{const on=()=>{s.media="all"};' +
  'const known=document.referrer.startsWith(location.origin+"/")||(performance.getEntriesByType("navigation")[0]||{}).type!="navigate";' +
  'if(known||document.hidden)on();' +
  'else try{new PerformanceObserver((l,o)=>{if(l.getEntriesByName("first-contentful-paint").length){o.disconnect();on()}})' +
  '.observe({type:"paint",buffered:true})}catch{on()}' +
  '})(document.currentScript.previousElementSibling)';

/** Names the one inline script of plain pages for a policy's script-src (CSP level 2, hash sources). */
export const LET_IN_SOURCE = `'sha256-${createHash('sha256').update(LET_IN).digest('base64')}'`;

/** The page with the faces of its fonts in a style of their own that waits for the first frame: a browser starts with them as soon
 *  as it lays out text, where they take the connection from what is read and seen first (lib/decisions/0004). Without
 *  scripts they count from the start, as they did before.
 *  @param {string} html
 *  @returns {string} */
export function withLateFonts(html) {
  /** @type {string[]} */
  const faces = [];
  const rest = html.replace(STYLE, (_, open, css, close) => {
    const kept = css.replace(FETCHED_FACE, (/** @type {string} */ face) => {
      faces.push(face);
      return '';
    });
    return `${open}${kept}${close}`;
  });
  if (faces.length === 0) return html;
  const late = `<style media="(scripting:none)">${faces.join('')}</style><script>${LET_IN}</script>`;
  return rest.replace('</head>', () => `${late}</head>`);
}
