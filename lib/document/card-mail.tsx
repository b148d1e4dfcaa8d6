import { caption, MAIL_COLOURS, SANS, SERIF, sides } from './mail-style';
import { mailPicturePath } from './picture-path';
import type { MailContext } from './rendering';

type Props = {
  href: string;
  title: string;
  description?: string;
  /** Who and where */
  byline?: string;
  /** The key of a picture */
  picture?: string;
  context: MailContext;
};

const { light } = MAIL_COLOURS;
const PICTURE_PIXELS = 132;

/** A linked card in a mail: a table, as Outlook's Word frames nothing else. */
export function CardInMail({ href, title, description = '', byline = '', picture: key = '', context }: Props) {
  const picture = context.pictures[key];
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      className="c-line"
      style={{ margin: '26px 0', border: `1px solid ${light.line}`, borderRadius: '9px', borderCollapse: 'separate' }}
    >
      <tbody>
        <tr>
          {picture && (
            <td
              width={PICTURE_PIXELS}
              valign="top"
              style={{ padding: context.direction === 'rtl' ? '16px 16px 16px 0' : '16px 0 16px 16px' }}
            >
              <a href={href}>
                {/* biome-ignore lint/performance/noImgElement: a mail has no Next. */}
                <img
                  src={context.siteUrl + mailPicturePath(key, picture)}
                  width={PICTURE_PIXELS}
                  alt=""
                  style={{ display: 'block', width: `${PICTURE_PIXELS}px`, height: 'auto', borderRadius: '5px', border: 0 }}
                />
              </a>
            </td>
          )}
          <td valign="top" style={{ padding: '16px 18px' }}>
            <a
              href={href}
              className="c-ink"
              style={{
                color: light.ink,
                fontFamily: SERIF,
                fontSize: '19px',
                lineHeight: '25px',
                fontWeight: 600,
                textDecoration: 'none',
              }}
            >
              {title}
            </a>
            {description && (
              <p
                className="c-muted"
                style={{ margin: '5px 0 0', color: light.muted, fontFamily: SANS, fontSize: '15px', lineHeight: '21px' }}
              >
                {description}
              </p>
            )}
            {byline && (
              <p className="c-muted" style={{ ...caption, margin: '7px 0 0', textAlign: sides(context.direction).start }}>
                {byline}
              </p>
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
