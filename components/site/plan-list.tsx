import { buttonClass } from '@/components/ui/button';
import type { PriceView } from '@/lib/format/price-view';
import { priceWords } from '@/lib/words/price-words';
import { wordsFor } from '@/lib/words/words-for';

type Plan = { id: string; name: string; benefits: string[]; prices: PriceView[] };

/** What a reader can pay for, under the form that costs nothing. */
export function PlanList({ plans, language }: { plans: Plan[]; language: string }) {
  const t = wordsFor(language);
  return (
    <section aria-labelledby="plans" className="mt-6 w-full border-t border-line pt-8 font-sans text-base">
      <h2 id="plans" className="font-serif text-2xl font-medium">
        {t('subscribe.orEverything')}
      </h2>
      <ul className="mt-4 flex flex-col gap-5">
        {plans.map(({ id, name, benefits, prices }) => (
          <li key={id}>
            <p className="font-semibold">
              {name}
              {prices[0] && <span className="font-normal text-muted"> · {priceWords(prices[0], language, t)}</span>}
            </p>
            {benefits.length > 0 && (
              <ul className="mt-1 list-disc ps-5 text-sm leading-relaxed text-muted">
                {benefits.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <a href="/upgrade" className={`${buttonClass('secondary')} mt-5`}>
        {t('subscribe.allPrices')}
      </a>
    </section>
  );
}
