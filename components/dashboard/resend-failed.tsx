import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { countOf } from '@/lib/format/counts';

/** Mails once more to those whose mail failed; nothing where there are none. */
export function ResendFailed({ issueId, readers, action }: { issueId: string; readers: number; action: FormAction }) {
  if (readers === 0) return null;
  const who = countOf(readers, 'reader');
  return (
    <div className="mt-5">
      <ConfirmButton
        title={`Send again to ${who}?`}
        question="Their mail could not be delivered, for a reason that may have passed. They get the same mail as everyone else did, at once. Addresses that bounced are not tried again."
        confirm={`Send to ${who}`}
        action={action}
        values={{ issueId }}
      >
        Send again to {who} whose mail failed
      </ConfirmButton>
    </div>
  );
}
