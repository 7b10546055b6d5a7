import { aims } from './api.js';
import { categoryInput } from './editors.js';
import { h, toast } from './dom.js';
import { minorOf, todayIn } from './format.js';

/** Says what came of a command. */
export async function carryOut(command, said) {
  try {
    await command();
    toast(said);
    return true;
  } catch (error) {
    toast(error.message, true);
    return false;
  }
}

const text = (name, placeholder) => h('input', { type: 'text', name, maxlength: 120, placeholder, required: true });
const date = (name, min, value) => h('input', { type: 'date', name, min, value, required: true });
const amount = (name) => h('input', { type: 'number', name, min: 0.001, step: 'any', required: true });
const whole = (name, most, value) => h('input', { type: 'number', name, min: 1, max: most, value, required: true });
const currencyCode = () => h('input', { type: 'text', name: 'currency', value: 'EUR', maxlength: 3, size: 4, pattern: '[A-Z]{3}', required: true });
const choice = (name, options) => h('select', { name }, Object.entries(options).map(([value, label]) => h('option', { value }, label)));
const moneyOf = (number, currency) => ({ minor: minorOf(number.value, currency.value), currency: currency.value });
const labelled = (label, input) => h('label', {}, label, input);

/**
 * A form that opens below its title and sets an aim; it is emptied once the aim was taken.
 *
 * @param read answers the aim's members
 */
function aimForm(title, button, kind, said, fields, read) {
  const form = h('form', { class: 'plan-form', onsubmit: async (event) => {
    event.preventDefault();
    if (await carryOut(() => aims.create(kind, read()), said)) {
      form.reset();
      details.open = false;
    }
  } }, fields, h('button', { class: 'primary', type: 'submit' }, button));
  const details = h('details', { class: 'aim-form' }, h('summary', {}, title), form);
  return details;
}

export function goalForm(zone) {
  const name = text('name', 'A bicycle');
  const target = amount('target');
  const currency = currencyCode();
  const deadline = date('deadline', todayIn(zone));
  return aimForm('Save for something', 'Save for it', 'goals', 'The goal is on its way.',
    [labelled('What for', name), labelled('Amount', target), labelled('Currency', currency), labelled('By', deadline)],
    () => ({ name: name.value, zone, target: moneyOf(target, currency), deadline: deadline.value }));
}

export function instalmentForm(zone) {
  const name = text('name', 'The sofa');
  const total = amount('total');
  const currency = currencyCode();
  const category = categoryInput('Category', 'household');
  const count = whole('count', 600, 12);
  const first = date('first_due', undefined, todayIn(zone));
  const rhythm = choice('rhythm', { monthly: 'each month', fortnightly: 'every two weeks', weekly: 'each week' });
  return aimForm('Pay something in parts', 'Pay in parts', 'instalments', 'The instalments are on their way. Their days are reserved in the budget.',
    [labelled('What for', name), labelled('In all', total), labelled('Currency', currency), labelled('Category', category.node), labelled('Parts', count),
      labelled('First on', first), labelled('Then', rhythm)],
    () => ({ name: name.value, zone, total: moneyOf(total, currency), category_id: category.node.value, count: Number(count.value),
      first_due: first.value, rhythm: rhythm.value }));
}

export function challengeForm(zone) {
  const name = text('name', 'No snacks');
  const kind = choice('kind', { 'no-spend-days': 'days without spending', streak: 'days in a row below a limit', 'spending-cap': 'no more than a limit in all' });
  const category = categoryInput('Category', '', 'everything');
  const start = date('start', undefined, todayIn(zone));
  const end = date('end', todayIn(zone));
  const days = whole('target_days', 366, 7);
  const limit = amount('limit');
  const currency = currencyCode();
  const daysLabel = labelled('Days to keep it', days);
  const limitLabel = labelled('Limit', limit);
  const fit = () => {
    limit.disabled = limitLabel.hidden = kind.value === 'no-spend-days';
    days.disabled = daysLabel.hidden = kind.value === 'spending-cap';
  };
  kind.addEventListener('change', fit);
  const form = aimForm('Take on a challenge', 'Take it on', 'challenges', 'The challenge is on its way.',
    [labelled('Name', name), labelled('What', kind), labelled('Of', category.node), labelled('From', start), labelled('To', end), daysLabel, limitLabel,
      labelled('Currency', currency)],
    () => ({ name: name.value, zone, kind: kind.value, category_ids: category.node.value ? [category.node.value] : [], start: start.value, end: end.value,
      target_days: days.disabled ? undefined : Number(days.value), limit: limit.disabled ? { minor: 0, currency: currency.value } : moneyOf(limit, currency) }));
  form.addEventListener('reset', () => setTimeout(fit));
  fit();
  return form;
}
