import { get, tellShown } from './api.js';
import { byId, debounced, h, toast } from './dom.js';
import { money, storeName } from './format.js';

const CONSENT = 'bitebudget.tell-shown';
const language = navigator.language.slice(0, 2);

let context;
let told;

const consents = () => localStorage.getItem(CONSENT) === 'true';

function item(product) {
  const price = product.offer && h('span', { class: product.offer.below_percent > 0 ? 'pill green' : 'small muted' },
    `${money(product.offer.price)} ${storeName(product.offer.store)}`);
  return h('li', {}, h('div', { class: 'aim-head' }, h('strong', {}, product.name), price ?? null), h('p', {}, product.sentence));
}

function part(title, products) {
  return products.length ? h('div', { class: 'bucket' }, h('h3', {}, title), h('ol', { class: 'aims' }, products.map(item))) : null;
}

function consentPart() {
  const change = (event) => localStorage.setItem(CONSENT, String(event.target.checked));
  return h('label', { class: 'small muted' }, h('input', { type: 'checkbox', checked: consents(), onchange: change }),
    ' Count how often I take what is suggested here');
}

const shown = (kind, products) => products.map(({ item_id, position }) => ({ item_id, kind, position }));

/** Told once for each list that is seen, and only with consent. */
async function tell(answer) {
  if (!consents() || !context.scopes.includes('events:write') || !answer.list_id || told === answer.list_id) return;
  const items = [...shown('next-basket', answer.next_basket), ...shown('product', answer.products)];
  if (!items.length) return;
  told = answer.list_id;
  await tellShown({ list_id: answer.list_id, model: answer.model, model_version: answer.model_version, items });
}

async function load() {
  const lang = ['en', 'es', 'de'].includes(language) ? language : undefined;
  try {
    const answer = await get(['recommendations'], { lang, limit: 6 });
    const parts = [answer.sentence && h('p', { class: 'empty' }, answer.sentence), answer.notice && h('p', { class: 'small muted' }, answer.notice),
      part('Next basket', answer.next_basket), part(answer.cold_start ? 'To begin with' : 'You may like', answer.products), consentPart()];
    byId('recommendations-body').replaceChildren(...parts.filter(Boolean));
    tell(answer).catch((error) => toast(error.message, true));
  } catch (error) {
    byId('recommendations-body').replaceChildren(h('p', { class: 'empty' }, error.message));
  }
}

export async function startRecommendations(given) {
  context = given;
  const refresh = debounced(load, 400);
  for (const kind of ['recommendations', 'resumed']) context.stream.addEventListener(kind, refresh);
  await load();
}
