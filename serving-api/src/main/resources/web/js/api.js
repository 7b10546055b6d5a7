const KEY = 'bitebudget.token';
let gateway = '';

/** What a server refused, said in a sentence. */
export class Refused extends Error {
  constructor(status, problem) {
    const reasons = (problem.errors ?? []).map((error) => error.reason).join('; ');
    super([problem.detail || problem.title || `The server answered ${status}`, reasons].filter(Boolean).join(': '));
    this.status = status;
    this.reasons = reasons;
    this.code = problem.code;
  }
}

export const token = {
  get: () => localStorage.getItem(KEY),
  set: (value) => localStorage.setItem(KEY, value.trim()),
  forget: () => localStorage.removeItem(KEY),
  /** Takes `#token=…` out of the address, so that it is neither bookmarked nor shared. */
  takeFromAddress() {
    const match = /[#&]token=([^&]+)/.exec(location.hash);
    if (!match) return;
    token.set(decodeURIComponent(match[1]));
    history.replaceState(null, '', location.pathname + location.search);
  },
};

export function useGateway(url) {
  gateway = url.replace(/\/$/, '');
}

async function ask(url, options = {}) {
  const headers = { ...options.headers, Authorization: `Bearer ${token.get()}` };
  const response = await fetch(url, { ...options, headers });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401) document.dispatchEvent(new CustomEvent('token-refused'));
  throw new Refused(response.status, problem);
}

async function send(url, options) {
  const response = await ask(url, options);
  return response.status === 204 ? undefined : response.json();
}

const path = (parts) => parts.map(encodeURIComponent).join('/');

function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

/** Asks the serving API: `get(['prices', store, product], {limit: 5})`. */
export const get = (parts, parameters = {}) => send(`/api/v1/${path(parts)}${query(parameters)}`);

/** The same, but absent things are undefined rather than an error. */
export async function find(parts, parameters) {
  try {
    return await get(parts, parameters);
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  }
}

/** The bytes behind a route of the serving API. */
export const getFile = async (parts) => (await ask(`/api/v1/${path(parts)}`)).blob();

/** Hands a photo to the gateway. */
export function scan(file, zone) {
  const form = new FormData();
  form.append('image', file);
  form.append('zone', zone);
  return send(`${gateway}/api/v1/receipts/scan`, { method: 'POST', body: form });
}

// randomUUID is missing where the page comes over plain HTTP from another machine
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const putPlan = (month, plan) =>
  send(`${gateway}/api/v1/budgets/${month}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
    body: JSON.stringify(plan),
  });

/** Accepts or declines a version of a suggestion. */
export const decideSuggestion = (id, decision) =>
  send(`${gateway}/api/v1/budget-suggestions/${encodeURIComponent(id)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(decision),
  });

/** Corrects a reading; the same corrections of the same revision count once. */
export const correctReceipt = (id, revision, corrections) =>
  send(`${gateway}/api/v1/${path(['receipts', id, 'corrections'])}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ reading_revision: revision, corrections }),
  });

const listCommand = (method, listId, body) =>
  send(`${gateway}/api/v1/shopping-lists${listId ? `/${encodeURIComponent(listId)}` : ''}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

/** Shopping lists: a change carries the revision it was made to. */
export const shoppingLists = {
  create: (list) => listCommand('POST', undefined, list),
  change: (listId, list) => listCommand('PUT', listId, list),
  remove: (listId) => listCommand('DELETE', listId),
  newItemId: () => `itm_${newKey()}`,
};

const command = (method, parts, body) =>
  send(`${gateway}/api/v1/${path(parts)}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

/** What the household sets itself: `aims.create('goals', {…})`. */
export const aims = {
  create: (kind, aim) => command('POST', [kind], aim),
  remove: (kind, id) => command('DELETE', [kind, id]),
  join: () => command('PUT', ['leaderboard', 'membership'], {}),
  leave: () => command('DELETE', ['leaderboard', 'membership']),
};

/** Which recommendations were seen, with the person's consent. */
export const tellShown = (seen) => command('POST', ['recommendations', 'shown'], { consent: true, ...seen });

/** What the household wants to be told about prices. */
export const alertRules = {
  list: () => get(['price-alert-rules']),
  set: (rule) =>
    send(`${gateway}/api/v1/price-alert-rules`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
      body: JSON.stringify(rule),
    }),
  remove: (ruleId) => send(`${gateway}/api/v1/price-alert-rules/${encodeURIComponent(ruleId)}`, { method: 'DELETE' }),
};
