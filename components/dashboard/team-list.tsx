import Link from 'next/link';
import { ROLE_WORDS, type RoleName } from './role-words';

type Member = { name: string; email: string; role: RoleName };

/** Who works on the publication. It has an owner, so it is never empty. */
export function TeamList({ members }: { members: Member[] }) {
  return (
    <section
      aria-labelledby="settings-team"
      className="mt-10 grid gap-6 border-t border-line pt-8 md:grid-cols-[14rem_minmax(0,1fr)] md:gap-10"
    >
      <h2 id="settings-team" className="font-semibold">
        Team
      </h2>
      <div>
        <ul className="divide-y divide-line">
          {members.map(({ name, email, role }) => (
            <li key={email} className="flex items-center justify-between gap-4 py-3 first:pt-0">
              <div className="min-w-0">
                <p className="truncate text-sm font-medium">{name}</p>
                <p className="truncate text-sm text-muted">{email}</p>
              </div>
              <span className="text-sm text-muted">{ROLE_WORDS[role].name}</span>
            </li>
          ))}
        </ul>
        <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
          <Link href="/dashboard/settings/team" className="text-accent underline underline-offset-4">
            Invite people and change roles
          </Link>
          <Link href="/dashboard/settings/activity" className="text-accent underline underline-offset-4">
            See who did what
          </Link>
        </p>
      </div>
    </section>
  );
}
