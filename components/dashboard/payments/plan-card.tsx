import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { Menu } from '@/components/ui/menu';
import { ActionButton } from './action-button';
import { ChangePriceForm, PlanForm, type PlanView, PriceForm } from './plan-forms';

type PriceLine = {
  id: string;
  /** "€5 each month" */
  words: string;
  /** As it is typed */
  amount: string;
  /** "12 readers", or null where nobody pays it */
  readers: string | null;
  canMove: boolean;
  archived: boolean;
};
type Actions = {
  update: FormAction;
  archive: FormAction;
  addPrice: FormAction;
  changePrice: FormAction;
  archivePrice: FormAction;
  raise: FormAction;
};
type Props = {
  plan: PlanView & { archived: boolean };
  prices: PriceLine[];
  currency: string;
  isFirst: boolean;
  actions: Actions;
};

/** A plan with its prices, and what one can do about them. */
export function PlanCard({ plan, prices, currency, isFirst, actions }: Props) {
  const benefits = plan.benefits.split('\n').filter((line) => line.trim() !== '');
  return (
    <li className="rounded-card border border-line bg-raised p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-serif text-xl font-medium wrap-anywhere">{plan.name}</h2>
        {plan.archived ? (
          <Badge>Not offered</Badge>
        ) : (
          <Badge tone={prices.some(({ archived }) => !archived) ? 'good' : 'warn'}>
            {prices.some(({ archived }) => !archived) ? 'Offered' : 'Needs a price'}
          </Badge>
        )}
      </div>
      {benefits.length > 0 && (
        <ul className="mt-2 list-disc pl-5 text-sm leading-relaxed text-muted">
          {benefits.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {plan.trialDays > 0 && <p className="mt-2 text-sm text-muted">{plan.trialDays} days free at first</p>}
      {prices.length > 0 && (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {prices.map((price) => (
            <li key={price.id} className="flex min-h-12 items-center justify-between gap-3 text-sm">
              <span className={price.archived ? 'text-muted' : 'font-medium'}>
                {price.words}
                {price.archived && ', an earlier price'}
              </span>
              <span className="flex items-center gap-2">
                {price.readers && <span className="text-muted">{price.readers}</span>}
                {!price.archived && (
                  <Menu label={`More about ${plan.name}, ${price.words}`}>
                    <ChangePriceForm action={actions.changePrice} price={price} plan={plan.name} />
                    <ConfirmButton
                      inMenu
                      title="Take this price off sale?"
                      question="New readers cannot choose it any more. Who pays it goes on as before."
                      confirm="Take off sale"
                      action={actions.archivePrice}
                      values={{ priceId: price.id }}
                    >
                      Take off sale
                    </ConfirmButton>
                  </Menu>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        {plan.archived ? (
          <ActionButton action={actions.archive} hidden={{ tierId: plan.id, archived: 'no' }} look="secondary">
            Offer again
          </ActionButton>
        ) : (
          <>
            <PriceForm action={actions.addPrice} plan={plan} currency={currency} />
            <PlanForm action={actions.update} plan={plan} />
            <ConfirmButton
              title={`Stop offering ${plan.name}?`}
              question="New readers cannot choose it any more. Who has it keeps it and goes on paying. You can offer it again."
              confirm="Stop offering it"
              action={actions.archive}
              values={{ tierId: plan.id, archived: 'yes' }}
            >
              Stop offering
            </ConfirmButton>
            {!isFirst && (
              <ActionButton action={actions.raise} hidden={{ tierId: plan.id }} look="quiet">
                Move up<span className="sr-only"> {plan.name}</span>
              </ActionButton>
            )}
          </>
        )}
      </div>
    </li>
  );
}
