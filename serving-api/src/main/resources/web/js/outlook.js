import { carryOut, challengeForm, goalForm, instalmentForm } from './aim-forms.js';
import { aims, get } from './api.js';
import { byId, debounced, h } from './dom.js';
import { money } from './format.js';

const GOOD = ['on-track', 'reached', 'completed', 'running'];
const BAD = ['missed', 'failed'];
const language = navigator.language.slice(0, 2);

// made once, so that what is typed stays when the outlook is shown anew
let forms;

function pill(status) {
  const look = GOOD.includes(status) ? 'green' : BAD.includes(status) ? 'red' : 'amber';
  return h('span', { class: `pill ${look}` }, status.replace('-', ' '));
}

function bar(part, label) {
  const share = Math.max(0, Math.min(1, part));
  return h('div', { class: 'bar', role: 'img', 'aria-label': label }, h('i', { style: { width: `${share * 100}%` } }));
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

async function load() {
  const lang = ['en', 'es', 'de'].includes(language) ? language : undefined;
  try {
    const [goals, instalments, challenges, insights, board] = await Promise.all([
      ...['goals', 'instalments', 'challenges', 'insights'].map((part) => get([part], { lang })),
      get(['leaderboard'], { limit: 20 })]);
    byId('outlook-body').replaceChildren(...[insightsPart(insights.items), list('Goals', goals.items, goal), forms.goal,
      list('Instalments', instalments.items, plan), forms.instalments, list('Challenges', challenges.items, challenge), forms.challenge,
      leaderboardPart(board)].filter(Boolean));
  } catch (error) {
    byId('outlook-body').replaceChildren(h('p', { class: 'empty' }, error.message));
  }
}

export async function startOutlook(context) {
  forms = { goal: goalForm(context.zone), instalments: instalmentForm(context.zone), challenge: challengeForm(context.zone) };
  const refresh = debounced(load, 400);
  for (const kind of ['outlook', 'resumed']) context.stream.addEventListener(kind, refresh);
  await load();
}
