import { decideSuggestion, find, get, putPlan } from './api.js';
import { categoryName } from './categories.js';
import { byId, debounced, h, s, toast } from './dom.js';
import { day, money, monthName, roundMoney, todayIn } from './format.js';

const BUCKETS = [['need', 'Needs'], ['want', 'Wants'], ['saving', 'Savings']];
const WORDS = { green: 'on track', amber: 'nearly spent', red: 'over plan' };
const SHORT = { day: 'numeric', month: 'short' };
const RADIUS = 62;
const AROUND = 2 * Math.PI * RADIUS;

let month;
let context;

function shift(by) {
  const [year, number] = month.split('-').map(Number);
  const moved = new Date(Date.UTC(year, number - 1 + by, 1));
  month = moved.toISOString().slice(0, 7);
  load();
}

function part(spent, planned) {
  if (planned.minor <= 0) return spent.minor > 0 ? 1 : 0;
  return Math.max(0, Math.min(1, spent.minor / planned.minor));
}

const sum = (a, b) => ({ minor: a.minor + b.minor, currency: a.currency });

/** The month's own thresholds: at the lower one it turns, and above the higher one once more. */
function statusOf(spent, available, budget) {
  if (spent.minor * 100 > available.minor * budget.red_percent) return 'red';
  return spent.minor > 0 && spent.minor * 100 >= available.minor * budget.amber_percent ? 'amber' : 'green';
}

function ring(today, budget) {
  const available = sum(today.planned, today.carried);
  const over = today.remaining.minor < 0;
  const left = over ? { ...today.remaining, minor: -today.remaining.minor } : today.remaining;
  const used = part(today.spent, available);
  return s('svg', { class: 'ring', viewBox: '0 0 148 148', role: 'img', 'aria-label': `${money(left)} ${over ? 'over' : 'left'} today` },
    s('circle', { class: 'track', cx: 74, cy: 74, r: RADIUS }),
    s('circle', { class: `arc ${statusOf(today.spent, available, budget)}-stroke`, cx: 74, cy: 74, r: RADIUS, transform: 'rotate(-90 74 74)',
      'stroke-dasharray': AROUND, 'stroke-dashoffset': AROUND * (1 - used) }),
    s('text', { class: 'big', x: 74, y: 78 }, roundMoney(left)),
    s('text', { class: 'sub', x: 74, y: 98 }, over ? 'over today' : 'left today'));
}

const figure = (label, value) => h('div', {}, h('b', {}, value), h('span', {}, label));

function daysStrip(budget, today) {
  const most = Math.max(1, ...budget.days.map((each) => Math.max(each.spent.minor, each.planned.minor)));
  // one rent day would flatten all others, so heights follow the square root
  const height = (minor) => `${Math.round(Math.sqrt(Math.max(0, minor) / most) * 100)}%`;
  return h('div', { class: 'days', role: 'img', 'aria-label': 'Spending by day of the month' }, budget.days.map((each) => {
    const look = [statusOf(each.spent, sum(each.planned, each.carried), budget), each.date === today && 'is-today', each.date > today && 'future'];
    return h('span', { class: `day ${look.filter(Boolean).join(' ')}`, title: `${day(each.date)}: spent ${money(each.spent)} of ${money(each.planned)}` },
      h('i', { style: { height: height(each.spent.minor) } }));
  }));
}

function todayPart(budget, today, todayDate) {
  const strip = daysStrip(budget, todayDate);
  const figures = [figure('planned this month', money(budget.planned)), figure('spent', money(budget.spent)), figure('remaining', money(budget.remaining))];
  if (today) figures.unshift(figure('spent today', money(today.spent)));
  return h('div', { class: 'today' }, today ? ring(today, budget) : h('span'),
    h('div', {}, h('div', { class: 'figures' }, figures, h('div', {}, h('span', { class: `pill ${budget.status}` }, WORDS[budget.status]))), strip));
}

