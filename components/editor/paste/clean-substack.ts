import { playerOf } from '@/lib/document/nodes/embed/players';

/** What Substack's editor and pages put on the clipboard, in the words of our schema. Each block carries what it is made of
 *  as JSON in data-attrs. */
export function cleanSubstack(body: HTMLElement) {
  const { ownerDocument: document } = body;
  const each = (selector: string, change: (element: HTMLElement) => void) => {
    for (const element of body.querySelectorAll<HTMLElement>(selector)) change(element);
  };
  each('.header-anchor-parent, .header-anchor-widget, .image-link-expand, .pencraft button, .subscription-widget form', (part) =>
    part.remove(),
  );
  each('.captioned-image-container', (box) => {
    const figure = box.querySelector('figure');
    if (figure) box.replaceWith(figure);
  });
  each('img[data-attrs]', (picture) => {
    const { src, alt } = attributesOf(picture);
    // The one it was made from, not one made small for a page.
    if (src) picture.dataset.src = src;
    if (alt && !picture.getAttribute('alt')) picture.setAttribute('alt', alt);
  });
  each('.button-wrapper', (wrapper) => {
    const { url, text } = attributesOf(wrapper);
    const link = wrapper.querySelector('a');
    const href = url || link?.getAttribute('href') || '';
    const label = text || link?.textContent?.trim() || '';
    wrapper.replaceWith(/checkout_url|\/subscribe(\?|$)/.test(href) ? subscribeButton(label) : button(label, href));
  });
  each('.subscription-widget-wrap, .subscription-widget-wrap-editor', (widget) =>
    widget.replaceWith(subscribeButton(attributesOf(widget).text ?? '')),
  );
  each('.pullquote', (quote) => {
    const words = document.createElement('p');
    words.dataset.pullQuote = '';
    [...quote.children].forEach((paragraph, position) => {
      if (position > 0) words.append(document.createElement('br'));
      words.append(...paragraph.childNodes);
    });
    quote.replaceWith(words);
  });
  each('.youtube-wrap, .vimeo-wrap, .spotify-wrap, .soundcloud-wrap', (wrap) => {
    const { videoId, url } = attributesOf(wrap);
    const isVimeo = wrap.classList.contains('vimeo-wrap');
    const address =
      url ?? (videoId ? (isVimeo ? `https://vimeo.com/${videoId}` : `https://www.youtube.com/watch?v=${videoId}`) : '');
    if (!playerOf(address)) return;
    const shown = document.createElement('div');
    shown.dataset.embed = JSON.stringify({ url: address });
    wrap.replaceWith(shown);
  });
  each('a.footnote-anchor', (anchor) => {
    const sign = document.createElement('sup');
    sign.textContent = anchor.textContent;
    anchor.replaceWith(sign);
  });
  each('div.footnote', (note) => {
    const number = note.querySelector('.footnote-number');
    const first = note.querySelector('.footnote-content p');
    if (number && first) first.prepend(`${number.textContent}. `);
    number?.remove();
  });

  function button(label: string, href: string) {
    const made = document.createElement('p');
    made.dataset.button = '';
    const link = made.appendChild(document.createElement('a'));
    link.setAttribute('href', href);
    link.textContent = label;
    return made;
  }
  function subscribeButton(label: string) {
    const made = document.createElement('p');
    made.dataset.subscribeButton = '';
    made.textContent = label;
    return made;
  }
}

function attributesOf(element: HTMLElement): Partial<Record<'src' | 'alt' | 'url' | 'text' | 'videoId', string>> {
  try {
    const found = JSON.parse(element.dataset.attrs ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {}; // not Substack's after all
  }
}
