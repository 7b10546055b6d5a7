import { h, s } from './dom.js';
import { day, percent } from './format.js';

const WIDE = 820;
const NARROW = 440;
const HEIGHT = 320;
const BOX = { left: 58, right: 14, top: 14, bottom: 30 };
const DAY = 86400000;

const time = (date) => Date.parse(`${date}T00:00:00Z`);

/** Round steps for an axis, about as many as wanted. */
function ticks(low, high, wanted) {
  const rough = (high - low) / wanted || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough);
  const all = [];
  for (let value = Math.ceil(low / step) * step; value <= high + step / 1e6; value += step) all.push(value);
  return all;
}

/** A price holds until the next one is seen, so its line goes in steps. */
function stepPath(points, x, y) {
  return points.map((point, i) => (i === 0 ? `M${x(point.at)},${y(point.value)}` : `H${x(point.at)}V${y(point.value)}`)).join('');
}

const linePath = (points, x, y) => points.map((point, i) => `${i ? 'L' : 'M'}${x(point.at)},${y(point.value)}`).join('');

function fanPath(points, x, y) {
  const upper = points.map((point, i) => `${i ? 'L' : 'M'}${x(point.at)},${y(point.upper)}`).join('');
  const lower = [...points].reverse().map((point) => `L${x(point.at)},${y(point.lower)}`).join('');
  return `${upper}${lower}Z`;
}

/** Forecast bands from the widest interval to the narrowest; those of a price start at the last known one. */
function bands(future, start) {
  const levels = [...new Set(future.flatMap((point) => point.intervals.map((interval) => interval.level_percent)))];
  return levels.sort((a, b) => b - a).map((level) => [
    ...(start ? [{ at: start.at, lower: start.value, upper: start.value }] : []),
    ...future.flatMap((point) => point.intervals
      .filter((interval) => interval.level_percent === level)
      .map((interval) => ({ at: point.at, lower: Math.max(0, interval.lower), upper: interval.upper }))),
  ]);
}

function range(values, fromZero) {
  const low = Math.min(...values, ...(fromZero ? [0] : []));
  const high = Math.max(...values);
  const air = (high - low) * 0.12 || high * 0.1 || 1;
  return [fromZero ? low : Math.max(0, low - air), high + air];
}

const timed = (points) => points.map((point) => ({ ...point, at: time(point.date) }));

/** Values that hold until the next one: steps, promotions marked, others beside it. */
function drawLines(svg, lines, x, y) {
  lines.slice(1).forEach((line, i) => line.points.length && svg.append(s('path', { class: `other series-${i + 1}`, d: stepPath(line.points, x, y) })));
  const own = lines[0].points;
  svg.append(s('path', { class: 'line series-0', d: stepPath(own, x, y) }));
  own.filter((point, i) => point.promo && !own[i - 1]?.promo).forEach((point) =>
    svg.append(s('circle', { class: 'promo series-0', cx: x(point.at), cy: y(point.value), r: 4 }, s('title', {}, `Promotion: ${point.promo}`))));
  own.filter((point) => point.receipt).forEach((point) =>
    svg.append(s('rect', { class: 'receipt series-0', x: x(point.at) - 3.5, y: y(point.value) - 3.5, width: 7, height: 7 }, s('title', {}, origin(point)))));
}

/** Where a price that a till printed comes from, and how far that can be trusted. */
const origin = (point) => `from a receipt${point.trust === undefined ? '' : `, ${percent(point.trust)} sure`}`;

/** Values that each stand for a step of their own: a bar each. */
function drawBars(svg, points, step, x, y) {
  const wide = Math.max(1, (x(step) - x(0)) * 0.7);
  for (const point of points) {
    const [top, bottom] = [y(Math.max(0, point.value)), y(Math.min(0, point.value))];
    svg.append(s('rect', { class: 'amount', x: x(point.at) - wide / 2, y: top, width: wide, height: bottom - top }));
  }
}

/**
 * Draws a history with others beside it, and its forecast as a fan.
 * @param lines [{points: [{date, value, promo, receipt, trust}]}], the series itself first
 * @param forecast answer of a forecasts route, or undefined
 * @param label what it shows, in words
 * @param amount a value as text
 * @param when a date as text
 * @param barDays days of a step, where each value stands for its step alone; undefined where it holds until the next one
 */
