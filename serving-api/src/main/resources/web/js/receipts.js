import { find, get, scan } from './api.js';
import { categoryName } from './categories.js';
import { byId, debounced, h, toast } from './dom.js';
import { day, instant, money, percent } from './format.js';

const FINAL = new Set(['done', 'needs-review', 'failed']);
const POLL_MILLIS = 1000;
const WATCH_MILLIS = 5000;
const MAX_BYTES = 10 * 1024 * 1024;

const REASONS = {
  'arithmetic-mismatch': 'the sums do not add up',
  'total-missing': 'no total was found',
  'date-missing': 'no date was found',
  'merchant-missing': 'no shop name was found',
};

let shown;

function steps(state, message) {
  const order = ['received', 'reading', 'done'];
  const names = { received: 'received', reading: 'reading', done: 'done', 'needs-review': 'needs a look', failed: 'failed' };
  const at = FINAL.has(state) ? 2 : Math.max(0, order.indexOf(state));
  const items = order.map((step, index) => {
    if (index < at) return h('li', { class: 'past' }, step);
    if (index > at) return h('li', {}, step);
    const look = { failed: 'bad', 'needs-review': 'review', done: 'past' }[state] ?? 'now working';
    return h('li', { class: look, 'aria-current': 'step' }, names[state] ?? state);
  });
  return [h('ol', { class: 'steps' }, items), message ? h('p', { class: 'small muted' }, message) : null];
}

/** Watches one upload from the photo to its reading, by the stream where it is open and by asking where it is not. */
class Job {
  constructor(file, context) {
    this.context = context;
    this.body = h('div', {}, h('strong', { class: 'small' }, file.name), h('div', { class: 'state' }, steps('sending')));
    const picture = file.type.startsWith('image/')
      ? h('img', { src: URL.createObjectURL(file), alt: '' })
      : h('div', { class: 'thumb' });
    this.node = h('li', { class: 'job' }, picture, this.body);
    byId('jobs').prepend(this.node);
  }

  show(state, message) {
    this.state = state;
    this.body.querySelector('.state').replaceChildren(...steps(state, message).filter(Boolean));
  }

  async run(file) {
    try {
      const accepted = await scan(file, this.context.zone);
      this.id = accepted.job_id;
      this.show('received', accepted.duplicate ? 'This photo was sent before.' : undefined);
      this.heard = (event) => event.detail.job_id === this.id && this.update(event.detail);
      this.context.stream.addEventListener('receipt_job', this.heard);
      await this.ask();
    } catch (error) {
      this.show('failed', error.message);
    }
  }

  async ask() {
    if (FINAL.has(this.state)) return;
    const job = await find(['receipts', 'jobs', this.id]).catch(() => undefined);
    if (job) await this.update(job);
    if (!FINAL.has(this.state)) setTimeout(() => this.ask(), this.context.stream.open ? WATCH_MILLIS : POLL_MILLIS);
  }

  async update(job) {
    if (FINAL.has(this.state)) return;
    this.show(job.state, job.message);
    if (!FINAL.has(job.state)) return;
    this.context.stream.removeEventListener('receipt_job', this.heard);
    if (job.state !== 'failed') await showReceipt(job.receipt_id);
    refreshRecent();
  }
}

function sureness(confidence) {
  return h('span', { class: confidence < 0.7 ? 'sure low' : 'sure', title: `${percent(confidence)} sure` },
    h('span', { style: { width: percent(confidence) } }), h('span', { class: 'visually-hidden' }, percent(confidence)));
}

function lineRow(line) {
  const calc = line.quantity && line.unit_price && line.quantity !== '1'
    ? h('span', { class: 'calc' }, `${line.quantity}${line.unit ? ` ${line.unit}` : ''} × ${money(line.unit_price)}`)
    : null;
  const discount = line.discount ? h('span', { class: 'calc' }, `${money({ ...line.discount, minor: -line.discount.minor })} off included`) : null;
  return h('tr', {},
    h('td', { class: 'name' }, line.name, calc, discount),
    h('td', { class: 'cat' }, h('span', { class: 'pill' }, categoryName(line.category_id))),
    h('td', { class: 'conf' }, sureness(Math.min(line.confidence, line.category_confidence))),
    h('td', { class: 'num' }, money(line.total)));
}

function sums(receipt) {
  const rows = [];
  const add = (label, read, look) => read && rows.push(h('dt', { class: look }, label), h('dd', { class: look }, money(read.value)));
  add('Subtotal', receipt.subtotal);
  for (const tax of receipt.taxes) {
    const rate = tax.rate ? ` ${Math.round(Number(tax.rate) * 10000) / 100} %` : '';
    rows.push(h('dt', {}, `${tax.label ?? 'Tax'}${rate}`), h('dd', {}, money(tax.amount)));
  }
  if (!receipt.taxes.length) add('Tax', receipt.tax_total);
  add('Rounding', receipt.rounding);
  add('Total', receipt.total, 'sum');
  add('Cash', receipt.cash);
  add('Change', receipt.change);
  return h('dl', {}, rows);
}

