import { get } from './api.js';
import { categoryName } from './categories.js';
import { forecastChart } from './chart.js';
import { byId, debounced, h, toast } from './dom.js';
import { legendPart, speakersPart } from './forecast-parts.js';
import { day, measure } from './format.js';

const PAGE = 50;
const MOST = 500;
const SHORT = { day: 'numeric', month: 'short' };
const KINDS = [
  { kind: 'spending', title: 'Spending by category', what: 'category', values: 'days', when: day },
  { kind: 'demand', title: 'Products by week', what: 'product', values: 'weeks', when: (date) => `week of ${day(date)}` },
];
const language = ['en', 'es', 'de'].find((known) => navigator.language.startsWith(known));

// by kind, what was read so far and where the next page begins
const read = new Map();
let shown;

const nameOf = (forecast) => (forecast.kind === 'spending' ? categoryName(forecast.category_id) : forecast.name ?? forecast.product);

/** Whether anything is expected: nothing is before a forecast was ever held against what came. */
const isTried = (forecast) => forecast.expected_total !== undefined;

/** Last day that a forecast speaks of. */
function until(forecast) {
  const last = new Date(`${forecast.points.at(-1).date}T12:00:00Z`);
  last.setUTCDate(last.getUTCDate() + forecast.step_days - 1);
  return day(last.toISOString().slice(0, 10), SHORT);
}

function row(forecast) {
  return h('li', {}, h('button', { type: 'button', 'data-series': forecast.series_id, 'aria-current': String(forecast.series_id === shown), onclick: () => show(forecast.series_id) },
    h('span', { class: 'name' }, nameOf(forecast)), h('span', { class: 'num' }, isTried(forecast) ? measure(forecast.expected_total, forecast.unit) : 'new'),
    h('span', { class: 'store' }, isTried(forecast) ? `by ${until(forecast)} · ${forecast.model}` : 'too new to foretell')));
}

function group({ kind, title }) {
  const { items, next } = read.get(kind);
  if (!items.length) return null;
  return h('div', { role: 'group', 'aria-label': title }, h('h3', {}, title), h('ul', { class: 'price-list' }, items.map(row)),
    next ? h('button', { class: 'quiet', type: 'button', onclick: () => more(kind) }, `More ${kind === 'spending' ? 'categories' : 'products'}`) : null);
}

function anomaliesPart(forecast) {
  if (!forecast.anomalies.length) return null;
  const amount = (value) => measure(value, forecast.unit);
  return h('div', { class: 'bucket' }, h('h3', {}, 'Unusual lately'), h('ul', { class: 'small' }, [...forecast.anomalies].reverse().map((one) =>
    h('li', {}, `${day(one.date)}: ${amount(one.observed)}, expected ${amount(one.expected)} (${one.level_percent} % between ${amount(Math.max(0, one.lower))} and ${amount(one.upper)})`))));
}

function detail(forecast) {
  const { what, values, when } = KINDS.find(({ kind }) => kind === forecast.kind);
  const amount = (value) => measure(value, forecast.unit);
  const tried = isTried(forecast) ? forecast : undefined;
  const total = tried ? `${amount(forecast.expected_total)} expected by ${until(forecast)}` : 'too new to foretell';
  const name = nameOf(forecast);
  const past = forecast.history.length ? `from ${day(forecast.history[0].date)}, ` : '';
  return [h('div', { class: 'price-head' }, h('h3', {}, name), h('p', { class: 'muted' }, total)),
    tried || forecast.history.length ? forecastChart({ lines: [{ points: forecast.history }], forecast: tried, label: `${name} by ${values.slice(0, -1)}, ${past}${total}.`, amount, when, barDays: forecast.step_days }) : null,
    legendPart([{ name: forecast.kind === 'spending' ? 'spent' : 'bought' }], tried, values), speakersPart(tried, what),
    forecast.sentence ? h('p', { class: 'small' }, forecast.sentence) : null, anomaliesPart(forecast)];
}

function show(seriesId) {
  const all = KINDS.flatMap(({ kind }) => read.get(kind).items);
  const forecast = all.find((one) => one.series_id === seriesId) ?? all[0];
  shown = forecast?.series_id;
  for (const button of byId('forecast-list').querySelectorAll('[data-series]')) {
    button.setAttribute('aria-current', String(button.dataset.series === shown));
  }
  const parts = forecast ? detail(forecast) : [h('p', { class: 'empty' }, 'What you will spend and buy shows here once there are some receipts or transactions.')];
  const atChart = byId('forecast-detail').contains(document.activeElement);
  byId('forecast-detail').replaceChildren(...parts.filter(Boolean));
  if (atChart) byId('forecast-detail').querySelector('svg.chart')?.focus();
}

function draw() {
  for (const { items } of read.values()) items.sort((one, other) => isTried(other) - isTried(one) || other.expected_total - one.expected_total);
  const focused = document.activeElement?.dataset?.series;
  byId('forecast-list').replaceChildren(...KINDS.map(group).filter(Boolean));
  if (focused) byId('forecast-list').querySelector(`[data-series="${CSS.escape(focused)}"]`)?.focus();
  show(shown);
}

async function page(kind, limit, cursor) {
  const { items, next_cursor: next } = await get(['forecasts', kind], { lang: language, limit, cursor });
  return { items, next };
}

async function more(kind) {
  const known = read.get(kind);
  try {
    const { items, next } = await page(kind, PAGE, known.next);
    read.set(kind, { items: [...known.items, ...items], next });
    draw();
  } catch (error) {
    toast(error.message, true);
  }
}

async function load() {
  try {
    await Promise.all(KINDS.map(async ({ kind }) => {
      const limit = Math.min(MOST, Math.max(PAGE, read.get(kind)?.items.length ?? 0));
      read.set(kind, await page(kind, limit));
    }));
    draw();
  } catch (error) {
    byId('forecast-detail').replaceChildren(h('p', { class: 'empty' }, error.message));
  }
}

export async function startForecasts(context) {
  const refresh = debounced(load, 400);
  for (const kind of ['outlook', 'resumed']) context.stream.addEventListener(kind, refresh);
  await load();
}
