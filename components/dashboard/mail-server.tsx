'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { useFormAction } from '@/components/ui/use-form-action';
import { EditMailServer } from './edit-mail-server';
import { TransportTestResults, type TransportTestState } from './transport-test-results';

type MailServerView = {
  id: string;
  name: string;
  /** Without its password; null when it cannot be read any more */
  address: string | null;
  carriesIssues: boolean;
  carriesNotices: boolean;
};
type Props = {
  server: MailServerView;
  test: (id: string) => Promise<TransportTestState>;
  update: FormAction;
  remove: FormAction;
};

/** A mail server of the publication's own: what goes by it, and what one can do about it. */
export function MailServer({ server, test, update, remove }: Props) {
  const { id, name, address, carriesIssues, carriesNotices } = server;
  const [state, submit, pending] = useFormAction(() => test(id));
  const inUse = carriesIssues || carriesNotices;
  return (
    <li className="rounded-card border border-line bg-raised p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold wrap-anywhere">{name}</h2>
        <Badge tone={inUse ? 'good' : 'quiet'}>{carries(carriesIssues, carriesNotices)}</Badge>
      </div>
      {address ? (
        <p className="mt-1 font-mono text-sm break-all text-muted">{address}</p>
      ) : (
        <Callout tone="bad">Its address cannot be read any more. Enter it again.</Callout>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        <form action={submit}>
          <Button type="submit" look="secondary" pending={pending} aria-label={`Test ${name}`}>
            Test
          </Button>
        </form>
        <EditMailServer id={id} name={name} action={update} />
        <ConfirmButton
          look="danger"
          title={`Remove ${name}?`}
          question={inUse ? "What goes by it leaves by the install's mail server from now on." : 'Nothing goes by it now.'}
          confirm="Remove"
          action={remove}
          values={{ transportId: id }}
        >
          Remove
        </ConfirmButton>
      </div>
      <TransportTestResults {...state} />
    </li>
  );
}

function carries(issues: boolean, notices: boolean) {
  if (issues && notices) return 'All mail';
  if (issues) return 'Posts';
  return notices ? 'Sign-in mail' : 'Not used';
}
