import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { menuItemClass } from '@/components/ui/menu-item-class';

export type OtherPublication = { id: string; name: string; host: string /** On its own host */; href: string };
type Props = { name: string; others: OtherPublication[]; mayStart: boolean; mayLeave: boolean; isSmall?: boolean };

/** The name of the publication whose desk this is; behind it the others one works on. An owner who has but one and may start none sees
 *  the name alone. */
export function PublicationSwitcher({ name, others, mayStart, mayLeave, isSmall = false }: Props) {
  const words = `font-serif font-medium ${isSmall ? 'truncate text-lg' : 'text-xl leading-snug wrap-anywhere'}`;
  if (others.length === 0 && !mayStart && !mayLeave)
    return (
      <Link href="/dashboard" className={`block ${words} ${isSmall ? '' : 'px-3'}`}>
        {name}
      </Link>
    );
  const face = (
    <span
      className={`flex items-center justify-between gap-2 rounded-control hover:bg-line/50 ${isSmall ? 'min-h-11 pr-2' : 'min-h-11 px-3 py-1'}`}
    >
      <span className={`min-w-0 ${words}`}>{name}</span>
      <Icon name="down" className="size-4 text-muted" />
    </span>
  );
  return (
    <Menu label={`${name}: choose a publication`} face={face} from="left">
      <div className="w-[min(18rem,calc(100vw-2rem))]">
        {others.length > 0 && (
          <>
            <p className="px-3 pt-2 pb-1 text-xs text-muted">Go to</p>
            <ul className="max-h-80 overflow-y-auto">
              {others.map(({ id, name: other, host, href }) => (
                <li key={id}>
                  {/* A plain link: it leads to another host, and must not be fetched ahead. */}
                  <a href={href} className={menuItemClass}>
                    <span className="min-w-0">
                      <span className="block truncate font-medium">{other}</span>
                      <span className="block truncate text-muted">{host}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={others.length > 0 ? 'mt-1 border-t border-line pt-1' : ''}>
          {mayStart && (
            <Link href="/dashboard/publications/new" className={menuItemClass}>
              <Icon name="plus" className="size-4" />
              New publication
            </Link>
          )}
          <Link href="/dashboard/publications" className={menuItemClass}>
            All your publications
          </Link>
        </div>
      </div>
    </Menu>
  );
}
