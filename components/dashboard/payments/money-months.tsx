import { Cell, Row, Table } from '@/components/ui/table';
import { type ChartMonth, MoneyChart } from './money-chart';

type Month = ChartMonth & { /** "3.2%", "–" */ churn: string };
type Props = { heading: string; months: Month[] /** Oldest first */ };

/** A year of money in one currency: drawn, and in numbers. */
export function MoneyMonths({ heading, months }: Props) {
  const id = `months-${heading.replaceAll(/\W+/g, '-').toLowerCase()}`;
  const columns = ['MRR', 'New', 'Left', 'Churn'].map((label) => ({ label, align: 'end' as const }));
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="mb-4 font-serif text-xl font-medium">
        {heading}
      </h2>
      <MoneyChart months={months} />
      <details className="mt-4">
        <summary className="w-fit cursor-pointer py-2 text-sm font-medium underline underline-offset-4 hover:text-accent">
          In numbers
        </summary>
        <Table caption={heading} columns={[{ label: 'Month' }, ...columns]}>
          {months.toReversed().map(({ name, mrrWords, began, left, churn }) => (
            <Row key={name}>
              <Cell className="whitespace-nowrap">{name}</Cell>
              <Cell align="end">{mrrWords}</Cell>
              <Cell align="end">{began}</Cell>
              <Cell align="end">{left}</Cell>
              <Cell align="end">{churn}</Cell>
            </Row>
          ))}
        </Table>
      </details>
    </section>
  );
}
