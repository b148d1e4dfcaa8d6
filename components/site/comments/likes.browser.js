// Likes without leaving the page. Without this file, or when anything fails, the plain form is sent as it is.
(() => {
  const KEY = 'courant-likes';
  const MOST = 500;
  const own = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? [];
    } catch {
      return []; // nothing kept, or nothing that may be
    }
  };
  const keep = (address, isLiked) => {
    const others = own().filter((each) => each !== address);
    try {
      localStorage.setItem(KEY, JSON.stringify(isLiked ? [...others, address].slice(-MOST) : others));
    } catch {
      // a browser that keeps nothing forgets this as well
    }
  };
  const address = (form) => new URL(form.action).pathname;
  const draw = (form, isLiked, likes) => {
    const count = form.querySelector('[data-count]');
    form.elements.likes.value = isLiked ? 'no' : 'yes';
    form.querySelector('button').setAttribute('aria-pressed', String(isLiked));
    count.dataset.count = likes;
    count.textContent = likes > 0 ? new Intl.NumberFormat(count.dataset.language).format(likes) : '';
  };

  /** Everyone's page is the same for all, and its count a minute old at most. */
  const drawRemembered = () => {
    for (const form of document.querySelectorAll('form[data-like="remember"]')) {
      if (own().includes(address(form))) draw(form, true, Math.max(1, Number(form.querySelector('[data-count]').dataset.count)));
    }
  };
  // From the browser's cache a script can be there before the page is.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', drawRemembered);
  else drawRemembered();

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.matches('form[data-like]')) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = 'yes';
    const note = form.querySelector('[data-note]');
    const before = Number(form.querySelector('[data-count]').dataset.count);
    const wanted = form.elements.likes.value === 'yes';
    const body = new URLSearchParams(new FormData(form));
    const show = (isLiked, likes) => {
      draw(form, isLiked, likes);
      if (form.dataset.like) keep(address(form), isLiked);
    };
    // Before the answer: who leaves the page meanwhile has sent it all the same.
    show(wanted, Math.max(0, before + (wanted ? 1 : -1)));
    note.textContent = '';
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
      const { likes, isLiked, message } = await answer.json();
      if (!answer.ok) throw new Error(message);
      show(isLiked, likes);
    } catch (error) {
      show(!wanted, before);
      note.textContent = error instanceof SyntaxError || error instanceof TypeError ? note.dataset.unsent : error.message;
    }
    delete form.dataset.busy;
  });
})();
