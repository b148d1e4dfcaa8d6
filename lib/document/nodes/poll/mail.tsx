import { caption, MAIL_COLOURS, SANS, SERIF, sides } from '../../mail-style';
import type { MailProps } from '../../rendering';
import { readPoll } from './attributes';

const { light } = MAIL_COLOURS;

/** Each answer is the reader's own link to a page with a button: what opens links for them casts no vote. */
export function PollMail({ node, context }: MailProps) {
  const poll = readPoll(node);
  if (!poll) return null;
  const { id, question, answers } = poll;
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '30px 0' }}>
      <tbody>
        <tr>
          <td
            className="c-ink"
            style={{
              paddingBottom: '12px',
              color: light.ink,
              fontFamily: SERIF,
              fontSize: '21px',
              lineHeight: '28px',
              fontWeight: 600,
            }}
          >
            {question}
          </td>
        </tr>
        {answers.map((answer) => (
          <tr key={answer.id}>
            <td style={{ paddingBottom: '8px' }}>
              <a
                href={context.voteUrl ? `${context.voteUrl}${id}/${answer.id}` : `${context.siteUrl}/poll/${id}`}
                className="c-ink c-line"
                style={{
                  display: 'block',
                  padding: '12px 16px',
                  border: `1px solid ${light.line}`,
                  borderRadius: '7px',
                  color: light.ink,
                  fontFamily: SANS,
                  fontSize: '16px',
                  lineHeight: '22px',
                  textDecoration: 'none',
                }}
              >
                {answer.text}
              </a>
            </td>
          </tr>
        ))}
        <tr>
          <td className="c-muted" style={{ ...caption, textAlign: sides(context.direction).start }}>
            {context.words('poll.chooseInMail')}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
