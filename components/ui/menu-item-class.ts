/** How an act in a Menu looks, a link as well as a button. */
export const menuItemClass =
  'flex min-h-11 w-full items-center gap-2 rounded-control px-3 py-2 text-left text-sm text-ink hover:bg-sunk';
