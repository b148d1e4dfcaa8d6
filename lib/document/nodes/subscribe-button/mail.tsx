import { textOn } from '@/lib/format/contrast';
import { SANS } from '../../mail-style';
import type { MailProps } from '../../rendering';
import { subscribeLabel } from './attributes';

/** A table, because Outlook's Word pads no link. */
export const SubscribeButtonMail = ({ node, context }: MailProps) => (
  <table role="presentation" align="center" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '30px auto' }}>
    <tbody>
      <tr>
        <td align="center" style={{ backgroundColor: context.accent, borderRadius: '7px', padding: '13px 26px' }}>
          <a
            href={context.subscribeUrl}
            style={{
              color: textOn(context.accent),
              fontFamily: SANS,
              fontSize: '16px',
              fontWeight: 600,
              textDecoration: 'none',
            }}
          >
            {subscribeLabel(node)}
          </a>
        </td>
      </tr>
    </tbody>
  </table>
);
