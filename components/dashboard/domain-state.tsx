import { Callout } from '@/components/ui/callout';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { DomainActs } from './domain-acts';

type Props = {
  email: string;
  installEmail: string;
  isVerified: boolean;
  isFailing: boolean;
  isRotating: boolean;
  /** When it was last checked, in words; null before the first time */
  checked: string | null;
  check: () => Promise<FormState>;
  rotate: FormAction;
  remove: FormAction;
};

/** Whether mail goes out under the domain, and what one can do about it. */
export function DomainState({ email, installEmail, isVerified, isFailing, isRotating, checked, check, rotate, remove }: Props) {
  return (
    <div className="flex flex-col gap-5">
      {isVerified && !isFailing && <Callout tone="good" title={`Your mail is sent from ${email}`} />}
      {isVerified && isFailing && (
        <Callout tone="warn" title="A record has gone wrong">
          Your mail is still sent from {email}. Unless the record is put right within a day, it goes out from {installEmail}.
        </Callout>
      )}
      {!isVerified && (
        <Callout title={`Not yet sending from ${email}`}>
          Your mail is sent from {installEmail} until the required records are found.
        </Callout>
      )}
      {isRotating && (
        <Callout title="New keys are waiting">Enter the two new DKIM records. The old keys sign until they are found.</Callout>
      )}
      <DomainActs
        {...{ check, checked }}
        remove={{
          title: `Remove ${email}?`,
          question: `Your mail goes out from ${installEmail} from now on. The keys are deleted; setting the domain up again means new records.`,
          action: remove,
        }}
      >
        {!isRotating && (
          <ConfirmButton
            title="Make new DKIM keys?"
            question="You will enter two new records. The keys you have go on signing until the new ones are found, so no mail is harmed."
            confirm="Make new keys"
            action={rotate}
            values={{}}
          >
            New DKIM keys
          </ConfirmButton>
        )}
      </DomainActs>
    </div>
  );
}
