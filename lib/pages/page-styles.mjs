// Plain JavaScript: Next loads it itself, through plain-page.mjs, without a build.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';

/** A style sheet of the build, as Next names it in a page's head. */
const LINK = /<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="\/_next\/static\/([\w./-]+\.css)(?:\?[^"]*)?"[^>]*>/g;
const CLASSES = /\bclass="([^"]*)"/g;
const TAGS = /<([a-z][a-z0-9]*)/g;
const VARIABLE = /var\(\s*(--[\w-]+)/g;
/** Of our fonts (app/fonts) each comes whole, and plain for a page that has no letter but these. A page gets one of the two: for a
 *  letter that neither has, a browser would fetch both. */
const WHOLE = /Whole$/;
const BEYOND_PLAIN = /[^\n\r\t -~\u00a0\u00a9\u00ab\u00b7\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac\u2192]/u;
const ENTITIES = { '&amp;': '&', '&#x27;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>' };
/** What a script of ours puts into a page that had none of it (components/site/*.browser.js; a test reads them).
 *  @type {Record<string, string[]>} by the script's address */
export const MADE_BY_SCRIPTS = {
  '/subscribe-form.js': ['subscribe-sent', 'div', 'p'],
  '/post.js': [
    ...['poll', 'poll-question', 'poll-answers', 'poll-answer', 'poll-results', 'poll-count'],
    ...['iframe', 'section', 'ul', 'li', 'span', 'meter', 'div', 'p'],
  ],
};

/** @param {string} text @param {RegExp} pattern with one group */
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/** The classes and elements without which a selector can select nothing. What stands in brackets (:is, :not, an attribute) is
 *  not looked at: a rule too many costs a few bytes, one too few a page its looks.
 *  @param {string} selector */
function neededBy(selector) {
  let bare = selector;
  // Around one selector these say nothing.
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/(?<!\\):(?:is|where)\(([^(),]*)\)/g, ' $1 ');
  }
  bare = bare.replace(/\[(?:\\.|"[^"]*"|[^\]])*\]/g, (part, at) => (bare[at - 1] === '\\' ? part : ''));
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/(?<!\\)\((?:\\.|[^()\\])*\)/g, '');
  }
  const unescaped = (/** @type {string} */ name) =>
    name.replace(/\\([0-9a-f]{1,6}) ?/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))).replace(/\\(.)/g, '$1');
  const classes = all(bare, /(?<!\\)\.((?:\\[0-9a-f]{1,6} ?|\\.|[\w-]|[^\0-\x7f])+)/gi).map(unescaped);
  const tags = all(
    bare.replace(/(?<!\\)[.#:](?:\\[0-9a-f]{1,6} ?|\\.|[\w:-]|[^\0-\x7f])+/gi, ' '),
    /(?:^|[\s>+~,])([a-z][a-z0-9]*)/g,
  );
  return [...classes, ...tags];
}

/** @param {string} ranges such as U+0100-02BA,U+2C60-2C7F */
const parseRanges = (ranges) =>
  ranges.split(',').map((range) => {
    const [from, to = from] = range.trim().slice(2).split('-');
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'f'), 16)];
  });

