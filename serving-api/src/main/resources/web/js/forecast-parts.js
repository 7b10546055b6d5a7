import { h, s } from './dom.js';
import { measure, percent } from './format.js';

/** What the lines and bands of a chart are. */
export function legendPart(series, forecast, values) {
  const mark = (look) => s('svg', { viewBox: '0 0 22 8', 'aria-hidden': 'true' }, s('line', { class: look, x1: 0, x2: 22, y1: 4, y2: 4 }));
  return h('p', { class: 'legend' },
    series.map((one, i) => h('span', {}, mark(`series-${i}`), one.name)),
    series[0].points?.some((point) => point.receipt) ? h('span', {}, h('i', { class: 'receipt-mark', 'aria-hidden': 'true' }), 'read from a receipt') : null,
    forecast ? h('span', {}, mark('mean'), `expected, by ${forecast.model}`) : null,
    forecast ? [80, 95].map((level) => h('span', {}, mark(`fan-${level}`), `${level} % of ${values}`)) : null);
}

/** Who speaks with how much weight, and how wrong that lately was on this very series. */
export function speakersPart(forecast, what) {
  if (!forecast) return null;
  const heard = forecast.members.filter((member) => member.weight > 0).sort((one, other) => other.weight - one.weight);
  const names = heard.map((member) => (heard.length > 1 ? `${member.model} ${percent(member.weight)}` : member.model)).join(', ');
  const { error, metric, origins } = forecast.backtest;
  const wrong = error === undefined
    ? 'too few values to say how wrong it is'
    : `wrong by ${metric === 'MAPE' ? `${error.toFixed(1)} %` : measure(error, forecast.unit)} (${metric}) in its last ${origins} trials on this ${what}`;
  return h('p', { class: 'small muted speaks' }, `${names} ${heard.length > 1 ? 'speak' : 'speaks'}; ${wrong}.`);
}
