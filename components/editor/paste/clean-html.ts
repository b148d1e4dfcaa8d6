import { safeUrl } from '@/lib/document/safe-url';
import { cleanFootnotes } from './clean-footnotes';
import { cleanSubstack } from './clean-substack';
import { wordFootnotes, wordLists } from './clean-word';

/** What stands in a pasted text for a picture until it is taken in: a paragraph of its own with this. */
export const PICTURE_MARK = /\ue010(\d+)\ue011/g;
export type PastedPicture = { src: string; alt: string; caption: string };

const GONE = 'script, style, meta, link, title, head, template, noscript, iframe, object, svg, o\\:p, w\\:sdtpr, xml';

/** HTML of a clipboard in the words of our schema: what is said by style alone becomes a tag, lists are nested as they look,
 *  links lead where they say, and each picture is a mark. What the schema has no node for keeps its words.
 *  @returns the HTML, and the pictures that the marks stand for */
export function cleanHtml(html: string): { html: string; pictures: PastedPicture[] } {
  const document = new DOMParser().parseFromString(html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/g, ''), 'text/html');
  const body = document.body;
  const each = (selector: string, change: (element: HTMLElement) => void) => {
    for (const element of body.querySelectorAll<HTMLElement>(selector)) change(element);
  };
  const comments = document.createTreeWalker(body, 128); // NodeFilter.SHOW_COMMENT
  const said: Node[] = [];
  while (comments.nextNode()) said.push(comments.currentNode);
  for (const comment of said) comment.parentNode?.removeChild(comment);

  wordLists(body);
  each(GONE, (element) => element.remove());
  cleanFootnotes(body);
  cleanSubstack(body);
  wordFootnotes(body);
  each('[style], font', byStyle);
  // Google wraps all in <b style="font-weight:normal">: taken for what it is, a box.
  each('b[id^="docs-internal-guid"], b[style*="font-weight:normal"], b[style*="font-weight: normal"]', unwrap);
  each('a[href]', honestLink);
  each('ul > ul, ul > ol, ol > ul, ol > ol', (list) => {
    if (list.previousElementSibling?.tagName === 'LI') list.previousElementSibling.append(list);
  });
  each('li', (item) => {
    const check = item.querySelector<HTMLInputElement>(':scope > input[type=checkbox], :scope > p > input[type=checkbox]');
    if (!check) return;
    item.dataset.type = 'taskItem';
    item.dataset.checked = String(check.hasAttribute('checked'));
    check.remove();
    if (item.parentElement) item.parentElement.dataset.type = 'taskList';
  });
  each('h5, h6', (heading) => rename(heading, 'h4'));
  each('p.MsoTitle', (title) => rename(title, 'h1'));
  each('p.MsoQuote, p.MsoIntenseQuote', (quote) => wrap(quote, 'blockquote'));
  // Between blocks it is room, which blocks have anyway.
  each('br', (line) => {
    const neighbours = [line.previousSibling, line.nextSibling].filter((node) => node?.textContent?.trim() !== '');
    const isBetween = neighbours.every((node) => node === null || isBlock(node));
    if (isBetween && (line.parentElement === body || line.parentElement?.tagName === 'DIV')) line.remove();
  });
  each('pre', (block) => {
    const last = block.querySelector('code') ?? block;
    last.textContent = (last.textContent ?? '').replace(/\n$/, '');
  });
  const pictures: PastedPicture[] = [];
  each('img', (picture) => markPicture(picture as HTMLImageElement, pictures));
  return { html: body.innerHTML, pictures };
}

