import { block, MAIL_COLOURS } from '../../mail-style';

/** Three stars, as on the page. A real <hr> can't show them, and Outlook draws it its own way. */
export const HorizontalRuleMail = () => (
  <p
    className="c-muted"
    style={{ ...block, margin: '36px 0', color: MAIL_COLOURS.light.muted, textAlign: 'center', letterSpacing: '0.6em' }}
  >
    * * *
  </p>
);
