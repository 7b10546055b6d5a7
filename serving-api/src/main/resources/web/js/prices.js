import { find, get } from './api.js';
import { categoryName } from './categories.js';
import { forecastChart } from './chart.js';
import { byId, debounced, h, toast } from './dom.js';
import { legendPart, speakersPart } from './forecast-parts.js';
import { rulePart } from './rules.js';
import { dateIn, day, major, money, moneyOf, percent, seenAgo, storeName, unitPrice } from './format.js';

const ARROWS = { falling: '↘', rising: '↗', steady: '' };
const OTHERS = 3;
const HELD = 10;

let shown;
let search = 0;

const same = (a, b) => a && b && a.store === b.store && a.product === b.product;

const key = (price) => `${encodeURIComponent(price.store)}|${encodeURIComponent(price.product)}`;

function listRow(price) {
  return h('li', {}, h('button', { type: 'button', 'data-key': key(price), 'aria-current': String(Boolean(same(price, shown))), onclick: () => show(price) },
    h('span', { class: 'name' }, price.name),
    h('span', { class: 'num' }, money(price.price), ' ', h('span', { class: price.trend, title: price.trend }, ARROWS[price.trend])),
    h('span', { class: 'store' }, `${storeName(price.store)}${price.size ? ` · ${price.size}` : ''}`),
    h('span', { class: 'num' }, price.promo ? h('span', { class: 'pill green' }, price.promo.text || 'offer') : null)));
}

async function list() {
  search += 1;
  const asked = search;
  const { items } = await get(['prices'], { q: byId('price-q').value.trim(), limit: 100 });
  if (asked !== search) return;
  // prices that move first: they are what somebody looks for
  items.sort((one, other) => changes(other) - changes(one));
  byId('price-list').replaceChildren(...items.map(listRow));
  if (!items.length) byId('price-list').append(h('li', { class: 'empty' }, 'No product by that name.'));
  if (!shown && items.length) await show(items[0]);
  if (!shown) byId('price-detail').replaceChildren(h('div', { class: 'empty' }, h('strong', {}, 'No prices yet'), 'Prices come from feeds and from your receipts.'));
}

async function history(price) {
  const answer = await find(['prices', price.store, price.product, 'history'], { limit: 1000 }).catch(() => undefined);
  // what rests in quarantine is named below the chart: a price in cents would flatten all others
  const points = (answer?.points ?? []).filter((point) => !point.quarantined).map((point) => ({ date: point.date, value: major(point.price), promo: point.promo, receipt: point.source === 'receipt', trust: point.trust }));
  return { name: storeName(price.store), points };
}

/** How likely the price is to change. */
function changesPart(forecast) {
  const likely = [[forecast?.changes, 'another price', forecast?.days_to_change], [forecast?.promotions, 'a promotion', forecast?.days_to_promotion]]
    .filter(([chances]) => chances?.length)
    .map(([chances, what, days]) => `${what}: ${chances.map((chance) => `${percent(chance.probability)} within ${chance.days} days`).join(', ')}${days ? `; as likely as not within ${days}` : ''}`);
  return likely.length ? h('p', { class: 'small muted' }, likely.map((text, i) => [i > 0 ? h('br') : null, `${text}.`])) : null;
}

function lately(price) {
  return price.statistics.find((one) => one.window_days === 30) ?? price.statistics[0];
}

function changes(price) {
  return lately(price)?.changes ?? 0;
}

function statistics(price) {
  const month = lately(price);
  const parts = [['lowest ever', `${money(price.lowest)}`, day(price.lowest_on)], ['unit price', unitPrice(price.unit_price), price.size]];
  if (month) {
    const mean = major({ minor: month.mean_micro_minor / 1e6, currency: price.price.currency });
    parts.push([`${month.window_days}-day mean`, moneyOf(mean, price.price.currency), `${money(month.min)} to ${money(month.max)}`]);
    parts.push(['changes', String(month.changes), `in ${month.window_days} days`]);
  }
  return h('div', { class: 'figures-row' }, parts.map(([label, value, more]) => h('div', {}, h('b', {}, value), h('span', {}, `${label}${more ? `, ${more}` : ''}`))));
}

function offerMarks(offer) {
  return h('span', { class: 'small muted' }, ` ${seenAgo(offer)}`,
    offer.source === 'receipt' ? ', on a receipt' : null,
    offer.in_stock ? null : ', out of stock',
    offer.identity?.likelihood === 'likely' ? ', probably the same' : null,
    offer.promo ? h('span', { class: 'pill green' }, offer.promo.text || 'offer') : null);
}