function slip(receipt) {
  const review = receipt.status === 'needs-review';
  const reasons = receipt.review_reasons.map((reason) => REASONS[reason] ?? reason.replaceAll('-', ' ')).join(', ');
  const when = receipt.date ? `${day(receipt.date.value)}${receipt.time ? `, ${receipt.time.value.slice(0, 5)}` : ''}` : 'date not read';
  return h('article', { class: 'slip' },
    h('header', { class: 'slip-head' },
      h('div', {}, h('h3', {}, receipt.merchant?.value ?? 'Shop not read'), h('p', { class: 'muted' }, when)),
      h('div', { class: 'slip-total' },
        h('strong', {}, receipt.total ? money(receipt.total.value) : '–'),
        receipt.total ? h('span', { class: 'small muted' }, sureness(receipt.total.confidence), ` ${percent(receipt.total.confidence)} sure`) : null)),
    h('table', {},
      h('caption', { class: 'visually-hidden' }, 'Lines of the receipt'),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Item'), h('th', { scope: 'col', class: 'cat' }, 'Category'),
        h('th', { scope: 'col', class: 'conf' }, 'Sure'), h('th', { scope: 'col', class: 'num' }, 'Amount'))),
      h('tbody', {}, receipt.lines.map(lineRow))),
    sums(receipt),
    h('div', { class: 'checks' },
      review ? h('span', { class: 'pill amber' }, `Needs a look: ${reasons || 'not sure enough'}`) : h('span', { class: 'pill green' }, '✓ Read'),
      receipt.arithmetic_ok ? h('span', { class: 'pill green' }, '✓ Sums check out') : null));
}

async function showReceipt(id) {
  shown = id;
  const receipt = await find(['receipts', id]);
  if (shown !== id) return;
  byId('reading').replaceChildren(receipt ? slip(receipt) : h('p', { class: 'empty' }, 'This receipt has no reading.'));
  for (const button of byId('recent').querySelectorAll('button')) {
    button.setAttribute('aria-current', String(button.dataset.id === id));
  }
}

function recentRow(receipt) {
  const open = ['done', 'needs-review'].includes(receipt.state);
  const mark = { 'needs-review': h('span', { class: 'pill amber' }, 'look'), failed: h('span', { class: 'pill red' }, 'failed'),
    reading: h('span', { class: 'pill' }, 'reading'), received: h('span', { class: 'pill' }, 'received') }[receipt.state];
  return h('li', {}, h('button', { type: 'button', 'data-id': receipt.receipt_id, disabled: !open,
    'aria-current': String(receipt.receipt_id === shown), onclick: () => showReceipt(receipt.receipt_id) },
    h('span', { class: 'shop' }, receipt.merchant ?? 'Unnamed receipt'),
    h('span', { class: 'num' }, receipt.total ? money(receipt.total) : ''),
    h('span', { class: 'when' }, receipt.date ? day(receipt.date) : instant(receipt.updated_at)),
    h('span', { class: 'num' }, mark)));
}

async function loadRecent() {
  const { items } = await get(['receipts'], { limit: 20 });
  byId('recent').replaceChildren(...items.map(recentRow));
  if (!items.length) byId('recent').append(h('li', { class: 'small muted' }, 'No receipts yet.'));
  const first = items.find((receipt) => ['done', 'needs-review'].includes(receipt.state));
  if (!shown && first) await showReceipt(first.receipt_id);
  if (!shown) {
    byId('reading').replaceChildren(h('div', { class: 'empty' }, h('strong', {}, 'Nothing read yet'),
      'Drop a photo, and its lines, categories and total appear here within seconds.'));
  }
}

const refreshRecent = debounced(() => loadRecent().catch((error) => toast(error.message, true)), 300);

export async function startReceipts(context) {
  const drop = byId('drop');
  const take = (files) => {
    for (const file of files) {
      if (file.size > MAX_BYTES) toast(`${file.name} is larger than 10 MB.`, true);
      else new Job(file, context).run(file);
    }
  };
  byId('file').addEventListener('change', (event) => {
    take(event.target.files);
    event.target.value = '';
  });
  for (const kind of ['dragenter', 'dragover']) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add('over'); });
  }
  for (const kind of ['dragleave', 'drop']) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.remove('over'); });
  }
  drop.addEventListener('drop', (event) => take(event.dataTransfer.files));
  for (const kind of ['receipt', 'receipt_job', 'resumed']) context.stream.addEventListener(kind, refreshRecent);
  await loadRecent();
}
