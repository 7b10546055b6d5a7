import { get } from './api.js';
import { byId, debounced, h, toast } from './dom.js';
import { day, instant, money } from './format.js';
import { ReceiptView } from './receipt-view.js';
import { startUploads } from './uploads.js';

let shown;
let canCorrect;

async function showReceipt(id) {
  shown?.close();
  const view = new ReceiptView(id, { canCorrect, open: showReceipt });
  shown = view;
  const known = await view.start();
  if (shown !== view) return;
  byId('reading').replaceChildren(known ? view.node : h('p', { class: 'empty' }, 'This receipt has no reading.'));
  for (const button of byId('recent').querySelectorAll('button')) {
    button.setAttribute('aria-current', String(button.dataset.id === id));
  }
}

function recentRow(receipt) {
  const open = ['done', 'needs-review'].includes(receipt.state);
  const mark = { 'needs-review': h('span', { class: 'pill amber' }, 'look'), failed: h('span', { class: 'pill red' }, 'failed'),
    reading: h('span', { class: 'pill' }, 'reading'), received: h('span', { class: 'pill' }, 'received') }[receipt.state];
  return h('li', {}, h('button', { type: 'button', 'data-id': receipt.receipt_id, disabled: !open,
    'aria-current': String(receipt.receipt_id === shown?.id), onclick: () => showReceipt(receipt.receipt_id) },
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

/** A reading that is shown has changed somewhere. */
function refreshShown(event) {
  if (shown && (!event.detail || event.detail.receipt_id === shown.id)) shown.load().catch((error) => toast(error.message, true));
}

export async function startReceipts(context) {
  canCorrect = context.scopes.includes('receipts:write');
  startUploads(context, async (job) => {
    if (job.state !== 'failed') await showReceipt(job.receipt_id);
    refreshRecent();
  });
  for (const kind of ['receipt', 'receipt_job', 'resumed']) context.stream.addEventListener(kind, refreshRecent);
  for (const kind of ['receipt', 'receipt_review', 'resumed']) context.stream.addEventListener(kind, refreshShown);
  await loadRecent();
}
