import { categoryName } from './categories.js';
import { sureness } from './confidence.js';
import { h } from './dom.js';
import { editable, editorForm } from './editable.js';
import { amountInput, categoryInput, quantityInput, textInput } from './editors.js';
import { money, percent } from './format.js';
import { question } from './receipt-reasons.js';

const SAYS = { household: () => 'as you said', store: () => 'as others said', catalogue: (product) => `${percent(product.confidence)} likely` };

const pointerOf = (line) => `/lines/${line.line_no}`;

const productName = (product) => [product.brand, product.name, product.size].filter(Boolean).join(' ');

/** A product as a correction gives it. */
const productValue = ({ name, brand, size, barcode }) => ({ name, ...(brand && { brand }), ...(size && { size }), ...(barcode && { barcode }) });

function quantity(view, line) {
  const calc = line.unit_price && line.quantity && line.quantity !== '1';
  const content = calc ? `${line.quantity}${line.unit ? ` ${line.unit}` : ''} × ${money(line.unit_price)}` : `× ${line.quantity ?? '1'}${line.unit ? ` ${line.unit}` : ''}`;
  if (!calc && !view.canCorrect) return null;
  return h('span', { class: 'calc' }, editable(view, { pointer: `${pointerOf(line)}/quantity`, label: `quantity of ${line.name}`,
    content, editor: () => quantityInput('Quantity', line.quantity ?? '1') }));
}

function product(view, line) {
  const pointer = `${pointerOf(line)}/product`;
  const pending = view.pending(pointer);
  if (pending) return h('span', { class: 'product saving' }, pending.shown, h('span', { class: 'small muted' }, ' saving…'));
  if (!line.product) return null;
  const name = productName(line.product.product);
  return h('span', { class: 'product' }, `→ ${name} · ${SAYS[line.product.provenance](line.product)} `,
    view.canCorrect ? h('button', { type: 'button', class: 'link', 'aria-label': `${line.name} is not ${name}`,
      onclick: () => view.saveAtOnce([{ pointer, value: null, shown: `not ${name}` }]) }, 'wrong?') : null);
}

function choice(view, label, correction) {
  return h('button', { type: 'button', class: 'choice', onclick: () => view.saveAtOnce([correction]) }, label);
}

/** What is asked about a line, with the answers that take one click. */
function doubts(view, line) {
  if (!view.canCorrect) return null;
  const pointer = pointerOf(line);
  return view.questions(line.line_no).map(({ reason, candidates }) => {
    if (reason === 'product-unsure') {
      if (view.pending(`${pointer}/product`)) return null;
      return h('div', { class: 'doubt' }, h('span', {}, question(reason)),
        candidates.map((candidate) => choice(view, `${productName(candidate.product)} — ${percent(candidate.confidence)}`,
          { pointer: `${pointer}/product`, value: productValue(candidate.product), shown: `→ ${productName(candidate.product)}` })),
        choice(view, candidates.length ? 'None of these' : 'No known product', { pointer: `${pointer}/product`, value: null, shown: 'no known product' }));
    }
    const field = reason === 'category-unsure' ? 'category_id' : 'name';
    if (view.pending(`${pointer}/${field}`)) return null;
    const value = reason === 'category-unsure' ? line.category_id : line.name;
    const shown = reason === 'category-unsure' ? categoryName(line.category_id) : line.name;
    return h('div', { class: 'doubt' }, h('span', {}, question(reason)),
      choice(view, `Yes, ${shown}`, { pointer: `${pointer}/${field}`, value, shown }));
  });
}

/** The first click asks, the second one takes the line out. */
function removal(view, line) {
  const button = h('button', { type: 'button', class: 'quiet remove', 'aria-label': `Take out ${line.name}`, title: 'Take this line out' }, '×');
  const relent = () => { button.textContent = '×'; button.classList.remove('sure-about'); };
  button.addEventListener('click', () => {
    if (button.classList.contains('sure-about')) return view.saveAtOnce([{ pointer: pointerOf(line), value: null, shown: 'taken out' }]);
    button.textContent = 'Take out?';
    button.classList.add('sure-about');
    return undefined;
  });
  button.addEventListener('blur', relent);
  return button;
}

function row(view, line) {
  const pointer = pointerOf(line);
  const gone = view.pending(pointer);
  const discount = line.discount ? h('span', { class: 'calc' }, `${money({ ...line.discount, minor: -line.discount.minor })} off included`) : null;
  return h('tr', { 'data-field': pointer, class: gone ? 'gone' : undefined },
    h('td', { class: 'name' },
      editable(view, { pointer: `${pointer}/name`, label: 'name', content: line.name, editor: () => textInput('Name', line.name) }),
      h('div', { class: 'kind' },
        editable(view, { pointer: `${pointer}/category_id`, label: `category of ${line.name}`,
          content: h('span', { class: 'pill' }, categoryName(line.category_id)), editor: () => categoryInput('Category', line.category_id) }),
        quantity(view, line), discount),
      product(view, line), doubts(view, line)),
    h('td', { class: 'conf' }, sureness(Math.min(line.confidence, line.category_confidence))),
    h('td', { class: 'num' }, editable(view, { pointer: `${pointer}/total`, label: `amount of ${line.name}`, content: money(line.total),
      editor: () => amountInput('Amount', line.total) })),
    view.canCorrect ? h('td', { class: 'out' }, gone ? h('span', { class: 'small muted' }, 'saving…') : removal(view, line)) : null);
}

/** The lines of a receipt. */
export function linesTable(view, receipt) {
  return h('table', {},
    h('caption', { class: 'visually-hidden' }, 'Lines of the receipt'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Item and category'),
      h('th', { scope: 'col', class: 'conf' }, 'Sure'), h('th', { scope: 'col', class: 'num' }, 'Amount'),
      view.canCorrect ? h('th', { scope: 'col', class: 'out' }, h('span', { class: 'visually-hidden' }, 'Take out')) : null)),
    h('tbody', {}, receipt.lines.map((line) => row(view, line))));
}

/** A line that was missed. */
export function missedLine(view) {
  const pending = view.pending('/lines/-');
  if (pending) return h('p', { class: 'saving small' }, pending.shown, h('span', { class: 'muted' }, ' saving…'));
  const button = h('button', { type: 'button', class: 'quiet small', 'data-edit': '/lines/-' }, '+ A line is missing');
  button.addEventListener('click', () => view.edit(button, (close) => {
    const inputs = [textInput('Name'), amountInput('Amount'), categoryInput('Category', undefined, 'Category by its name')];
    inputs[0].node.placeholder = 'Name';
    inputs[1].node.placeholder = '0.00';
    return editorForm(inputs, ([name, total, category]) => view.save([{ pointer: '/lines/-', shown: `${name.shown} ${total.shown}`,
      value: { name: name.value, total: total.value, ...(category.value && { category_id: category.value }) } }]), close);
  }));
  return button;
}
