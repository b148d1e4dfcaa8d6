type Line = { id: string; date: string; what: string; amount: string; refunded: string | null; receiptUrl: string | null };

/** What a reader has paid, newest first. */
export function PaymentList({ payments }: { payments: Line[] }) {
  return (
    <section aria-labelledby="paid" className="w-full font-sans text-base">
      <h2 id="paid" className="font-serif text-2xl font-medium">
        Paid
      </h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {payments.map(({ id, date, what, amount, refunded, receiptUrl }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 text-sm">
            <span>
              {date} <span className="text-muted">· {what}</span>
            </span>
            <span className="flex items-baseline gap-4">
              {refunded && <span className="text-muted">{refunded} given back</span>}
              {receiptUrl && (
                <a href={receiptUrl} rel="noreferrer" className="underline underline-offset-4 hover:text-accent">
                  Invoice<span className="sr-only"> of {date}</span>
                </a>
              )}
              <span className="font-medium tabular-nums">{amount}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
