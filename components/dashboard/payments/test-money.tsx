import { Callout } from '@/components/ui/callout';

/** Plainly marks that no card is charged. */
export function TestMoney() {
  return (
    <div className="mb-8">
      <Callout tone="warn" title="Test money">
        Nobody is charged: paying works with Stripe’s test cards alone, such as 4242 4242 4242 4242. Enter a live key under
        Settings when you are ready.
      </Callout>
    </div>
  );
}