function offersPart(price, offers) {
  if (offers.items.length < 2) return null;
  const rows = offers.items.map((offer) => h('tr', {},
    h('td', {}, h('strong', {}, storeName(offer.store)), same(offer, price) ? h('span', { class: 'muted' }, ' (shown)') : null),
    h('td', { class: 'product' }, offer.name, offer.size ? h('span', { class: 'muted' }, ` ${offer.size}`) : null, offerMarks(offer)),
    h('td', { class: 'num' }, unitPrice(offer.unit_price)),
    h('td', { class: 'num' }, same(offer, offers.cheapest) ? h('span', { class: 'pill green' }, 'cheapest') : null, ' ', h('strong', {}, money(offer.price)))));
  return h('div', {}, h('h3', {}, 'Across stores'), h('table', { class: 'offers' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Store'), h('th', { scope: 'col', class: 'product' }, 'Product'), h('th', { scope: 'col', class: 'num' }, 'Unit price'), h('th', { scope: 'col', class: 'num' }, 'Price'))),
    h('tbody', {}, rows)));
}

/** Prices that nobody believes yet, so that nobody wonders where they are. */
function quarantinePart(held, zone) {
  if (!held.length) return null;
  const amount = (minor, currency) => money({ minor, currency });
  return h('div', {}, h('h3', {}, 'Not believed so far'), h('ul', { class: 'small muted' }, held.map((price) => h('li', {},
    `${amount(price.price_minor, price.currency)} of ${day(dateIn(zone, price.observed_at))}, since it was ${amount(price.usual_minor, price.currency)} before`))));
}

function headPart(price) {
  return h('div', { class: 'price-head' },
    h('div', {}, h('h3', {}, price.name), h('p', { class: 'muted' }, `${storeName(price.store)}${price.size ? ` · ${price.size}` : ''} `,
      price.category_id ? h('span', { class: 'pill' }, categoryName(price.category_id)) : null)),
    h('div', { class: 'price-now' }, h('strong', {}, money(price.price)), price.list_price ? h('s', {}, money(price.list_price)) : null,
      h('p', { class: 'small muted' }, `since ${day(price.since.slice(0, 10))}`)));
}

function priceChart(series, forecast, currency) {
  const amount = (value) => moneyOf(value, currency);
  const [{ name, points }] = series;
  const label = `Price at ${name} from ${day(points[0].date)} to ${day(points.at(-1).date)}, last ${amount(points.at(-1).value)}.`;
  return forecastChart({ lines: series, forecast, label, amount });
}

async function show(price) {
  shown = price;
  for (const button of byId('price-list').querySelectorAll('button')) {
    button.setAttribute('aria-current', String(button.dataset.key === key(price)));
  }
  const [own, forecast, offers, held] = await Promise.all([
    history(price),
    find(['forecasts', price.store, price.product]),
    find(['prices', 'compare'], price.canonical_product_id ? { product: price.canonical_product_id } : { q: price.name }).catch(() => undefined),
    find(['prices', 'quarantine'], { store: price.store, product: price.product, limit: HELD }).catch(() => undefined),
  ]);
  const compared = offers ?? { items: [] };
  const elsewhere = compared.items.filter((offer) => !same(offer, price) && offer.price.currency === price.price.currency).slice(0, OTHERS);
  const series = [own, ...(await Promise.all(elsewhere.map(history)))].filter((one, i) => i === 0 || one.points.length > 1);
  if (shown !== price) return;
  const chart = own.points.length > 1
    ? [priceChart(series, forecast, price.price.currency), legendPart(series, forecast, 'prices'), speakersPart(forecast, 'price'), changesPart(forecast)]
    : [h('p', { class: 'empty' }, 'One price so far: the chart starts with the second.')];
  byId('price-detail').replaceChildren(...[headPart(price), chart, statistics(price), rulePart(price), offersPart(price, compared), quarantinePart(held?.items ?? [], price.zone)].flat().filter(Boolean));
}

export async function startPrices(context) {
  const again = debounced(() => list().catch((error) => toast(error.message, true)), 250);
  byId('price-q').addEventListener('input', again);
  byId('price-search').addEventListener('submit', (event) => event.preventDefault());
  context.stream.addEventListener('resumed', again);
  await list();
}
