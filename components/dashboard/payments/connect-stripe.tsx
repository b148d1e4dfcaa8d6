'use client';

import { ActionButton } from '@/components/dashboard/payments/action-button';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';

type Props = {
  /** Takes money into the install's account; null where it has none. */
  useInstall: FormAction | null;
  /** The install's account takes test money. */
  installIsTest: boolean;
  /** Connects an account of the publication's own; null where the install does not offer it. */
  connect: { action: FormAction; feePercent: number } | null;
  useKey: FormAction;
};

const card = 'rounded-card border border-line bg-raised p-5';

/** The ways in which a publication can take money. */
export function ConnectStripe({ useInstall, installIsTest, connect, useKey }: Props) {
  const hasOther = useInstall !== null || connect !== null;
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      {useInstall && (
        <section aria-labelledby="use-install" className={card}>
          <h2 id="use-install" className="font-semibold">
            {installIsTest ? 'Try it with test money' : "Use this install's Stripe account"}
          </h2>
          <p className="mt-1 mb-4 text-sm leading-relaxed text-muted">
            {installIsTest
              ? 'Everything works as it will later: plans, checkout, receipts. No card is charged. You can bring your own Stripe account afterwards; your plans stay.'
              : 'What readers pay goes to the account that the operator of this install set up.'}
          </p>
          <ActionButton action={useInstall}>{installIsTest ? 'Use test money' : 'Use this account'}</ActionButton>
        </section>
      )}
      {connect && (
        <section aria-labelledby="connect" className={card}>
          <h2 id="connect" className="font-semibold">
            Connect your Stripe account
          </h2>
          <p className="mt-1 mb-4 text-sm leading-relaxed text-muted">
            You sign in at Stripe, or make an account there. What readers pay goes to you
            {connect.feePercent > 0 ? `; ${connect.feePercent}% of it goes to this install.` : '. This install takes no share.'}
          </p>
          <ActionButton action={connect.action}>Go to Stripe</ActionButton>
        </section>
      )}
      <section aria-labelledby="own-key" className={card}>
        <h2 id="own-key" className="font-semibold">
          Use a key of your own
        </h2>
        <KeyForm action={useKey} look={hasOther ? 'secondary' : 'primary'} />
      </section>
    </div>
  );
}

/** Takes a secret key of Stripe's. It is never shown again. */
export function KeyForm({ action, look }: { action: FormAction; look: 'primary' | 'secondary' }) {
  const [state, submit] = useFormAction(action);
  return (
    <form action={submit} className="mt-3 flex flex-col gap-4">
      <Field
        label="Secret key"
        name="secretKey"
        type="password"
        autoComplete="off"
        spellCheck={false}
        required
        placeholder="sk_live_…"
        error={state.fields?.secretKey?.[0]}
        hint="At Stripe under Developers, API keys. It is tried at once, kept encrypted and never shown again. A key that begins sk_test_ takes test money."
      />
      <FormOutcome state={state} />
      <div>
        <SubmitButton look={look}>Connect</SubmitButton>
      </div>
    </form>
  );
}
