import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';

/** Whether mail is counted, what that means for readers, and the way to change it. */
export function CountReading({ isCounted, action }: { isCounted: boolean; action: FormAction }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-sm leading-relaxed text-muted">
        {isCounted
          ? 'The mail of your posts has a picture and links by which opens and clicks are counted. No address of a device and no program is kept.'
          : 'Your mail carries nothing by which you or anybody else could see who read it.'}
      </p>
      {isCounted ? (
        <ConfirmButton
          title="Stop counting?"
          question="From now on nothing more is counted, for mail that is out as well. Its links go on working. What was counted stays."
          confirm="Stop counting"
          action={action}
          values={{ count: 'no' }}
        >
          Stop counting
        </ConfirmButton>
      ) : (
        <ConfirmButton
          title="Count opens and clicks?"
          question="From the next mail on each reader’s mail has a picture and links of its own. In many countries your readers have to know, and in some to agree: say so where you speak of privacy."
          confirm="Count them"
          action={action}
          values={{ count: 'yes' }}
        >
          Count opens and clicks
        </ConfirmButton>
      )}
    </div>
  );
}
