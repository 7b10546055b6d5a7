import { said, sureness } from './confidence.js';
import { h } from './dom.js';
import { editable } from './editable.js';
import { amountInput, currencyInput, dateInput, textInput, timeInput } from './editors.js';
import { day, money } from './format.js';
import { linesTable, missedLine } from './receipt-lines.js';
import { sentences } from './receipt-reasons.js';

const clock = (time) => time.value.slice(0, 5);

function amount(view, pointer, label, read) {
  return editable(view, { pointer, label, content: read ? money(read.value) : 'enter', editor: () => amountInput(label, read?.value) });
}

function sums(view, receipt) {
  const rows = [];
  const add = (label, pointer, shown, look) => shown && rows.push(
    h('dt', { class: look, 'data-field': pointer }, label), h('dd', { class: look, 'data-field': pointer }, shown));
  const correctable = (label, pointer, read, look) => read && add(label, pointer, amount(view, pointer, label, read), look);
  correctable('Subtotal', '/subtotal', receipt.subtotal);
  receipt.taxes.forEach((tax, index) => {
    const rate = tax.rate ? ` ${Math.round(Number(tax.rate) * 10000) / 100} %` : '';
    add(`${tax.label ?? 'Tax'}${rate}`, `/taxes/${index}`, money(tax.amount));
  });
  if (!receipt.taxes.length) correctable('Tax', '/tax_total', receipt.tax_total);
  correctable('Rounding', '/rounding', receipt.rounding);
  correctable('Total', '/total', receipt.total, 'sum');
  add('Cash', '/cash', receipt.cash && money(receipt.cash.value));
  add('Change', '/change', receipt.change && money(receipt.change.value));
  const payments = (receipt.payments ?? []).map((payment, index) => ({ ...payment, index })).filter((payment) => payment.kind !== 'cash');
  payments.forEach((payment) => add(payment.label ?? payment.kind.replaceAll('-', ' '), `/payments/${payment.index}`, money(payment.amount)));
  add('Currency', '/currency', editable(view, { pointer: '/currency', label: 'currency', content: receipt.currency,
    editor: () => currencyInput('Currency', receipt.currency) }));
  return h('dl', {}, rows);
}

function head(view, receipt) {
  const date = editable(view, { pointer: '/date', label: 'date', content: receipt.date ? day(receipt.date.value) : 'date not read',
    editor: () => dateInput('Date', receipt.date?.value) });
  const time = receipt.time || view.canCorrect ? editable(view, { pointer: '/time', label: 'time', content: receipt.time ? clock(receipt.time) : 'time?',
    editor: () => timeInput('Time', receipt.time && clock(receipt.time)) }) : null;
  return h('header', { class: 'slip-head' },
    h('div', {},
      h('h3', { 'data-field': '/merchant' }, editable(view, { pointer: '/merchant', label: 'shop', content: receipt.merchant?.value ?? 'Shop not read',
        editor: () => textInput('The shop', receipt.merchant?.value) })),
      receipt.legal_name && receipt.legal_name.value !== receipt.merchant?.value ? h('p', { class: 'small muted' }, receipt.legal_name.value) : null,
      receipt.shop_address ? h('p', { class: 'small muted' }, receipt.shop_address.value) : null,
      h('p', { class: 'muted' }, h('span', { 'data-field': '/date' }, date), ' ', h('span', { 'data-field': '/time' }, time))),
    h('div', { class: 'slip-total', 'data-field': '/total' },
      h('strong', {}, amount(view, '/total', 'total', receipt.total)),
      receipt.total ? h('span', { class: 'small muted' }, sureness(receipt.total.confidence), ` ${said(receipt.total.confidence)}`) : null));
}

function duplicate(view, receipt, other) {
  const pending = view.pending('/duplicate_of');
  const name = other ? [other.merchant?.value, other.date && day(other.date.value), other.total && money(other.total.value)].filter(Boolean).join(', ') : 'another receipt';
  return h('div', { class: 'banner' },
    h('p', {}, 'It looks like another photo of ', h('button', { type: 'button', class: 'link', onclick: () => view.open(receipt.duplicate_of) }, name),
      ', so it is held and counts nowhere.'),
    pending ? h('span', { class: 'small muted' }, 'saving…')
      : view.canCorrect && h('button', { type: 'button', class: 'primary',
        onclick: () => view.saveAtOnce([{ pointer: '/duplicate_of', value: null, shown: 'another purchase' }]) }, 'It’s another purchase'));
}

function review(view, receipt) {
  const known = receipt.duplicate_of ? { ...receipt, review_reasons: receipt.review_reasons.filter((reason) => reason !== 'suspected-duplicate') } : receipt;
  const assumed = receipt.review_reasons.includes('currency-assumed') && view.canCorrect && !view.pending('/currency');
  const words = sentences(known);
  return words.length ? h('div', { class: 'look' }, h('strong', {}, 'Please have a look'), h('ul', {}, words.map((sentence) => h('li', {}, sentence))),
    assumed ? h('button', { type: 'button', class: 'choice',
      onclick: () => view.saveAtOnce([{ pointer: '/currency', value: receipt.currency, shown: receipt.currency }]) }, `It is ${receipt.currency}`) : null) : null;
}

function checks(receipt) {
  return h('div', { class: 'checks' },
    receipt.status === 'needs-review' ? h('span', { class: 'pill amber' }, 'Needs a look') : h('span', { class: 'pill green' }, '✓ Read'),
    receipt.arithmetic_ok ? h('span', { class: 'pill green' }, '✓ Sums check out') : null,
    receipt.corrected ? h('span', { class: 'pill' }, '✎ Corrected') : null);
}

/** A receipt as it was read, each value open to correction. */
export function slip(view, receipt, other) {
  return h('article', { class: 'slip' },
    head(view, receipt),
    receipt.duplicate_of ? duplicate(view, receipt, other) : null,
    review(view, receipt),
    linesTable(view, receipt),
    view.canCorrect ? h('div', { class: 'missed' }, missedLine(view), h('span', { class: 'small muted' }, 'Click whatever is wrong to correct it.')) : null,
    sums(view, receipt),
    checks(receipt));
}
