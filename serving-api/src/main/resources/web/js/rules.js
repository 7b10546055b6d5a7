import { alertRules } from './api.js';
import { categoryName } from './categories.js';
import { byId, h, toast } from './dom.js';
import { minorOf, money, storeName } from './format.js';

const KINDS = {
  'drop-percent': 'drops by at least',
  'rise-percent': 'rises by at least',
  'target-reached': 'comes down to',
  'new-low': 'is lower than ever',
  'back-in-stock': 'is there again',
  'cheaper-elsewhere': 'is cheaper elsewhere by',
  shrinkflation: 'shrinks at the same price',
};
const PERCENT = new Set(['drop-percent', 'rise-percent', 'cheaper-elsewhere']);
const NIGHT = { from: '22:00', to: '07:00' };
const MOMENT = 1500;

/** What can be watched that this price is one of, the nearest first. */
function subjects(price) {
  const all = [{ label: `this at ${storeName(price.store)}`, names: { store: price.store, product: price.product } }];
  if (price.canonical_product_id) all.push({ label: 'this in all stores', names: { canonical_product_id: price.canonical_product_id } });
  if (price.category_id) all.push({ label: `all of ${categoryName(price.category_id)}`, names: { category_id: price.category_id } });
  return all;
}

const option = (value, text) => h('option', { value }, text);

/** The form that asks to be told about a price. */
export function rulePart(price) {
  const watchable = subjects(price);
  const subject = h('select', { name: 'subject', 'aria-label': 'What to watch' }, watchable.map((one, i) => option(i, one.label)));
  const kind = h('select', { name: 'kind', 'aria-label': 'What to be told' }, Object.entries(KINDS).map(([value, text]) => option(value, text)));
  const amount = h('input', { name: 'amount', inputmode: 'decimal', size: 6, required: true, value: '10', 'aria-label': 'By how much, or to what price' });
  const unit = h('span', { class: 'muted' }, '%');
  const night = h('input', { type: 'checkbox', name: 'night' });
  const fit = () => {
    const percent = PERCENT.has(kind.value);
    const target = kind.value === 'target-reached';
    amount.hidden = unit.hidden = !percent && !target;
    amount.disabled = amount.hidden;
    unit.textContent = percent ? '%' : price.price.currency;
    for (const one of subject.options) one.disabled = kind.value === 'cheaper-elsewhere' && watchable[one.value].names.category_id !== undefined;
    if (subject.selectedOptions[0]?.disabled) subject.value = 0;
  };
  kind.addEventListener('change', fit);
  const form = h('form', { class: 'rule-form', onsubmit: (event) => {
    event.preventDefault();
    set(rule(price, watchable[subject.value].names, kind.value, amount.value, night.checked)).catch((error) => toast(error.message, true));
  } },
  h('span', {}, 'Tell me when '), subject, kind, amount, unit,
  h('label', {}, night, ' not at night'), h('button', { type: 'submit', class: 'primary' }, 'Tell me'));
  fit();
  return form;
}

function rule(price, names, kind, amount, night) {
  const asked = { kind, ...names };
  const number = amount.trim().replace(',', '.');
  if (PERCENT.has(kind)) asked.percent = number;
  if (kind === 'target-reached') asked.target = { minor: minorOf(number, price.price.currency), currency: price.price.currency };
  if (night) asked.quiet = { ...NIGHT, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return asked;
}

async function set(asked) {
  await alertRules.set(asked);
  toast('You will be told.');
  setTimeout(showRules, MOMENT);
}

function sentence(one) {
  const what = one.name ?? one.product ?? (one.category_id ? `Anything of ${categoryName(one.category_id)}` : one.canonical_product_id);
  const where = one.store ? ` at ${storeName(one.store)}` : '';
  const much = one.target ? ` ${money(one.target)}` : one.percent ? ` ${one.percent} %` : '';
  return `${what}${where} ${KINDS[one.kind]}${much}${one.quiet ? ', not at night' : ''}`;
}

async function remove(ruleId) {
  await alertRules.remove(ruleId);
  setTimeout(showRules, MOMENT);
}

function row(one) {
  return h('li', {}, h('div', {}, h('p', {}, sentence(one)), one.note ? h('p', { class: 'small muted' }, one.note) : null),
    h('button', { type: 'button', class: 'quiet', 'aria-label': `Forget: ${sentence(one)}`, onclick: () => remove(one.rule_id).catch((error) => toast(error.message, true)) }, 'Forget'));
}

/** Shows what the household asked to be told. */
export async function showRules() {
  const { items } = await alertRules.list();
  const current = items.filter((one) => one.state !== 'over');
  byId('rule-count').textContent = String(current.length);
  byId('rule-list').replaceChildren(...current.map(row));
  byId('rules').hidden = !current.length;
}
