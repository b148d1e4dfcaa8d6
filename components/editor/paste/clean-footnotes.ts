/** Of Word, Google Docs, Substack and what Markdown becomes: where a note's sign leads, and where the note leads back. */
const TO_NOTE = /^(_ftn|_edn|ftnt|footnote-|fn:?|user-content-fn-)\d+$/;
const BACK = /^(_ftnref|_ednref|ftnt_ref|footnote-anchor-|fnref:?|user-content-fnref-)\d+$/;
/** What holds one note with all its paragraphs. */
const NOTE = 'div.footnote, div[style*="mso-element:footnote" i], div[style*="mso-element:endnote" i], li';
const BLOCKS = 'p, div, li, blockquote';

/** Moves notes that stand below a pasted text to where their signs are, as our footnotes: <span data-footnote>. A sign
 *  whose note did not come along, and a note without a sign, stay as they are. */
export function cleanFootnotes(body: HTMLElement) {
  const signs = [...body.querySelectorAll<HTMLElement>('a[href*="#"]')].flatMap((link) => {
    const name = fragment(link);
    const note = TO_NOTE.test(name) ? noteNamed(body, name, link) : null;
    return note ? [{ link, note }] : [];
  });
  if (signs.length === 0) return;
  const words = new Map([...new Set(signs.map(({ note }) => note))].map((note) => [note, wordsOf(note)]));
  for (const { link, note } of signs) {
    const footnote = body.ownerDocument.createElement('span');
    footnote.dataset.footnote = '';
    footnote.append(...(words.get(note) ?? []).map((node) => node.cloneNode(true)));
    raised(link).replaceWith(footnote);
  }
  for (const note of words.keys()) removeWithBoxes(note, body);
  removeLastLine(body);
}

const fragment = (link: Element) => /#([\w:-]+)$/.exec(link.getAttribute('href') ?? '')?.[1] ?? '';

/** The element that holds the note an address within the page leads to. */
function noteNamed(body: HTMLElement, name: string, sign: HTMLElement): HTMLElement | null {
  const target = [...body.querySelectorAll<HTMLElement>('[id], a[name]')].find(
    (element) => element !== sign && (element.id === name || element.getAttribute('name') === name),
  );
  const box = target?.closest<HTMLElement>(NOTE) ?? target?.closest<HTMLElement>('p, div');
  return box && !box.contains(sign) ? box : null;
}

/** A note's words in one line, with what marks them, and without its number and the way back. */
function wordsOf(note: HTMLElement): Node[] {
  const copy = note.cloneNode(true) as HTMLElement;
  for (const link of copy.querySelectorAll('a'))
    if (BACK.test(fragment(link))) {
      const sign = raised(link);
      sign.remove();
    }
  const { ownerDocument: document } = note;
  // A block's end is a space, as the line goes on.
  for (const block of copy.querySelectorAll(BLOCKS)) block.after(document.createTextNode(' '));
  for (const block of [...copy.querySelectorAll(BLOCKS)].reverse()) block.replaceWith(...block.childNodes);
  for (const line of copy.querySelectorAll('br')) line.replaceWith(document.createTextNode(' '));
  trim(copy, 'start');
  trim(copy, 'end');
  return [...copy.childNodes];
}

/** Takes white space, and the stop after a number that was taken out, from an end of the words. */
function trim(element: HTMLElement, end: 'start' | 'end') {
  const texts: Text[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, 4); // NodeFilter.SHOW_TEXT
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of end === 'start' ? texts : texts.reverse()) {
    text.data = end === 'start' ? text.data.replace(/^[\s.]+/, '') : text.data.trimEnd();
    if (text.data) return;
  }
}

/** The sign with what only raises it: <sup>, or a <span> of Word around nothing else. */
function raised(link: Element): Element {
  let outer = link;
  for (let above = link.parentElement; above && /^(SUP|SPAN)$/.test(above.tagName); above = above.parentElement) {
    if (above.textContent?.trim() !== link.textContent?.trim()) break;
    outer = above;
  }
  return outer;
}

/** Removes an element, and the boxes and lists around it that hold nothing any more. */
function removeWithBoxes(element: HTMLElement, body: HTMLElement) {
  const { parentElement: box } = element;
  element.remove();
  if (box && box !== body && /^(DIV|OL|UL|SECTION)$/.test(box.tagName) && !box.textContent?.trim() && !box.querySelector('img'))
    removeWithBoxes(box, body);
}

/** The line that parted the notes from the text, where nothing follows it any more. */
function removeLastLine(body: HTMLElement) {
  const line = [...body.querySelectorAll('hr')].at(-1);
  const walker = body.ownerDocument.createTreeWalker(body);
  if (!line) return;
  walker.currentNode = line;
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeName === 'IMG' || (node.nodeType === node.TEXT_NODE && node.textContent?.trim())) return;
  line.remove();
}