const arrows = () => s('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, s('path', { d: 'M4 8h14l-4-4M20 16H6l4 4' }));

/** A decision names the version it is about: it lapses if the suggestion changes meanwhile. */
function decisionPart(item) {
  const buttons = [[true, 'Move it'], [false, 'Leave it']].map(([accepted, label]) => h('button', { type: 'button', class: accepted ? 'primary' : 'quiet',
    'aria-label': `${label}: ${item.sentence}`, onclick: () => decide(accepted) }, label));
  const decide = async (accepted) => {
    for (const button of buttons) button.disabled = true;
    try {
      await decideSuggestion(item.redistribution_id, { version: item.revision, accepted });
      toast(accepted ? 'The money is being moved.' : 'Everything stays as it is.');
    } catch (error) {
      for (const button of buttons) button.disabled = false;
      toast(error.message, true);
    }
  };
  return h('span', { class: 'decision' }, buttons);
}

function movedPart(items) {
  if (!items.length) return null;
  return h('ul', { class: 'moved', 'aria-label': 'Money moved between categories' },
    items.slice(0, 6).map((item) => h('li', { class: item.state }, arrows(),
      h('span', {}, item.sentence, ' ', h('span', { class: 'small muted' }, day(item.date, SHORT)), item.state === 'suggested' ? decisionPart(item) : null))));
}

function categoryRow(category) {
  const share = part(category.spent, category.planned);
  const moved = category.redistributed.minor;
  const chip = moved ? h('span', { class: `pill ${moved > 0 ? 'green' : ''}`, title: 'moved between categories' },
    `${moved > 0 ? '+' : ''}${money(category.redistributed)}`) : null;
  return h('div', { class: 'cat-row' },
    h('span', { class: 'name' }, categoryName(category.category_id), ' ', chip),
    h('span', { class: 'left' }, category.remaining.minor < 0
      ? h('span', { class: 'pill red' }, `${money({ ...category.remaining, minor: -category.remaining.minor })} over`)
      : `${money(category.remaining)} left`),
    h('div', { class: `bar ${category.status}`, role: 'img', 'aria-label': WORDS[category.status] }, h('i', { style: { width: `${share * 100}%` } })),
    h('span', { class: 'of' }, `${money(category.spent)} of ${money(category.planned)}`),
    h('span', { class: 'of num' }, WORDS[category.status]));
}

function bucketPart(budget, [bucket, title]) {
  const rows = budget.categories
    .filter((category) => category.bucket === bucket && (category.planned.minor || category.spent.minor))
    .sort((a, b) => b.planned.minor - a.planned.minor || b.spent.minor - a.spent.minor);
  if (!rows.length) return null;
  const total = (member) => money({ minor: rows.reduce((all, row) => all + row[member].minor, 0), currency: budget.currency });
  return h('div', { class: 'bucket' },
    h('div', { class: 'bucket-head' }, h('h3', {}, title), h('span', { class: 'small muted' }, `${total('spent')} of ${total('planned')}`)),
    h('div', { class: 'cats' }, rows.map(categoryRow)));
}

function billsPart(bills) {
  if (!bills.length) return null;
  const state = (bill) => (bill.paid_on
    ? h('span', { class: 'pill green' }, `paid ${day(bill.paid_on, SHORT)}`)
    : h('span', { class: `pill ${bill.reserved.minor ? '' : 'amber'}` }, bill.reserved.minor ? 'reserved' : 'not seen paid'));
  return h('div', { class: 'bucket' }, h('h3', {}, 'Bills'), h('ul', { class: 'bills' }, bills.map((bill) => h('li', {},
    h('span', {}, h('b', {}, billName(bill)), ' ', h('span', { class: 'small muted' }, `due ${day(bill.due, SHORT)}`)), h('span', {}, money(bill.amount)), state(bill)))));
}

/** What a household named it, or of an instalment, whose name is on its plan, what it is for. */
const billName = (bill) => (bill.commitment_id.startsWith('instalment ') ? `Instalment, ${categoryName(bill.category_id)}` : bill.commitment_id);

/** Told where there is more to tell than who spent everything. */
function membersPart(members) {
  if (members.length < 2) return null;
  const account = (one) => [`paid ${money(one.spent)}`, one.sent.minor && `sent ${money(one.sent)}`, one.received.minor && `got ${money(one.received)}`];
  return h('div', { class: 'bucket' }, h('h3', {}, 'Who paid'), h('ul', { class: 'bills' }, members.map((one) =>
    h('li', {}, h('b', {}, one.member), h('span', {}, account(one).filter(Boolean).join(', '))))));
}

function spendingPart(items, currency) {
  const months = items.filter((item) => item.total.currency === currency && item.total.minor > 0);
  if (months.length < 2) return null;
  const most = Math.max(...months.map((item) => item.total.minor));
  return h('div', { class: 'bucket' }, h('h3', {}, 'Spending by month'),
    h('div', { class: 'spending' }, months.map((item) => h('div', { class: item.month === month ? 'current' : '' },
      h('span', { class: 'column', style: { height: `${(item.total.minor / most) * 100}%` } }),
      h('b', {}, roundMoney(item.total)), h('span', {}, monthName(item.month, 'short'))))));
}

function planForm() {
  const currency = h('input', { type: 'text', name: 'currency', value: 'EUR', maxlength: 3, size: 4, pattern: '[A-Z]{3}', required: true });
  const income = h('input', { type: 'number', name: 'income', min: 1, step: '0.01', placeholder: '2500', required: true });
  const submit = async (event) => {
    event.preventDefault();
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency: currency.value }).resolvedOptions().maximumFractionDigits;
    const amount = { minor: Math.round(Number(income.value) * 10 ** digits), currency: currency.value };
    const plan = { zone: context.zone, currency: currency.value, incomes: [{ date: `${month}-01`, amount }], shares: { need: 50, want: 30, saving: 20 } };
    try {
      await putPlan(month, plan);
      toast('The plan is on its way.');
    } catch (error) {
      toast(error.message, true);
    }
  };
  return h('div', { class: 'empty' }, h('strong', {}, `No plan for ${monthName(month)} yet`),
    'Say what comes in, and it is shared out by 50/30/20: needs, wants, savings.',
    h('form', { class: 'plan-form', onsubmit: submit }, h('label', {}, 'Income', income), h('label', {}, 'Currency', currency),
      h('button', { class: 'primary', type: 'submit' }, 'Plan this month')));
}

