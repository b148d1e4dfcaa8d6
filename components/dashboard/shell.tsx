import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { menuItemClass } from '@/components/ui/menu-item-class';
import { Navigation, type NavigationItem } from './navigation';
import { type OtherPublication, PublicationSwitcher } from './publication-switcher';

type Props = {
  publicationName: string;
  /** Where else one works, and whether one may start another */
  others: OtherPublication[];
  mayStart: boolean;
  /** Owners stay. */
  mayLeave: boolean;
  siteUrl: string;
  userName: string;
  items: NavigationItem[];
  signOut: () => Promise<void>;
  children: ReactNode;
};

const quietLink = 'flex min-h-10 items-center gap-3 rounded-control px-3 text-sm text-muted hover:bg-line/50 hover:text-ink';

/** What stands around the dashboard's pages. */
export function Shell({ publicationName, others, mayStart, mayLeave, siteUrl, userName, items, signOut, children }: Props) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-ink px-4 py-2 text-sm text-paper focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to the content
      </a>

      <aside className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-sunk px-3 py-6 md:flex">
        <div className="mb-6">
          <PublicationSwitcher name={publicationName} others={others} mayStart={mayStart} mayLeave={mayLeave} />
        </div>
        <Navigation items={items} />
        <div className="mt-auto flex flex-col gap-1">
          <a href={siteUrl} className={quietLink}>
            <Icon name="away" />
            View site
          </a>
          <form action={signOut}>
            <button type="submit" className={`${quietLink} w-full`}>
              <Icon name="out" />
              Sign out
            </button>
          </form>
          <p className="mt-2 truncate border-t border-line px-3 pt-4 text-sm text-muted" title={userName}>
            {userName}
          </p>
        </div>
      </aside>

      <header className="flex items-center justify-between gap-3 border-b border-line py-1.5 pr-2 pl-4 md:hidden">
        <div className="min-w-0">
          <PublicationSwitcher name={publicationName} others={others} mayStart={mayStart} mayLeave={mayLeave} isSmall />
        </div>
        <Menu label="More">
          <a href={siteUrl} className={menuItemClass}>
            <Icon name="away" />
            View site
          </a>
          <form action={signOut}>
            <button type="submit" className={menuItemClass}>
              <Icon name="out" />
              Sign out
            </button>
          </form>
        </Menu>
      </header>

      <main id="content" tabIndex={-1} className="wrap-anywhere px-4 pt-7 pb-28 outline-none sm:px-8 md:px-12 md:pt-12 md:pb-16">
        <div className="mx-auto w-full max-w-4xl">{children}</div>
      </main>

      <div className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden">
        <Navigation items={items} bar />
      </div>
    </div>
  );
}
