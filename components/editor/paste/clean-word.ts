/** Word writes a list as paragraphs that look like one: "mso-list:l0 level2 lfo1", and the bullet as words. */
export function wordLists(body: HTMLElement) {
  const paragraphs = [...body.querySelectorAll<HTMLElement>('p, li, h1, h2, h3')].filter((paragraph) => levelOf(paragraph) > 0);
  let lists: HTMLElement[] = [];
  let last: Element | null = null;
  for (const paragraph of paragraphs) {
    const level = levelOf(paragraph);
    const { isOrdered, start } = takeBullet(paragraph);
    if (!last || following(last) !== paragraph) lists = [];
    lists = lists.slice(0, level);
    while (lists.length < level) {
      const list = body.ownerDocument.createElement(isOrdered ? 'ol' : 'ul');
      if (isOrdered && start > 1) list.setAttribute('start', String(start));
      const above = lists.at(-1);
      if (above) (above.lastElementChild ?? above.appendChild(body.ownerDocument.createElement('li'))).append(list);
      else paragraph.before(list);
      lists.push(list);
    }
    const item = body.ownerDocument.createElement('li');
    paragraph.removeAttribute('style');
    lists.at(-1)?.append(item);
    item.append(paragraph);
    last = lists[0] ?? null;
  }
}

const levelOf = (paragraph: HTMLElement) =>
  Number(/mso-list:\s*l\d+\s+level(\d)/i.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);

/** The block after a list, over the white space that Word puts between them. */
const following = (list: Element) => list.nextElementSibling;

/** Takes the bullet out of the words, and says what it counts. */
function takeBullet(paragraph: HTMLElement) {
  const bullets = [...paragraph.querySelectorAll<HTMLElement>('span')].filter((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const sign = bullets[0]?.textContent?.trim() ?? '';
  for (const bullet of bullets) bullet.remove();
  const counted = /^\(?(\d+|[a-z]{1,4})[.)]/i.exec(sign)?.[1];
  return { isOrdered: counted !== undefined, start: Number(counted) || 1 };
}

/** A note of Word or Google Docs is a link to an anchor below. The sign stays, raised; the note stays at the end. */
export function wordFootnotes(body: HTMLElement) {
  for (const link of body.querySelectorAll<HTMLElement>(
    'a[href^="#_ftn"], a[href^="#ftnt"], a[href*="#_ftn"], a[href*="#_edn"]',
  )) {
    const isBack = /#(_ftnref|ftnt_ref|_ednref)/.test(link.getAttribute('href') ?? '');
    const sign = body.ownerDocument.createElement(isBack ? 'span' : 'sup');
    sign.textContent = link.textContent?.replace(/[[\]\s]/g, '') ?? '';
    if (isBack) sign.textContent += '. ';
    const outer = link.closest('sup');
    (outer && !isBack && outer.textContent?.trim() === link.textContent?.trim() ? outer : link).replaceWith(sign);
  }
}
