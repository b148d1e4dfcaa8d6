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