/** Says by tags what an element says by style: in a pasted text the style is all there is. */
function byStyle(element: HTMLElement) {
  const { style, tagName } = element;
  if (/^(B|I|EM|STRONG|U|S|CODE|PRE)$/.test(tagName)) return;
  const isHeading = /^H\d$/.test(tagName) || element.closest('h1, h2, h3, h4, h5, h6') !== null;
  const tags: string[] = [];
  // A heading is bold anyway.
  if (!isHeading && /^(bold|bolder|[6-9]00)$/.test(style.fontWeight)) tags.push('strong');
  if (style.fontStyle === 'italic') tags.push('em');
  const line = `${style.textDecoration} ${style.textDecorationLine}`;
  // A link is underlined anyway.
  if (/underline/.test(line) && !element.closest('a') && !element.querySelector('a')) tags.push('u');
  if (/line-through/.test(line)) tags.push('s');
  if (style.verticalAlign === 'super' || style.verticalAlign === 'sub') tags.push(style.verticalAlign === 'sub' ? 'sub' : 'sup');
  if (tagName === 'SPAN' && /courier|consolas|roboto mono|monospace|menlo/i.test(style.fontFamily)) tags.push('code');
  if (tagName === 'SPAN' && isHighlight(style)) tags.push('mark');
  element.removeAttribute('style');
  // Around a block's words, not around the block.
  for (const tag of tags) {
    const inner = element.ownerDocument.createElement(tag);
    inner.append(...element.childNodes);
    if (inner.textContent || inner.querySelector('img')) element.append(inner);
  }
}

/** A colour behind words that a writer chose, not the page's own. */
function isHighlight({ backgroundColor: colour }: CSSStyleDeclaration) {
  const named = /^(yellow|lime|aqua|cyan|magenta|fuchsia|orange|pink|lightgreen)$/i.test(colour);
  const [red = 255, green = 255, blue = 255, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const isStrong = Math.max(red, green, blue) - Math.min(red, green, blue) > 60 && alpha > 0.2;
  return named || (/^rgb/.test(colour) && isStrong);
}

/** Where a link leads that goes by way of a counter of clicks. */
function honestLink(link: HTMLElement) {
  const href = link.getAttribute('href') ?? '';
  const url = URL.canParse(href) ? new URL(href) : null;
  if (!url) return;
  const isGoogle = /^(www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url';
  const isOutlook = url.hostname.endsWith('.safelinks.protection.outlook.com');
  const target = isGoogle
    ? (url.searchParams.get('q') ?? url.searchParams.get('url'))
    : isOutlook
      ? url.searchParams.get('url')
      : null;
  if (target && safeUrl(target)) link.setAttribute('href', target);
}

const isBlock = (node: Node) => /^(P|DIV|UL|OL|TABLE|BLOCKQUOTE|PRE|HR|H\d|FIGURE)$/.test(node.nodeName);

function markPicture(picture: HTMLImageElement, pictures: PastedPicture[]) {
  const { ownerDocument: document } = picture;
  const figure = picture.closest('figure');
  const caption = figure?.querySelector('figcaption');
  const src = picture.dataset.src ?? picture.getAttribute('src') ?? '';
  // A counter of readers, or a smiley: no picture of the text.
  const isTiny = [picture.getAttribute('width'), picture.getAttribute('height')].some((size) => size && Number(size) <= 2);
  const box = topOf(figure ?? picture, picture.ownerDocument.body);
  if (src && !isTiny) {
    const mark = document.createElement('p');
    mark.textContent = `\ue010${pictures.length}\ue011`;
    pictures.push({ src, alt: picture.getAttribute('alt') ?? '', caption: caption?.textContent?.trim() ?? '' });
    box.before(mark);
  }
  picture.remove();
  if (figure && !figure.querySelector('img')) figure.remove();
  else if (!box.textContent?.trim() && !box.querySelector('img') && box !== picture) box.remove();
}

/** The paragraph or other outer block around something: a picture stands between blocks, not in words. */
function topOf(element: Element, body: Element): Element {
  let top = element;
  for (let above = element.parentElement; above && above !== body; above = above.parentElement)
    if (/^(P|LI|UL|OL|H\d|A|SPAN|FIGURE|BLOCKQUOTE|STRONG|EM|B|I|PICTURE)$/.test(above.tagName)) top = above;
  return top;
}

function unwrap(element: Element) {
  element.replaceWith(...element.childNodes);
}
function rename(element: HTMLElement, tag: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}
function wrap(element: HTMLElement, tag: string) {
  const box = element.ownerDocument.createElement(tag);
  const before = element.previousElementSibling;
  // Paragraphs of one quote come one by one.
  if (before?.tagName === tag.toUpperCase()) return before.append(element);
  element.replaceWith(box);
  box.append(element);
}
