import type { ReactNode } from 'react';
import { textOn } from '@/lib/format/contrast';
import { SANS } from './mail-style';

/** A link that looks like a button, in a mail. A table, because Outlook's Word pads no link. */
export const ButtonInMail = ({ href, accent, children }: { href: string; accent: string; children: ReactNode }) => (
  <table role="presentation" align="center" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '30px auto' }}>
    <tbody>
      <tr>
        <td align="center" style={{ backgroundColor: accent, borderRadius: '7px', padding: '13px 26px' }}>
          <a
            href={href}
            style={{ color: textOn(accent), fontFamily: SANS, fontSize: '16px', fontWeight: 600, textDecoration: 'none' }}
          >
            {children}
          </a>
        </td>
      </tr>
    </tbody>
  </table>
);
