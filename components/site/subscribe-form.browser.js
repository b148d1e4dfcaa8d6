// Improves the subscribe forms of a page: the answer appears where the form stands, and the page stays. Without this
// file, or when anything fails, the plain form is sent as it is.
(() => {
  const say = (form, text, isProblem) => {
    const note = form.querySelector('[data-note]');
    note.textContent = text;
    note.toggleAttribute('data-problem', isProblem);
    note.setAttribute('role', isProblem ? 'alert' : 'status');
    form.elements.email.setAttribute('aria-invalid', String(isProblem));
  };

  const sent = (form) => {
    const done = document.createElement('div');
    done.className = 'subscribe-sent';
    done.setAttribute('role', 'status');
    done.tabIndex = -1;
    const title = document.createElement('p');
    title.textContent = form.dataset.sentTitle;
    const text = document.createElement('p');
    text.textContent = form.dataset.sentText.replace('{email}', () => form.elements.email.value.trim());
    done.append(title, text);
    form.replaceWith(done);
    done.focus();
  };

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.matches('form[data-subscribe]')) return;
    event.preventDefault();
    const button = form.querySelector('button[type=submit]');
    if (button.getAttribute('aria-busy') === 'true') return;
    const name = button.textContent;
    button.setAttribute('aria-busy', 'true');
    button.textContent = button.dataset.pending;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
      const { ok, message } = await answer.json();
      if (ok) return sent(form);
      say(form, message, true);
      form.elements.email.focus();
    } catch {
      say(form, form.dataset.unsent, true);
    }
    button.removeAttribute('aria-busy');
    button.textContent = name;
  });
})();
