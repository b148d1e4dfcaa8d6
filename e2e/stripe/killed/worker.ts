import { applyStripeEventJob } from '@/lib/billing/mirror/apply-stripe-event-job';
import { runJobs } from '@/lib/queue/queue';

// What the worker does about money, as a process that can be killed. It looks for jobs whose worker died more often than the
// real one does, so that the test need not wait.
const LOOK_MS = 1_000;

process.once('message', async () => {
  const { boss } = await runJobs([applyStripeEventJob]);
  setInterval(() => void boss.supervise(), LOOK_MS);
  console.log('ready');
});
process.once('disconnect', () => process.exit());
