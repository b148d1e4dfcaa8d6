type Member = { name: string; email: string; role: string };
const ROLES: Record<string, string> = {
  owner: 'Owner',
  admin: 'Administrator',
  editor: 'Editor',
  author: 'Author',
  contributor: 'Contributor',
};

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
      <ul className="divide-y divide-line">
        {members.map(({ name, email, role }) => (
          <li key={email} className="flex items-center justify-between gap-4 py-3 first:pt-0">
            <div className="min-w-0">
              <p className="truncate text-sm font-medium">{name}</p>
              <p className="truncate text-sm text-muted">{email}</p>
            </div>
            <span className="text-sm text-muted">{ROLES[role] ?? role}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