/** @param {import('postcss').ChildNode} node @returns {any} what of it can be left out, beside its text */
function prepare(node) {
  if (node.type === 'rule') {
    const declarations = node.nodes.flatMap((child) =>
      child.type === 'decl'
        ? [{ text: child.toString(), token: child.prop.startsWith('--') ? child.prop : null, uses: all(child.value, VARIABLE) }]
        : [],
    );
    return { rule: node.selectors.map((text) => ({ text, needs: neededBy(text) })), declarations };
  }
  if (node.type !== 'atrule') return null;
  const text = node.toString();
  if (node.name === 'font-face') {
    const value = (/** @type {string} */ prop) => {
      const found = node.nodes?.find((child) => child.type === 'decl' && child.prop === prop);
      return found?.type === 'decl' ? found.value : '';
    };
    const ranges = value('unicode-range');
    return { text, font: value('font-family').replaceAll(/["']/g, ''), ranges: ranges ? parseRanges(ranges) : null };
  }
  if (node.name === 'property') return { text, token: node.params };
  if (node.name.endsWith('keyframes')) return { text, frames: node.params };
  if (!node.nodes || node.name === 'page') return { text: node.nodes ? text : `${text};` };
  const inside = node.nodes.map(prepare).filter((child) => child !== null);
  return { at: `@${node.name} ${node.params}`, isLayer: node.name === 'layer', inside };
}

/** @type {Map<string, any[] | null>} by name; a build's sheets never change */
const prepared = new Map();

/** @param {string} name below /_next/static/ */
function sheet(name) {
  if (!prepared.has(name)) {
    const file = join(process.cwd(), '.next/static', name);
    // Addresses in it are from its own place.
    const css = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('url(../', 'url(/_next/static/') : null;
    prepared.set(
      name,
      css === null
        ? null
        : postcss
            .parse(css)
            .nodes.map(prepare)
            .filter((node) => node !== null),
    );
  }
  return prepared.get(name) ?? null;
}

/** What of a sheet a page can use.
 *  @param {any[]} nodes @param {string} html */
function cut(nodes, html) {
  const there = new Set(all(html, TAGS));
  for (const [script, made] of Object.entries(MADE_BY_SCRIPTS))
    if (html.includes(`src="${script}"`)) for (const name of made) there.add(name);
  for (const value of all(html, CLASSES))
    for (const name of value.split(' ')) there.add(name.replace(/&(?:amp|#x27|quot|lt|gt);/g, (entity) => ENTITIES[entity]));

  // Which rules stay, then which tokens they and the page itself ask for, then what those ask for.
  const used = new Set(all(html, VARIABLE));
  /** @type {{ token: string, uses: string[] }[]} */
  let waiting = [];
  const keep = (/** @type {any} */ node) => {
    if (node.inside) return { ...node, inside: node.inside.map(keep).filter((/** @type {any} */ child) => child !== null) };
    if (!node.rule) return node;
    const selectors = node.rule.filter((/** @type {any} */ { needs }) =>
      needs.every((/** @type {string} */ name) => there.has(name)),
    );
    if (selectors.length === 0) return null;
    for (const { token, uses } of node.declarations)
      if (token) waiting.push({ token, uses });
      else for (const name of uses) used.add(name);
    return { selectors, declarations: node.declarations };
  };
  const kept = nodes.map(keep).filter((node) => node !== null);
  for (let before = -1; before !== used.size; ) {
    before = used.size;
    waiting = waiting.filter(({ token, uses }) => {
      if (!used.has(token)) return true;
      for (const name of uses) used.add(name);
      return false;
    });
  }

  const write = (/** @type {any} */ node) => {
    if (node.inside) {
      const inside = node.inside.map(write).join('');
      return inside || node.isLayer ? `${node.at}{${inside}}` : ''; // an empty layer still says its place
    }
    if (!node.selectors) return node.font || node.frames || (node.token && !used.has(node.token)) ? '' : node.text;
    const declarations = node.declarations.filter((/** @type {any} */ { token }) => !token || used.has(token));
    if (declarations.length === 0) return '';
    const names = (/** @type {any[]} */ parts) => parts.map(({ text }) => text);
    return `${names(node.selectors).join(',')}{${names(declarations).join(';')}}`;
  };
  const rules = kept.map(write).join('');
  const letters = new Set(['a', ...(html.match(/[^\0-\x7f]/gu) ?? [])].map((letter) => letter.codePointAt(0) ?? 0));
  const isThere = (/** @type {number[][]} */ ranges) =>
    [...letters].some((letter) => ranges.some(([from, to]) => letter >= from && letter <= to));
  const needsWhole = BEYOND_PLAIN.test(html);
  const cutShort = new Set(nodes.flatMap(({ font }) => (font && WHOLE.test(font) ? [font.replace(WHOLE, '')] : [])));
  const named = (/** @type {any} */ { text, font, ranges, frames }) =>
    (font &&
      !(needsWhole ? cutShort.has(font) : WHOLE.test(font)) &&
      (rules.includes(font) || html.includes(font)) &&
      (!ranges || isThere(ranges))) ||
    (frames && rules.includes(frames))
      ? text
      : '';
  return nodes.map(named).join('') + rules;
}

/** The page with the styles it uses in its head, in place of links to all that the site has: text is drawn without a second
 *  trip over the network (lib/decisions/0004). A sheet that is not in the build's folder stays a link.
 *  @param {string} html a page whose scripts make nothing but what MADE_BY_SCRIPTS says
 *  @returns {string} */
export const withOwnStyles = (html) =>
  html.replace(LINK, (link, name) => {
    const nodes = sheet(name);
    return nodes ? `<style>${cut(nodes, html)}</style>` : link;
  });
