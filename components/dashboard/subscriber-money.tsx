'use client';

import { ConfirmButton } from '@/components/ui/confirm-button';
import { DefinitionList } from '@/components/ui/definition-list';
import { FormDialog } from '@/components/ui/form-dialog';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';

type Props = {
  subscriberId: string;
  facts: { term: string; value: string }[];
  /** They read by the writer's gift */
  given: boolean;
  give: FormAction;
  takeBack: FormAction;
  mayChange: boolean;
};

const LENGTHS = [
  { value: 'ever', label: 'For ever' },
  { value: '1', label: 'For 1 month' },
  { value: '3', label: 'For 3 months' },
  { value: '6', label: 'For 6 months' },
  { value: '12', label: 'For 12 months' },
];

/** Why a subscriber reads paid posts, what they pay, and giving it to them for nothing. */
export function SubscriberMoney({ subscriberId, facts, given, give, takeBack, mayChange }: Props) {
  return (
    <section aria-labelledby="money" className="mt-10">
      <h2 id="money" className="mb-2 font-serif text-xl font-medium">
        Paid posts
      </h2>
      <DefinitionList items={facts} />
      {mayChange && (
        <div className="mt-4 flex flex-wrap gap-3">
          <FormDialog
            label={given ? 'Change how long' : 'Let them read for nothing'}
            title="Let them read paid posts for nothing"
            submit="Give"
            action={give}
            hidden={{ subscriberId }}
          >
            {({ values }) => (
              <SelectField
                label="How long"
                name="howLong"
                options={LENGTHS}
                defaultValue={values?.howLong ?? 'ever'}
                hint="They are charged nothing, and told nothing. What they pay themselves goes on."
              />
            )}
          </FormDialog>
          {given && (
            <ConfirmButton
              title="Take it back?"
              question="They read paid posts no more, unless they pay for them or were given them by somebody else."
              confirm="Take back"
              action={takeBack}
              values={{ subscriberId }}
            >
              Take back
            </ConfirmButton>
          )}
        </div>
      )}
    </section>
  );
}
