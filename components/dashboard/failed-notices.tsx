import { Callout } from '@/components/ui/callout';

type Row = { id: string; kind: string; email: string; when: string; reply: string | null };

const KINDS: Record<string, string> = {
  confirm: 'Confirmation',
  welcome: 'Welcome mail',
  'already-subscribed': 'Reminder that they are subscribed',
  'sign-in': 'Sign-in mail',
};

/** Single mails that could not go out. Draws nothing when all is well. */
export function FailedNotices({ notices }: { notices: Row[] }) {
  if (notices.length === 0) return null;
  return (
    <Callout tone="warn" title="Some mails could not be delivered this week">
      <ul className="mt-2 flex flex-col gap-2">
        {notices.map(({ id, kind, email, when, reply }) => (
          <li key={id} className="wrap-anywhere">
            <span className="text-ink">
              {KINDS[kind] ?? 'Mail'} to {email}
            </span>
            , {when}
            {reply && <span className="block">The receiving server said: “{reply}”</span>}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
