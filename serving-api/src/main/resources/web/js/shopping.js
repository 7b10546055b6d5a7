import { find, get, shoppingLists } from './api.js';
import { byId, debounced, h, toast } from './dom.js';
import { day, money, seenAgo, storeName } from './format.js';

const TRIES = 6;
const PAUSE = 400;

let lists = [];
let shown;
let queue = Promise.resolve();

const pause = (millis) => new Promise((done) => { setTimeout(done, millis); });

const listName = (list) => list.title ?? `List of ${day(list.created_at.slice(0, 10))}`;

const asked = (item) => [item.quantity, item.unit].filter(Boolean).join(' ');

/** What the gateway takes of a list. */
const wanted = (list) => ({
  revision: list.revision,
  title: list.title,
  items: list.items.map(({ item_id, text, quantity, unit, category_id, product_id, checked }) => ({ item_id, text, quantity, unit, category_id, product_id, checked })),
});

/** The list once it is newer than a revision: what the gateway has taken is served a moment later. */
async function newer(listId, revision) {
  for (let i = 0; i < TRIES; i += 1) {
    const list = await find(['shopping-lists', listId]);
    if (!list || list.revision > revision) return list;
    await pause(PAUSE);
  }
  return undefined;
}

/** Makes a change; if somebody was faster, makes it to what they made of the list. */
async function change(listId, edit) {
  let list = lists.find((one) => one.list_id === listId);
  for (let i = 0; list && i < TRIES; i += 1) {
    const edited = edit(structuredClone(list));
    keep(edited);
    try {
      const { revision } = await shoppingLists.change(listId, wanted(edited));
      keep({ ...edited, revision });
      return;
    } catch (error) {
      if (error.code !== 'revision-conflict') {
        keep(list);
        throw error;
      }
      list = await newer(listId, list.revision);
    }
  }
  throw new Error('The list is being changed elsewhere. Try again.');
}

/** One change after the other, so that each knows the revision before it. */
function apply(edit) {
  const listId = shown;
  queue = queue.then(() => change(listId, edit)).catch((error) => toast(error.message, true));
}

function keep(list) {
  const known = lists.find((one) => one.list_id === list.list_id);
  if (known && known.revision > list.revision) return;
  lists = known ? lists.map((one) => (one === known ? list : one)) : [list, ...lists];
  render();
}

const editItem = (itemId, edit) => (list) => ({
  ...list,
  items: list.items.map((item) => (item.item_id === itemId ? { ...item, ...edit } : item)),
});

function itemRow(item) {
  const box = h('input', { type: 'checkbox', checked: item.checked, onchange: () => apply(editItem(item.item_id, { checked: box.checked })) });
  return h('li', { class: item.checked ? 'item checked' : 'item' },
    h('label', {}, box, h('span', {}, item.text), asked(item) ? h('span', { class: 'muted' }, asked(item)) : null),
    h('button', { class: 'quiet', type: 'button', 'aria-label': `Take ${item.text} off the list`,
      onclick: () => apply((list) => ({ ...list, items: list.items.filter((one) => one.item_id !== item.item_id) })) }, '×'));
}

/** "2 l milk" asks for 2 l of milk, "6 eggs" for 6. */
export function itemOf(text) {
  const [, quantity, unit, name] = /^(?:(\d{1,5}(?:[.,]\d{1,3})?)\s*(kg|g|l|ml|cl)?\s+)?(.+)$/i.exec(text.trim()) ?? [];
  return name && { item_id: shoppingLists.newItemId(), text: name, quantity: quantity?.replace(',', '.'), unit: unit?.toLowerCase(), checked: false };
}

function addForm() {
  const input = h('input', { type: 'text', maxlength: 200, placeholder: 'Add, e.g. 2 l milk', 'aria-label': 'What to buy', autocomplete: 'off' });
  const submit = (event) => {
    event.preventDefault();
    const item = itemOf(input.value);
    input.value = '';
    if (item) apply((list) => ({ ...list, items: [...list.items, item] }));
  };
  return h('form', { class: 'add-item', onsubmit: submit }, input, h('button', { class: 'primary', type: 'submit' }, 'Add'));
}

function titleInput(list) {
  return h('input', { class: 'list-title', type: 'text', maxlength: 100, value: list.title ?? '', placeholder: listName(list), 'aria-label': 'Title of the list',
    onchange: (event) => apply((one) => ({ ...one, title: event.target.value.trim() || undefined })) });
}

async function remove(listId) {
  try {
    await shoppingLists.remove(listId);
    lists = lists.filter((list) => list.list_id !== listId);
    shown = lists[0]?.list_id;
    render();
    await loadFacts();
  } catch (error) {
    toast(error.message, true);
  }
}

async function create() {
  try {
    const { list_id, revision } = await shoppingLists.create({ items: [] });
    shown = list_id;
    keep({ list_id, revision, created_at: new Date().toISOString(), items: [] });
    byId('shopping-facts').replaceChildren();
    byId('shopping-list').querySelector('.add-item input').focus();
  } catch (error) {
    toast(error.message, true);
  }
}

