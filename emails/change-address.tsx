import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';

export type ChangeAddressProps = {
  sender: Sender;
  confirmUrl: string;
  /** Which of the two addresses it goes to */
  side: 'old' | 'new';
  from: string;
  to: string;
  hours: number;
};

export const changeAddressSubject = ({ sender, side }: ChangeAddressProps) =>
  side === 'old' ? `Leave this address for ${sender.name}?` : `Get ${sender.name} at this address?`;

const asked = ({ sender, from, to }: ChangeAddressProps) =>
  `Someone who is signed in to ${sender.name} as ${from} asked to get the mail at ${to} from now on.`;

/** One of two: the change is made once both links were followed. */
export function ChangeAddressEmail(props: ChangeAddressProps) {
  const { sender, confirmUrl, side, hours } = props;
  return (
    <Layout
      sender={sender}
      title={changeAddressSubject(props)}
      preheader="Both addresses have to say yes."
      why={`You get this because of that wish. If it was not yours, do nothing: without a yes from both addresses nothing changes.`}
    >
      <Title>{side === 'old' ? 'Leave this address' : 'Your new address'}</Title>
      <Paragraph>{asked(props)}</Paragraph>
      <Paragraph>A mail like this one went to the other address. Say yes in both.</Paragraph>
      <Button sender={sender} href={confirmUrl}>
        Go on
      </Button>
      <Aside>The link works for {hours} hours.</Aside>
    </Layout>
  );
}

export const changeAddressText = (
  props: ChangeAddressProps,
) => `${props.side === 'old' ? 'Leave this address' : 'Your new address'}

Someone who is signed in to ${props.sender.name}
as ${props.from}
asked to get the mail at
${props.to}
from now on. A mail like this one went to the other address. Say yes in
both:
${props.confirmUrl}

The link works for ${props.hours} hours.

--
You get this because of that wish. If it was not yours, do nothing:
without a yes from both addresses nothing changes.
`;
