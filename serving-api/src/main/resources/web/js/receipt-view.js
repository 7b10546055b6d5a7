import { find } from './api.js';
import { Corrections } from './corrections.js';
import { h, toast } from './dom.js';
import { money } from './format.js';
import { ReceiptPicture } from './receipt-picture.js';
import { slip } from './receipt-slip.js';

/** The boxes of a reading, each under the pointer of its field. */
function fieldsOf(receipt) {
  const field = (key, label, read) => read && { key, label, box: read.box, confidence: read.confidence };
  const sum = (key, label, read) => read && field(key, `${label} ${money(read.value)}`, read);
  return [
    receipt.merchant && field('/merchant', `Shop ${receipt.merchant.value}`, receipt.merchant),
    receipt.date && field('/date', `Date ${receipt.date.value}`, receipt.date),
    receipt.time && field('/time', `Time ${receipt.time.value}`, receipt.time),
    ...receipt.lines.map((line) => field(`/lines/${line.line_no}`, `${line.name} ${money(line.total)}`, line)),
    sum('/subtotal', 'Subtotal', receipt.subtotal),
    ...receipt.taxes.map((tax, index) => field(`/taxes/${index}`, `Tax ${money(tax.amount)}`, tax)),
    sum('/tax_total', 'Tax', receipt.tax_total),
    sum('/rounding', 'Rounding', receipt.rounding),
    sum('/total', 'Total', receipt.total),
    sum('/cash', 'Cash', receipt.cash),
    sum('/change', 'Change', receipt.change),
    ...(receipt.payments ?? []).map((payment, index) => field(`/payments/${index}`, `Paid ${money(payment.amount)}`, payment)),
  ].filter((read) => read?.box);
}

const lineOf = (pointer) => /^\/lines\/\d+/.exec(pointer)?.[0] ?? pointer;

/** One receipt opened: its photo with the boxes, what was read beside it, and the corrections on their way. */
export class ReceiptView {
  #editing = 0;
  #review;

  /** @param open shows another receipt */
  constructor(id, { canCorrect, open }) {
    this.id = id;
    this.canCorrect = canCorrect;
    this.open = open;
    this.status = h('p', { class: 'visually-hidden', role: 'status' });
    this.slip = h('div', { class: 'slip-side' });
    this.picture = new ReceiptPicture((key) => this.#pick(key));
    this.node = h('div', { class: 'receipt-view' }, this.picture.node, this.slip, this.status);
    this.corrections = new Corrections(id, () => this.load());
    this.corrections.addEventListener('changed', () => this.#render());
    this.corrections.addEventListener('late', () => toast('Your correction was taken, but the new reading is late. It will show up by itself.', true));
    for (const kind of ['pointerover', 'focusin']) this.node.addEventListener(kind, (event) => this.#light(event));
    this.node.addEventListener('pointerleave', () => this.#unlight());
  }

  /** Fetches photo and reading; false if there is no reading. */
  async start() {
    const known = await this.load();
    if (known) this.picture.load(this.id);
    return known;
  }

  /** Fetches the reading anew, and shows it if it has changed. */
  async load() {
    const [receipt, review] = await Promise.all([find(['receipts', this.id]), find(['receipts', this.id, 'review'])]);
    if (!receipt) return false;
    const changed = receipt.revision !== this.receipt?.revision || JSON.stringify(review) !== JSON.stringify(this.#review);
    const again = this.receipt && receipt.revision !== this.receipt.revision;
    this.receipt = receipt;
    this.#review = review;
    if (changed) {
      this.other = receipt.duplicate_of ? await find(['receipts', receipt.duplicate_of]) : undefined;
      this.corrections.settle(receipt.revision);
      this.#render();
      if (again) this.status.textContent = `Read anew: the total is ${receipt.total ? money(receipt.total.value) : 'not known'}.`;
    }
    return true;
  }

  close() {
    this.picture.close();
  }

  pending(pointer) {
    return this.corrections.pending(pointer);
  }

  /** What is asked about a line. */
  questions(lineNo) {
    return (this.#review?.lines ?? []).filter((line) => line.line_no === lineNo);
  }

  /** Sends corrections; fails with what was refused. */
  save(corrections) {
    return this.corrections.send(this.receipt.revision, corrections);
  }

  /** Sends a correction that has no editor to tell what was refused. */
  saveAtOnce(corrections) {
    return this.save(corrections).catch((error) => toast(error.message, true));
  }

  /** Opens an editor: below the line where the button is in one, else in the button's place. Nothing is drawn anew meanwhile. */
  edit(button, make) {
    if (button.getAttribute('aria-expanded') === 'true') return;
    let open = true;
    const close = () => {
      if (!open) return;
      open = false;
      this.#editing -= 1;
      button.removeAttribute('aria-expanded');
      if (button.isConnected) place.remove();
      else place.replaceWith(button);
      this.#render();
      this.slip.querySelector(`[data-edit="${button.dataset.edit}"]`)?.focus();
    };
    const form = make(close);
    const line = button.closest('tr');
    const place = line ? h('tr', { class: 'editing', 'data-field': line.dataset.field }, h('td', { colspan: line.cells.length }, form)) : form;
    this.#editing += 1;
    button.setAttribute('aria-expanded', 'true');
    if (line) line.after(place);
    else button.replaceWith(place);
    const input = form.querySelector('input, select');
    input.focus();
    input.select?.();
  }

  /** What is printed where a field was read. */
  strip(pointer) {
    return this.picture.strip(lineOf(pointer));
  }

  #render() {
    if (!this.receipt || this.#editing > 0) return;
    const focused = this.slip.contains(document.activeElement) ? document.activeElement.dataset.edit : undefined;
    this.slip.replaceChildren(slip(this, this.receipt, this.other));
    this.picture.draw(fieldsOf(this.receipt), this.receipt.pages?.[0]);
    if (focused) this.slip.querySelector(`[data-edit="${focused}"]`)?.focus();
  }

  #pick(key) {
    const field = this.slip.querySelector(`[data-field="${key}"]`);
    field?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    field?.querySelector('.edit')?.focus({ preventScroll: true });
  }

  #light(event) {
    const key = event.target.closest?.('[data-field]')?.dataset.field;
    this.#unlight();
    if (!key) return;
    for (const part of this.node.querySelectorAll(`[data-field="${key}"]`)) part.classList.add('lit');
    if (this.slip.contains(event.target)) this.picture.reveal(key);
  }

  #unlight() {
    for (const part of this.node.querySelectorAll('.lit')) part.classList.remove('lit');
  }
}
