'use client';

import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import type { FormAction } from '@/components/ui/form-state';
import { Cell, Row, Table } from '@/components/ui/table';

type Line = {
  id: string;
  date: string;
  what: string;
  amount: string;
  /** "€2 given back" */
  note: string | null;
  /** What can be given back, as it is typed; null where nothing can */
  left: string | null;
  currency: string;
  /** It paid for a subscription that still runs */
  runs: boolean;
};
type Props = { payments: Line[]; subscriberId: string /** Null for who may not */; refund: FormAction | null };

/** What a subscriber has paid, newest first, and giving it back. */
export function SubscriberPayments({ payments, subscriberId, refund }: Props) {
  const columns = [{ label: 'Paid' }, { label: 'Amount', align: 'end' as const }];
  return (
    <section aria-labelledby="payments" className="mt-10">
      <h2 id="payments" className="mb-3 font-serif text-xl font-medium">
        Payments
      </h2>
      <Table caption="Payments" columns={refund ? [...columns, { label: 'Give back', align: 'end' as const }] : columns}>
        {payments.map((payment) => (
          <Row key={payment.id}>
            <Cell>
              {payment.what}
              <span className="block text-xs text-muted">{payment.date}</span>
            </Cell>
            <Cell align="end">
              {payment.amount}
              {payment.note && <span className="block text-xs text-muted">{payment.note}</span>}
            </Cell>
            {refund && (
              <Cell align="end">
                {payment.left !== null && <Refund payment={payment} subscriberId={subscriberId} action={refund} />}
              </Cell>
            )}
          </Row>
        ))}
      </Table>
    </section>
  );
}

function Refund({ payment, subscriberId, action }: { payment: Line; subscriberId: string; action: FormAction }) {
  const { id, date, what, left, currency, runs } = payment;
  return (
    <FormDialog
      label="Give back"
      ariaLabel={`Give back ${what}, ${date}`}
      title={`Give back: ${what}, ${date}`}
      submit="Give back"
      action={action}
      hidden={{ paymentId: id, subscriberId }}
    >
      {({ fields, values }) => (
        <>
          <Field
            label={`Amount in ${currency}`}
            name="amount"
            inputMode="decimal"
            required
            defaultValue={values?.amount ?? left ?? ''}
            error={fields?.amount?.[0]}
            hint="All of it takes back what was paid for. A part changes nothing there. Stripe keeps its fee."
          />
          {runs && (
            <CheckField
              label="End the subscription at once"
              name="end"
              defaultChecked={values?.end === 'on'}
              hint="Else it goes on, and the next payment is taken when it is due."
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
