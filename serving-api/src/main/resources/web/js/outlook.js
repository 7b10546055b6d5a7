import { aims, get } from './api.js';
import { byId, debounced, h, toast } from './dom.js';
import { money, todayIn } from './format.js';

const GOOD = ['on-track', 'reached', 'completed', 'running'];
const BAD = ['missed', 'failed'];
const language = navigator.language.slice(0, 2);

let context;

function pill(status) {
  const look = GOOD.includes(status) ? 'green' : BAD.includes(status) ? 'red' : 'amber';
  return h('span', { class: `pill ${look}` }, status.replace('-', ' '));
}

function bar(part, label) {
  const share = Math.max(0, Math.min(1, part));
  return h('div', { class: 'bar', role: 'img', 'aria-label': label }, h('i', { style: { width: `${share * 100}%` } }));
}

async function carryOut(command, said) {
  try {
    await command();
    toast(said);
  } catch (error) {
    toast(error.message, true);
  }
}

function aim(item, title, status, share, kind, id) {
  return h('li', {}, h('div', { class: 'aim-head' }, h('strong', {}, title), pill(status),
    h('button', { class: 'quiet', type: 'button', 'aria-label': `Remove ${title}`, onclick: () => carryOut(() => aims.remove(kind, id), 'It is being removed.') }, '×')),
  h('p', {}, item.sentence), share === undefined ? null : bar(share, title));
}

const goal = (item) => aim(item, item.name ?? 'Goal', item.status, item.saved.minor / item.target.minor, 'goals', item.goal_id);
const plan = (item) => aim(item, item.name ?? 'Instalments', item.overdue.minor > 0 ? 'missed' : 'on-track',
  item.paid.minor / item.total.minor, 'instalments', item.instalment_id);
const challenge = (item) => aim(item, item.name ?? item.kind.replaceAll('-', ' '), item.status,
  item.kind === 'spending-cap' ? item.spent.minor / item.limit.minor : item.days / item.target_days, 'challenges', item.challenge_id);

function list(title, items, view) {
  return items.length ? h('div', { class: 'bucket' }, h('h3', {}, title), h('ul', { class: 'aims' }, items.map(view))) : null;
}

function insightsPart(items) {
  if (!items.length) return h('p', { class: 'empty' }, 'What your figures tell shows here once there are some.');
  return h('ul', { class: 'insights' }, items.map((item) => h('li', { class: item.kind },
    item.kind === 'health-score' ? h('b', {}, String(item.score)) : item.kind === 'safe-to-spend' ? h('b', {}, money(item.amount)) : null,
    h('span', {}, item.sentence))));
}

function leaderboardPart(board) {
  const joined = Boolean(board.pseudonym);
  const change = () => carryOut(joined ? aims.leave : aims.join, joined ? 'Your place is being removed.' : 'You get a name drawn at random.');
  return h('details', { class: 'leaderboard' }, h('summary', {}, 'Leaderboard'),
    h('p', { class: 'small muted' }, joined ? `You take part as ${board.pseudonym}.` : 'You do not take part. Names are drawn at random and tell nothing about a household.'),
    h('button', { class: 'quiet', type: 'button', onclick: change }, joined ? 'Leave' : 'Take part'),
    h('ol', {}, board.items.map((item) => h('li', { class: item.own ? 'own' : '', value: item.rank }, `${item.pseudonym}: ${item.points}`))));
}

function goalForm() {
  const name = h('input', { type: 'text', name: 'name', maxlength: 120, placeholder: 'A bicycle', required: true });
  const target = h('input', { type: 'number', name: 'target', min: 1, step: '0.01', required: true });
  const currency = h('input', { type: 'text', name: 'currency', value: 'EUR', maxlength: 3, size: 4, pattern: '[A-Z]{3}', required: true });
  const deadline = h('input', { type: 'date', name: 'deadline', min: todayIn(context.zone), required: true });
  const submit = (event) => {
    event.preventDefault();
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency: currency.value }).resolvedOptions().maximumFractionDigits;
    const amount = { minor: Math.round(Number(target.value) * 10 ** digits), currency: currency.value };
    carryOut(() => aims.create('goals', { name: name.value, zone: context.zone, target: amount, deadline: deadline.value }), 'The goal is on its way.');
  };
  return h('details', {}, h('summary', {}, 'Save for something'), h('form', { class: 'plan-form', onsubmit: submit },
    h('label', {}, 'What for', name), h('label', {}, 'Amount', target), h('label', {}, 'Currency', currency), h('label', {}, 'By', deadline),
    h('button', { class: 'primary', type: 'submit' }, 'Save for it')));
}

async function load() {
  const lang = ['en', 'es', 'de'].includes(language) ? language : undefined;
  try {
    const [goals, instalments, challenges, insights, board] = await Promise.all([
      ...['goals', 'instalments', 'challenges', 'insights'].map((part) => get([part], { lang })), get(['leaderboard'], { limit: 20 })]);
    byId('outlook-body').replaceChildren(...[insightsPart(insights.items), list('Goals', goals.items, goal), goalForm(),
      list('Instalments', instalments.items, plan), list('Challenges', challenges.items, challenge), leaderboardPart(board)].filter(Boolean));
  } catch (error) {
    byId('outlook-body').replaceChildren(h('p', { class: 'empty' }, error.message));
  }
}

export async function startOutlook(given) {
  context = given;
  const refresh = debounced(load, 400);
  for (const kind of ['outlook', 'resumed']) context.stream.addEventListener(kind, refresh);
  await load();
}
