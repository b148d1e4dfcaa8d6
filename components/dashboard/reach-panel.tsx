import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { ACCESS_LABELS, type Access } from './reach-words';

type Props = {
  access: Access;
  /** When it is opened to everyone, where a time is set */
  opensAt: string | null;
  unlisted: boolean;
  /** null for who may not change it */
  changeHref: string | null;
};

/** Who can read a published post, and where it is found. */
export function ReachPanel({ access, opensAt, unlisted, changeHref }: Props) {
  return (
    <section aria-labelledby="reach" className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-60 text-sm">
        <h2 id="reach" className="font-semibold">
          Who can read it
        </h2>
        <p className="mt-1 text-muted">
          {ACCESS_LABELS[access]}
          {opensAt && `, until ${opensAt}; then everyone`}. {unlisted ? 'Found by its address alone.' : 'It stands on your site.'}
        </p>
      </div>
      {changeHref && (
        <Link href={changeHref} className={buttonClass('secondary')}>
          Change…
        </Link>
      )}
    </section>
  );
}