function render() {
  const list = lists.find((one) => one.list_id === shown);
  const choice = byId('list-choice');
  choice.replaceChildren(...lists.map((one) => h('option', { value: one.list_id, selected: one.list_id === shown }, listName(one))));
  choice.hidden = lists.length < 2;
  if (!list) {
    byId('shopping-list').replaceChildren(h('div', { class: 'empty' }, h('strong', {}, 'No shopping list yet'), 'Start one; receipts then show what was bought of it.'));
    byId('shopping-facts').replaceChildren();
    return;
  }
  const typed = byId('shopping-list').querySelector('.add-item input');
  const form = addForm();
  if (typed) form.querySelector('input').value = typed.value;
  const hadFocus = typed && typed === document.activeElement;
  byId('shopping-list').replaceChildren(titleInput(list), h('ul', { class: 'items' }, list.items.map(itemRow)), form,
    h('button', { class: 'quiet take-away', type: 'button', onclick: () => remove(list.list_id) }, 'Take this list away'));
  if (hadFocus) form.querySelector('input').focus();
}

const names = (parts, of) => (parts.length ? parts.map((part) => of(part) ?? '…').join(', ') : 'nothing');

function receiptPart(match) {
  if (!match) return h('p', { class: 'muted' }, 'No receipt has bought anything of this list yet.');
  return h('div', { class: 'held' },
    h('p', {}, h('strong', {}, match.merchant ?? 'Receipt'), match.date ? h('span', { class: 'muted' }, ` ${day(match.date)}`) : null),
    h('ul', { class: 'bought' }, match.bought.map((pair) => h('li', {}, h('span', { class: 'pill green' }, '✓'), h('span', {}, pair.text ?? '…'),
      h('span', { class: 'muted' }, pair.name ?? ''), h('span', { class: 'num' }, pair.total ? money(pair.total) : '')))),
    h('p', {}, h('span', { class: 'pill amber' }, 'missed'), ` ${names(match.missing, (item) => item.text)}`),
    h('p', {}, h('span', { class: 'pill' }, 'besides'), ` ${names(match.extra, (line) => line.name)}`));
}

const age = (days) => (days === 0 ? 'today' : `${days} d old`);

function basketPart(basket, i) {
  const oldest = Math.max(0, ...basket.choices.map((choice) => choice.age_days));
  return h('details', { open: i === 0 },
    h('summary', {}, h('strong', {}, storeName(basket.store)), h('span', { class: 'num' }, money(basket.total)),
      h('span', { class: 'muted' }, `${basket.choices.length} of ${basket.choices.length + basket.out_of_stock.length + basket.not_sold.length}, ${age(oldest)}`)),
    h('table', { class: 'offers' }, h('tbody', {}, basket.choices.map((choice) => h('tr', {},
      h('td', {}, choice.text), h('td', { class: 'muted' }, `${choice.packs > 1 ? `${choice.packs} × ` : ''}${choice.name}${choice.size_known ? '' : ' (size not known)'}`,
        h('span', { class: choice.holds ? 'small' : 'small doubtful' }, ` ${seenAgo(choice)}`)),
      h('td', { class: 'num' }, money(choice.cost)))))),
    basket.out_of_stock.length ? h('p', { class: 'muted' }, `Out of stock there: ${names(basket.out_of_stock, (item) => item.text)}`) : null,
    basket.not_sold.length ? h('p', { class: 'muted' }, `Not sold there: ${names(basket.not_sold, (item) => item.text)}`) : null);
}

function splitPart(split) {
  if (!split || split.stores.length < 2) return null;
  return h('div', { class: 'split' },
    h('h4', {}, 'Best at two stores ', h('span', { class: 'num' }, money(split.total))),
    h('ul', {}, split.stores.map((part) => h('li', {}, h('strong', {}, storeName(part.store)), ' ', h('span', { class: 'num' }, money(part.total)),
      h('p', { class: 'muted' }, names(part.choices, (choice) => `${choice.packs > 1 ? `${choice.packs} × ` : ''}${choice.name} (${seenAgo(choice)})`))))),
    split.missing.length ? h('p', { class: 'muted' }, `At neither: ${names(split.missing, (item) => item.text)}`) : null);
}

async function loadFacts() {
  const listId = shown;
  if (!listId) return;
  const [matches, prices] = await Promise.all([find(['shopping-lists', listId, 'matches']), find(['shopping-lists', listId, 'prices'])]);
  if (listId !== shown) return;
  byId('shopping-facts').replaceChildren(
    h('h3', {}, 'Last receipt'), receiptPart(matches?.items[0]),
    h('h3', {}, 'What is left costs'),
    ...(prices?.items.length ? [splitPart(prices.best_split), ...prices.items.map(basketPart)].filter(Boolean) : [h('p', { class: 'muted' }, 'No store has a price for what is left.')]));
}

async function load() {
  const { items } = await get(['shopping-lists'], { limit: 50 });
  lists = items.map((list) => {
    const known = lists.find((one) => one.list_id === list.list_id);
    return known && known.revision > list.revision ? known : list;
  });
  if (!lists.some((list) => list.list_id === shown)) shown = lists[0]?.list_id;
  render();
  await loadFacts();
}

export async function startShopping(context) {
  byId('list-new').addEventListener('click', create);
  byId('list-choice').addEventListener('change', (event) => {
    shown = event.target.value;
    render();
    loadFacts().catch((error) => toast(error.message, true));
  });
  const refresh = debounced(() => load().catch((error) => toast(error.message, true)), 300);
  for (const kind of ['shopping_list', 'shopping_match', 'resumed']) context.stream.addEventListener(kind, refresh);
  await load();
}
