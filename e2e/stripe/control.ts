import { z } from 'zod';
import { applicationOf } from './engine/balance';
import { advanceAccount } from './engine/clock';
import type { AccountSettings } from './store';
import type { Travel, Webhooks } from './webhooks';
import { accountOfKey, change, emit, nowFor, type Scope } from './world';

const Fault = z.object({
  kind: z.enum(['status', 'cut-before', 'cut-after']),
  status: z.number().default(500),
  method: z.string().optional(),
  /** How the path begins, such as /v1/checkout. */
  path: z.string().default('/'),
  times: z.number().int().default(1),
});
export type Fault = z.infer<typeof Fault>;

const TravelChange = z.object({
  mode: z.enum(['send', 'hold', 'drop']).optional(),
  delayMs: z.number().optional(),
  times: z.number().int().min(1).max(10).optional(),
});
const Release = z.object({ ids: z.array(z.string()) });
const Advance = z.object({ seconds: z.number().positive() });
const SettingsChange = z.object({
  afterRetries: z.enum(['cancel', 'unpaid', 'past_due']).optional(),
  tax: z.object({ active: z.boolean(), behavior: z.enum(['inclusive', 'exclusive']).nullable() }).optional(),
  chargesEnabled: z.boolean().optional(),
});
const Deauthorize = z.object({ account: z.string() });

/** What only a stand-in can do: lose, hold, repeat and reorder events, fail calls, and let time pass. The bearer key names
 *  the account, as in the API.
 *  - GET  /_control/webhooks            how events travel, which are held, and what became of each delivery
 *  - POST /_control/webhooks            { mode?, delayMs?, times? }
 *  - POST /_control/webhooks/release    { ids } delivers these, held or long gone, in this order
 *  - POST /_control/webhooks/forget     what is held is lost
 *  - POST /_control/webhooks/settled    answers when nothing is on its way
 *  - POST /_control/faults              { kind, status?, method?, path?, times? } for the next calls; DELETE forgets them
 *  - POST /_control/advance             { seconds } for all customers without a test clock
 *  - POST /_control/settings            { afterRetries?, tax?, chargesEnabled? }
 *  - POST /_control/deauthorize         { account } whose owner cuts the tie to this platform */
export class Control {
  private faults: Fault[] = [];

  constructor(private readonly webhooks: Webhooks) {}

  faultFor(method: string, path: string): Fault | null {
    const fault = this.faults.find((one) => (!one.method || one.method === method) && path.startsWith(one.path));
    if (!fault) return null;
    fault.times--;
    if (fault.times <= 0) this.faults = this.faults.filter((one) => one !== fault);
    return fault;
  }

  async answer(
    method: string,
    path: string,
    body: string,
    scopeOf: (account: string) => Scope,
    key: string,
  ): Promise<object | null> {
    const account = accountOfKey(key);
    const scope = scopeOf(account);
    const input: unknown = body ? JSON.parse(body) : {};
    const called = `${method} ${path.slice('/_control'.length)}`;
    if (called === 'GET /webhooks')
      return {
        account,
        ...this.webhooks.travelOf(account),
        held: this.webhooks.heldFor(account),
        deliveries: this.webhooks.deliveries.filter((one) => one.account === account),
      };
    if (called === 'POST /webhooks') {
      this.webhooks.setTravel(account, TravelChange.parse(input) satisfies Partial<Travel>);
      return this.webhooks.travelOf(account);
    }
    if (called === 'POST /webhooks/release') {
      this.webhooks.release(account, Release.parse(input).ids);
      await this.webhooks.settled();
      return {};
    }
    if (called === 'POST /webhooks/forget') {
      this.webhooks.forget(account);
      return {};
    }
    if (called === 'POST /webhooks/settled') {
      await this.webhooks.settled();
      return {};
    }
    if (called === 'POST /faults') {
      this.faults.push(Fault.parse(input));
      return {};
    }
    if (called === 'DELETE /faults') {
      this.faults = [];
      return {};
    }
    if (called === 'POST /advance') {
      advanceAccount(scope, Advance.parse(input).seconds);
      return { now: nowFor(scope) };
    }
    if (called === 'POST /settings') {
      const { chargesEnabled, ...settings } = SettingsChange.parse(input);
      scope.store.setSettings(account, settings satisfies Partial<AccountSettings>);
      if (chargesEnabled !== undefined)
        change(scope, scope.store.get('account', account, account), { charges_enabled: chargesEnabled }, 'account.updated');
      return scope.store.settingsOf(account);
    }
    if (called === 'POST /deauthorize') {
      const { account: id } = Deauthorize.parse(input);
      const connected = scope.store.settingsOf(id).platform === account ? scope.store.get('account', id, id) : null;
      if (!connected) return null;
      const application = { id: applicationOf(account), object: 'application', name: null };
      emit({ ...scope, account: id }, 'account.application.deauthorized', application);
      scope.store.setSettings(id, { platform: undefined });
      return {};
    }
    return null;
  }
}
