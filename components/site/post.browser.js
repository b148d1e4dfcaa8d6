// Improves a post's page. Without this file, or when anything fails, a player is a link to where it plays.
(() => {
  /** Press play: the provider is asked for nothing before. Its frame can't reach our page, nor lead it elsewhere. */
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-player]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { player, title, ratio, height } = link.dataset;
    const frame = document.createElement('iframe');
    frame.setAttribute(
      'sandbox',
      'allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox',
    );
    frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.title = title;
    if (ratio) frame.style.aspectRatio = ratio;
    else frame.style.height = `${height}px`;
    frame.src = player;
    link.replaceWith(frame);
    frame.focus();
  });
})();

// A poll's results take the place of its form once this browser voted, or when the poll is closed.
(() => {
  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const remembered = (form, vote) => {
    try {
      const key = `courant:poll:${form.dataset.poll}`;
      if (vote) localStorage.setItem(key, '1');
      return localStorage.getItem(key) !== null;
    } catch {
      return false; // a browser that keeps nothing; the server knows
    }
  };

  /** As components/site/poll-results.tsx draws them. */
  const show = (form, { answers, votes, chosen, said }, takesFocus) => {
    const box = element('section', undefined, { class: 'poll', tabindex: '-1' });
    const list = element('ul', undefined, { class: 'poll-answers' });
    for (const { id, label, votes: own } of answers) {
      const item = element('li', undefined, { class: 'poll-answer', ...(id === chosen && { 'data-chosen': '' }) });
      const share = votes === 0 ? '–' : `${Math.round((100 * own) / votes)}%`;
      const bar = element('meter', undefined, { max: Math.max(1, votes), value: own, 'aria-hidden': 'true' });
      item.append(element('span', label), element('span', share), bar);
      list.append(item);
    }
    const results = element('div', undefined, { class: 'poll-results' });
    results.append(list, element('p', said, { class: 'poll-count' }));
    box.append(element('p', form.querySelector('legend').textContent, { class: 'poll-question' }), results);
    form.replaceWith(box);
    if (takesFocus) box.focus();
  };

  const showRemembered = () => {
    for (const form of document.querySelectorAll('form[data-poll]')) {
      const closes = form.dataset.closes;
      if (!remembered(form) && !(closes && Date.parse(closes) <= Date.now())) continue;
      fetch(form.action, { headers: { accept: 'application/json' } })
        .then((answer) => answer.json())
        .then((poll) => poll.answers && show(form, poll, false))
        .catch(() => {}); // the form stays, which says the same when it is sent
    }
  };
  // From the browser's cache a script can be there before the page is.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', showRemembered);
  else showRemembered();

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.matches('form[data-poll]')) return;
    event.preventDefault();
    const button = form.querySelector('button');
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    const note = form.querySelector('[data-note]');
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
      const poll = await answer.json();
      if (poll.answers) {
        remembered(form, true);
        return show(form, poll, true);
      }
      note.textContent = poll.message;
    } catch {
      note.textContent = form.dataset.unsent;
    }
    button.removeAttribute('aria-busy');
  });
})();