async function load() {
  const asked = month;
  const today = todayIn(context.zone);
  byId('month').textContent = monthName(month);
  try {
    const inMonth = today.startsWith(month);
    const [budget, dayNow, moved, spending] = await Promise.all([
      find(['budgets', month]),
      inMonth ? find(['budgets', month, 'days', today]) : undefined,
      get(['budgets', 'redistributions'], { month, limit: 20 }),
      get(['analytics', 'spending'], { month, months: 6 }).catch(() => ({ items: [] })),
    ]);
    if (asked !== month) return;
    const parts = budget
      ? [todayPart(budget, dayNow, today), movedPart(moved.items), BUCKETS.map((bucket) => bucketPart(budget, bucket)), billsPart(budget.bills), membersPart(budget.members),
        budget.has_plan ? null : planForm(), spendingPart(spending.items, budget.currency)]
      : [planForm()];
    byId('budget-body').replaceChildren(...parts.flat().filter(Boolean));
  } catch (error) {
    byId('budget-body').replaceChildren(h('p', { class: 'empty' }, error.message));
  }
}

export async function startBudget(given) {
  context = given;
  month = todayIn(context.zone).slice(0, 7);
  byId('month-before').addEventListener('click', () => shift(-1));
  byId('month-after').addEventListener('click', () => shift(1));
  const refresh = debounced(load, 400);
  for (const kind of ['budget_month', 'redistribution', 'resumed']) context.stream.addEventListener(kind, refresh);
  await load();
}
