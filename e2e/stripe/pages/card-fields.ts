import type { CardInput } from '../engine/cards';
import { html } from './html';

const given = (form: URLSearchParams, name: string) => form.get(name)?.trim() ?? '';

/** The card's fields, each with what was typed before. Stripe's documented test cards are named below. */
export const cardFields = (form: URLSearchParams) => html`
<fieldset>
<legend>Card</legend>
<label for="card">Card number</label>
<input id="card" name="card" inputmode="numeric" autocomplete="off" required value="${given(form, 'card')}" aria-describedby="cards">
<div class="pair">
<div><label for="expiry">Expiry</label><input id="expiry" name="expiry" inputmode="numeric" autocomplete="off" placeholder="MM / YY" required value="${given(form, 'expiry')}"></div>
<div><label for="cvc">CVC</label><input id="cvc" name="cvc" inputmode="numeric" autocomplete="off" required value="${given(form, 'cvc')}"></div>
</div>
<details id="cards"><summary>Cards to try</summary>
<p class="soft">With any future date and any CVC:</p>
<ul class="soft"><li><code>4242 4242 4242 4242</code> pays</li><li><code>4000 0000 0000 0002</code> is declined</li><li><code>4000 0000 0000 9995</code> has no funds</li><li><code>4000 0000 0000 0341</code> is taken, and fails later</li><li><code>4000 0027 6000 3184</code> asks you to confirm</li></ul>
</details>
</fieldset>`;

/** What was typed, as a card; its problems are told by readCard. */
export function cardOfForm(form: URLSearchParams): CardInput {
  const [month = '', year = ''] = given(form, 'expiry').split(/\s*\/\s*/);
  return {
    number: given(form, 'card'),
    expMonth: Number(month),
    expYear: year.length === 2 ? 2000 + Number(year) : Number(year),
    cvc: given(form, 'cvc'),
  };
}
