// Who went past the welcome once, or subscribed there, is led on to the front page the next time. Without this file they are
// welcomed again, and the link is there.
(() => {
  const KEY = 'courant:welcomed';
  const begin = () => {
    const link = document.querySelector('a[data-read-first]');
    if (!link) return;
    const remember = () => {
      try {
        localStorage.setItem(KEY, '1');
      } catch {
        // a browser that keeps nothing is welcomed again
      }
    };
    try {
      // Linked to by its own address, the welcome is what was meant.
      if (location.pathname === '/' && localStorage.getItem(KEY)) location.replace(link.pathname + location.search);
    } catch {
      // as above
    }
    link.addEventListener('click', remember);
    document.addEventListener('submit', remember);
  };
  // From the browser's cache a script can be there before the page is.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
