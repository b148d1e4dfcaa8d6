import { Callout } from '@/components/ui/callout';

type Props = { feeds: { subscriberId: string; email: string; networks: number }[] };

/** Whose private feeds look passed on. It says so, and does nothing. */
export function SharedFeeds({ feeds }: Props) {
  if (feeds.length === 0) return null;
  return (
    <div className="mb-6">
      <Callout tone="warn" title="Private feeds that may be passed on">
        <p>Each was asked for from many networks on one of the last seven days. Nobody was blocked for it.</p>
        <ul className="mt-2 flex flex-col gap-1">
          {feeds.map(({ subscriberId, email, networks }) => (
            <li key={subscriberId}>
              <a href={`/dashboard/subscribers/${subscriberId}`} className="break-all underline underline-offset-4">
                {email}
              </a>
              : {networks} networks
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
