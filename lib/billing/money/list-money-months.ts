import { db } from '@/lib/db/db';

const MONTHS = 12;

export type MoneyMonth = {
  /** "2026-11", in the publication's time zone */
  month: string;
  /** What came in each month as this one ended, in minor units; now, for the one that runs */
  mrr: number;
  /** Subscriptions that were paid as it ended */
  paying: number;
  /** Began to pay, or came back */
  began: number;
  left: number;
  /** Of those who paid as it began, how many left: 0 to 1. Null where nobody paid. */
  churn: number | null;
};

type Row = { currency: string; month: string; amount: number; began: number; left: number };

/** A year of months that ends with this one, oldest first. @param current "2026-11" */
function lastMonths(current: string): string[] {
  const [year = 0, month = 1] = current.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - MONTHS + index, 1)).toISOString().slice(0, 7),
  );
}

/** The last twelve months of what readers bring, for each currency, by the movements that the mirror wrote down: a month that is
 *  over stays as it was. Counted by the database; the rows are months, however many readers there are.
 *  @param timeZone in which months begin and end */
export async function listMoneyMonths(
  publicationId: string,
  timeZone: string,
  now = new Date(),
): Promise<{ currency: string; months: MoneyMonth[] }[]> {
  const rows = await db.$queryRaw<Row[]>`
    select currency, to_char(at at time zone ${timeZone}, 'YYYY-MM') as month, sum(amount)::int as amount,
      count(*) filter (where kind in ('new', 'back'))::int as began, count(*) filter (where kind = 'left')::int as left
    from mrr_movement where publication_id = ${publicationId}::uuid
    group by 1, 2 order by 1, 2`;
  const [clock] = await db.$queryRaw<{ month: string }[]>`
    select to_char(${now}::timestamptz at time zone ${timeZone}, 'YYYY-MM') as month`;
  const months = lastMonths(clock?.month ?? '');
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, moved]) => ({
    currency,
    months: months.map((month) => monthOf(moved, month)),
  }));
}

function monthOf(moved: Row[], month: string): MoneyMonth {
  const sum = (rows: Row[], value: (row: Row) => number) => rows.reduce((total, row) => total + value(row), 0);
  const before = moved.filter((row) => row.month < month);
  const during = moved.filter((row) => row.month === month);
  const net = (row: Row) => row.began - row.left;
  const atStart = sum(before, net);
  const left = sum(during, (row) => row.left);
  return {
    month,
    mrr: sum([...before, ...during], ({ amount }) => amount),
    paying: atStart + sum(during, net),
    began: sum(during, (row) => row.began),
    left,
    churn: atStart > 0 ? Math.min(1, left / atStart) : null,
  };
}
