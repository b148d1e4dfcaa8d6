// A plain form is sent once, however often its button is pressed, and shows that it is under way. Without this file it is sent
// as often as it is pressed, and the server answers each.
(() => {
  const buttons = () => document.querySelectorAll('button[aria-busy]');
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || form.matches('[data-subscribe], [data-poll]')) return; // they have scripts of their own
    if (form.querySelector('button[aria-busy]')) event.preventDefault();
    else (event.submitter ?? form.querySelector('button'))?.setAttribute('aria-busy', 'true');
  });
  // Come back to with the browser's button, the page is as it was left.
  addEventListener('pageshow', () => {
    for (const button of buttons()) button.removeAttribute('aria-busy');
  });
})();
