import type { ReactNode } from 'react';

/** The body of a mail, with its ground. React Email's own puts the colour on a table cell without a class, where no rule for
 *  the dark can reach it: light words on a light ground. A cell carries it here as well, since some programs drop the body.
 *  @param className the class that the rules for the dark name */
export function MailBody({ className, colour, children }: { className: string; colour: string; children: ReactNode }) {
  const ground = { margin: 0, padding: 0, backgroundColor: colour };
  return (
    <body className={className} style={ground}>
      <table role="presentation" width="100%" border={0} cellPadding={0} cellSpacing={0} className={className} style={ground}>
        <tbody>
          <tr>
            <td className={className} style={ground}>
              {children}
            </td>
          </tr>
        </tbody>
      </table>
    </body>
  );
}
