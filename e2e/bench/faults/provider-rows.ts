import { db } from '@/lib/db/db';
import { deliveryMessageId } from '@/lib/mailer/delivery-message-id';
import type { SinkMessage } from '@/lib/testing/smtp-sink';
import { startStandIn } from '@/lib/testing/stand-in';
import type { FaultRow } from './row';
import { until } from './world';

/** Calls that a worker has under way at once, and messages of one (lib/mailer/providers/mailgun.ts). */
const [CALLS, GROUP] = [4, 500];

export const providerRows: FaultRow[] = [
  {
    row: 2,
    name: 'the same by Mailgun’s API: killed between its 200 and the commit',
    async run(world) {
      const standIn = await startStandIn('mailgun');
      world.later(standIn.stop);
      const taken: SinkMessage[] = [];
      world.judge({ accepted: taken });
      const seeded = await world.seed();
      const settings = { MAIL_TRANSPORT_URL: `mailgun+http://test-key@${standIn.host}/v3/letters.test` };
      let issueId = '';
      for (let kills = 0; kills < 2; kills++) {
        const worker = await world.worker(settings);
        await standIn.faults({ kind: 'kill', pid: worker.pid });
        issueId ||= await world.publish(seeded);
        world.check(await until(() => worker.code() !== undefined, world.patience(60)), 'no call was made');
        const ids = (await standIn.taken()).accepted.map(({ variables }) => variables.delivery ?? '');
        // No provider but Resend knows a repeated call: what one call carried may come twice.
        const inDoubt = await db.delivery.count({ where: { id: { in: ids }, state: 'pending' } });
        world.check(inDoubt > 0 && inDoubt <= CALLS * GROUP, `${inDoubt} messages in doubt`);
        world.note(`${inDoubt} in doubt`);
        world.doubles += inDoubt;
      }
      await world.worker(settings);
      await world.finished(issueId);
      for (const { to, from, variables } of (await standIn.taken()).accepted)
        taken.push({
          ...{ at: 0, connection: '', hash: '', raw: '', answered: true, to, from },
          messageId: deliveryMessageId(variables.delivery ?? '', 'letters.test'),
        });
    },
  },
];
