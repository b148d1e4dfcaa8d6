type Line = {
  id: string;
  date: string;
  what: string;
  amount: string;
  /** "€5 given back" */
  refunded: string | null;
  /** Its name says which: "Invoice of 1 May 2026" */
  invoice: { url: string; name: string } | null;
};
type Props = { payments: Line[]; words: Record<'paid' | 'invoice', string> };

/** What a reader has paid, newest first. */
export function PaymentList({ payments, words }: Props) {
  return (
    <section aria-labelledby="paid" className="w-full font-sans text-base">
      <h2 id="paid" className="font-serif text-2xl font-medium">
        {words.paid}
      </h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {payments.map(({ id, date, what, amount, refunded, invoice }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 text-sm">
            <span>
              {date} <span className="text-muted">· {what}</span>
            </span>
            <span className="flex items-baseline gap-4">
              {refunded && <span className="text-muted">{refunded}</span>}
              {invoice && (
                <a href={invoice.url} rel="noreferrer" className="underline underline-offset-4 hover:text-accent">
                  <span aria-hidden>{words.invoice}</span>
                  <span className="sr-only">{invoice.name}</span>
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
