import { emit, nowFor, type Scope } from '../world';
import { expireSession } from './checkout';
import { nextDue } from './subscriptions';

/** Does all that has come due for the objects of one clock (or of none), in the order of its time.
 *  @param at until when; with `set` the clock shows each moment while it is worked on */
export function runUntil(scope: Scope, clockId: string | null, at: number, set: (time: number) => void) {
  const { store, account } = scope;
  for (;;) {
    const due = store
      .all('subscription', account)
      .filter((subscription) => (subscription.test_clock ?? null) === clockId)
      .map((subscription) => nextDue(scope, subscription, at))
      .filter((one) => one !== null)
      .sort((a, b) => a.at - b.at)[0];
    if (!due) break;
    set(due.at);
    due.run(scope);
  }
  set(at);
  const real = Date.now() / 1000;
  for (const session of store.all('checkout.session', account))
    if (session.status === 'open' && session.expires_at <= real) expireSession(scope, session);
}

export function advanceClock(scope: Scope, clockId: string, to: number) {
  const { store, account } = scope;
  const clock = () => store.get('test_helpers.test_clock', account, clockId);
  store.put(account, { ...clock(), status: 'advancing', status_details: { advancing: { target_frozen_time: to } } });
  emit(scope, 'test_helpers.test_clock.advancing', clock());
  runUntil(scope, clockId, to, (time) => {
    if (time > clock().frozen_time) store.put(account, { ...clock(), frozen_time: time });
  });
  store.put(account, { ...clock(), status: 'ready', status_details: {} });
  emit(scope, 'test_helpers.test_clock.ready', clock());
}

/** Sets an account's own time ahead, for who tries it out by hand. */
export function advanceAccount(scope: Scope, seconds: number) {
  const { store, account } = scope;
  const realNow = () => Math.floor(Date.now() / 1000);
  const to = nowFor(scope) + seconds;
  runUntil(scope, null, to, (time) => {
    const ahead = time - realNow();
    if (ahead > store.settingsOf(account).aheadSeconds) store.setSettings(account, { aheadSeconds: ahead });
  });
}

/** What came due by itself since the last look. */
export function catchUp(scope: Scope) {
  runUntil(scope, null, nowFor(scope), () => undefined);
}
