import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { Cell, Row, Table } from '@/components/ui/table';

export type SubscriberRow = { id: string; email: string; name: string | null; state: string; since: string; source: string };

const SUBSCRIBER_STATE_WORDS: Record<string, { label: string; tone: Tone }> = {
  confirmed: { label: 'Confirmed', tone: 'good' },
  pending: { label: 'To confirm', tone: 'warn' },
  ended: { label: 'Unsubscribed', tone: 'quiet' },
  suppressed: { label: 'Never mailed', tone: 'bad' },
};

export function SubscriberState({ state }: { state: string }) {
  const { label, tone } = SUBSCRIBER_STATE_WORDS[state] ?? { label: state, tone: 'quiet' };
  return <Badge tone={tone}>{label}</Badge>;
}

/** One subscriber a line; the address leads to their page. */
export function SubscriberTable({ subscribers }: { subscribers: SubscriberRow[] }) {
  return (
    <Table
      caption="Subscribers"
      columns={[
        { label: 'Address' },
        { label: 'State' },
        { label: 'Came by', wide: true },
        { label: 'Since', wide: true, align: 'end' },
      ]}
    >
      {subscribers.map(({ id, email, name, state, since, source }) => (
        <Row key={id}>
          <Cell className="w-full max-w-0">
            <Link href={`/dashboard/subscribers/${id}`} className="block truncate font-medium underline-offset-4 hover:underline">
              {email}
            </Link>
            {name && <span className="block truncate text-muted">{name}</span>}
          </Cell>
          <Cell>
            <SubscriberState state={state} />
          </Cell>
          <Cell wide className="max-w-44 truncate text-muted">
            {source}
          </Cell>
          <Cell wide align="end" className="whitespace-nowrap text-muted">
            {since}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