export function forecastChart({ lines, forecast, label, amount, when = day, barDays }) {
  // one drawing unit is about a pixel, so that labels stay readable on a phone
  const width = innerWidth < 640 ? NARROW : WIDE;
  const drawn = lines.map((line) => ({ ...line, points: timed(line.points) }));
  const own = drawn[0].points;
  const last = own.at(-1);
  const future = timed(forecast?.points ?? []).map((point) => ({ ...point, value: point.mean }));
  const half = barDays ? (barDays * DAY) / 2 : 0;
  const fan = bands(future, barDays ? undefined : last);
  const times = [...drawn.flatMap((line) => line.points), ...future].map((point) => point.at);
  const [from, to] = [Math.min(...times) - half, Math.max(...times, Math.min(...times) + DAY) + half];
  const [low, high] = range([...drawn.flatMap((line) => line.points.map((point) => point.value)), ...future.map((point) => point.value),
    ...fan.flat().flatMap((point) => [point.lower, point.upper])], Boolean(barDays));
  const x = (at) => Math.round((BOX.left + ((at - from) / (to - from)) * (width - BOX.left - BOX.right)) * 10) / 10;
  const y = (value) => Math.round((HEIGHT - BOX.bottom - ((value - low) / (high - low)) * (HEIGHT - BOX.top - BOX.bottom)) * 10) / 10;

  const svg = s('svg', { class: 'chart', viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', tabindex: 0, 'aria-label': `${label} Arrow keys step through it.` });
  for (const value of ticks(low, high, 5)) {
    svg.append(s('line', { class: 'grid', x1: BOX.left, x2: width - BOX.right, y1: y(value), y2: y(value) }),
      s('text', { x: BOX.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, amount(value)));
  }
  const dates = width === NARROW ? 3 : 5;
  for (let i = 0; i <= dates; i += 1) {
    const at = from + ((to - from) * i) / dates;
    svg.append(s('text', { x: x(at), y: HEIGHT - 8, 'text-anchor': i === 0 ? 'start' : i === dates ? 'end' : 'middle' },
      day(new Date(at).toISOString().slice(0, 10), { day: 'numeric', month: 'short' })));
  }
  for (const band of fan) svg.append(s('path', { class: 'fan', d: fanPath(band, x, y) }));
  if (barDays) drawBars(svg, own, barDays * DAY, x, y);
  else drawLines(svg, drawn, x, y);
  if (future.length) {
    const now = x((last ?? future[0]).at + (last ? half : -half));
    svg.append(s('line', { class: 'today-line', x1: now, x2: now, y1: BOX.top, y2: HEIGHT - BOX.bottom }),
      s('path', { class: 'mean', d: linePath(barDays ? future : [last, ...future], x, y) }));
  }
  const box = h('div', { class: 'chart-box' }, svg);
  addCrosshair(box, svg, [...own, ...future], { x, y, width, say: (point) => `${when(point.date)}: ${amount(point.value)}${remark(point, amount)}` });
  return box;
}

/** What stands beside a value: of one to come how sure it is, of a price its promotion and whether it is a receipt's. */
function remark(point, amount) {
  if (!point.intervals) return `${point.promo ? ` (${point.promo})` : ''}${point.receipt ? ` ${origin(point)}` : ''}`;
  const sure = point.intervals.find((interval) => interval.level_percent === 80);
  return ` expected${sure ? `, 80 % between ${amount(Math.max(0, sure.lower))} and ${amount(sure.upper)}` : ''}`;
}

function addCrosshair(box, svg, points, { x, y, width, say }) {
  const cross = s('line', { class: 'cross', y1: BOX.top, y2: HEIGHT - BOX.bottom, visibility: 'hidden' });
  const dot = s('circle', { class: 'dot', r: 5, fill: 'currentColor', visibility: 'hidden' });
  const tip = h('div', { class: 'tip', role: 'status', hidden: true });
  svg.append(cross, dot);
  box.append(tip);
  let at = points.length - 1;

  const show = (index) => {
    at = Math.max(0, Math.min(points.length - 1, index));
    const point = points[at];
    const [px, py] = [x(point.at), y(point.value)];
    for (const [name, value] of Object.entries({ x1: px, x2: px, visibility: 'visible' })) cross.setAttribute(name, value);
    for (const [name, value] of Object.entries({ cx: px, cy: py, visibility: 'visible' })) dot.setAttribute(name, value);
    tip.textContent = say(point);
    tip.hidden = false;
    const scale = svg.clientWidth / width;
    const half = tip.offsetWidth / 2;
    tip.style.left = `${Math.max(half, Math.min(svg.clientWidth - half, px * scale))}px`;
    tip.style.top = `${py * scale - 8}px`;
  };
  const hide = () => {
    cross.setAttribute('visibility', 'hidden');
    dot.setAttribute('visibility', 'hidden');
    tip.hidden = true;
  };
  svg.addEventListener('pointermove', (event) => {
    const bounds = svg.getBoundingClientRect();
    const px = ((event.clientX - bounds.left) / bounds.width) * width;
    let nearest = 0;
    points.forEach((point, i) => { if (Math.abs(x(point.at) - px) < Math.abs(x(points[nearest].at) - px)) nearest = i; });
    show(nearest);
  });
  svg.addEventListener('pointerleave', hide);
  svg.addEventListener('blur', hide);
  svg.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7, Home: -points.length, End: points.length }[event.key];
    if (!step) return;
    event.preventDefault();
    show(at + step);
  });
}
