import type { ReactNode } from 'react';

type Column = { label: string; align?: 'end' /** Left out on a phone. */; wide?: boolean; labelHidden?: boolean };

/** Rows under headings. On a phone the columns marked `wide` go, by the same mark on their cells. */
export function Table({ caption, columns, children }: { caption: string; columns: Column[]; children: ReactNode }) {
  return (
    // A column is as wide as its longest word: it is not to be broken between any two letters as the text around it is.
    <table className="wrap-break-word w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-line text-left text-muted">
          {columns.map(({ label, align, wide, labelHidden }) => (
            <th
              key={label}
              scope="col"
              className={`px-2 py-2.5 font-medium whitespace-nowrap first:pl-0 last:pr-0 ${align ? 'text-right' : ''} ${wide ? 'hidden md:table-cell' : ''}`}
            >
              <span className={labelHidden ? 'sr-only' : ''}>{label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <tr className="border-b border-line last:border-0 hover:bg-sunk/50">{children}</tr>;
}

type CellProps = { children?: ReactNode; align?: 'end'; wide?: boolean; className?: string };

export function Cell({ children, align, wide, className = '' }: CellProps) {
  return (
    <td
      className={`px-2 py-3 align-baseline first:pl-0 last:pr-0 ${align ? 'text-right tabular-nums' : ''} ${wide ? 'hidden md:table-cell' : ''} ${className}`}
    >
      {children}
    </td>
  );
}
