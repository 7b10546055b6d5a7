import { get } from './api.js';
import { byId, h, toast } from './dom.js';
import { instant } from './format.js';
import { showRules } from './rules.js';

const SIGNS = { 'drop-percent': '↓', 'rise-percent': '↑', 'target-reached': '◎', 'new-low': '★', 'cheaper-elsewhere': '⇄', 'back-in-stock': '↺', shrinkflation: '⤓' };
const KEPT = 50;
const seen = new Set();

function row(alert, fresh) {
  return h('li', { class: `alert ${alert.type}${fresh ? ' new' : ''}` },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, alert.type === 'budget' ? '!' : SIGNS[alert.kind] ?? '€'),
    h('div', {}, h('p', {}, alert.sentence), h('time', { datetime: alert.at }, instant(alert.at))));
}

function empty() {
  return h('li', { class: 'empty' }, h('strong', {}, 'All quiet'), 'Price drops and budget warnings show up here by themselves.');
}

async function load() {
  const { items } = await get(['alerts'], { limit: 30 });
  seen.clear();
  items.forEach((alert) => seen.add(alert.alert_id));
  byId('alert-list').replaceChildren(...(items.length ? items.map((alert) => row(alert, false)) : [empty()]));
}

function arrive(alert) {
  if (seen.has(alert.alert_id)) return;
  const list = byId('alert-list');
  if (!seen.size) list.replaceChildren();
  seen.add(alert.alert_id);
  list.prepend(row(alert, true));
  while (list.children.length > KEPT) list.lastElementChild.remove();
  toast(alert.sentence);
}

export async function startAlerts(context) {
  context.stream.addEventListener('alert', (event) => arrive(event.detail));
  context.stream.addEventListener('resumed', () => load().catch((error) => toast(error.message, true)));
  await Promise.all([load(), showRules()]);
}
