import { get, token, useGateway } from './api.js';
import { startAlerts } from './alerts.js';
import { startBudget } from './budget.js';
import { loadCategories } from './categories.js';
import { byId, toast } from './dom.js';
import { startForecasts } from './forecasts.js';
import { startOutlook } from './outlook.js';
import { startPrices } from './prices.js';
import { startReceipts } from './receipts.js';
import { startRecommendations } from './recommendations.js';
import { startShopping } from './shopping.js';
import { Stream } from './stream.js';
import { startTheme } from './theme.js';

const STATES = { on: 'live', retry: 'reconnecting', off: 'offline' };

function askForToken(reason) {
  const dialog = byId('token-dialog');
  byId('token-error').textContent = reason ?? '';
  if (!dialog.open) dialog.showModal();
}

function startTokens() {
  token.takeFromAddress();
  byId('token-open').addEventListener('click', () => askForToken());
  byId('token-forget').addEventListener('click', () => {
    token.forget();
    location.reload();
  });
  byId('token-dialog').querySelector('form').addEventListener('submit', () => {
    token.set(byId('token-value').value);
    location.reload();
  });
  document.addEventListener('token-refused', () => askForToken('That token does not hold any more. Make a new one.'));
  addEventListener('hashchange', () => {
    if (!location.hash.includes('token=')) return;
    token.takeFromAddress();
    location.reload();
  });
}

async function start() {
  startTheme(byId('theme'));
  startTokens();
  if (!token.get()) return askForToken();
  const config = await get(['client-config']);
  useGateway(config.gateway_url);
  byId('version').textContent = `Version ${config.version}.`;
  const stream = new Stream();
  stream.addEventListener('state', (event) => {
    byId('live').dataset.state = event.detail;
    byId('live').textContent = STATES[event.detail];
  });
  const context = { stream, zone: config.zone, scopes: config.scopes };
  await loadCategories();
  const parts = [startReceipts, startBudget, startOutlook, startForecasts, startRecommendations, startShopping, startPrices, startAlerts].map((part) => part(context));
  stream.start();
  for (const part of await Promise.allSettled(parts)) {
    if (part.status === 'rejected' && part.reason.status !== 401) toast(part.reason.message, true);
  }
}

start().catch((error) => {
  if (error.status !== 401) toast(error.message, true);
});
