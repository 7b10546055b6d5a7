const locale = navigator.language || 'en';
const formats = new Map();

function currencyFormat(currency) {
  if (!formats.has(currency)) {
    formats.set(currency, new Intl.NumberFormat(locale, { style: 'currency', currency }));
  }
  return formats.get(currency);
}

/** Minor units to a decimal number, by the currency's own number of digits. */
export function major(amount) {
  const digits = currencyFormat(amount.currency).resolvedOptions().maximumFractionDigits;
  return amount.minor / 10 ** digits;
}

/** A decimal number of major units as minor units. */
export const minorOf = (number, currency) =>
  Math.round(Number(number) * 10 ** currencyFormat(currency).resolvedOptions().maximumFractionDigits);

export const money = (amount) => (amount ? currencyFormat(amount.currency).format(major(amount)) : '–');

export const moneyOf = (value, currency) => currencyFormat(currency).format(value);

/** So much of a unit: a currency's code, or what is counted. */
export const measure = (value, unit) =>
  (/^[A-Z]{3}$/.test(unit) ? moneyOf(value, unit) : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)} ${unit}`);

/** Money without its fraction, for tight places. */
export const roundMoney = (amount) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: amount.currency, maximumFractionDigits: 0 }).format(major(amount));

export function unitPrice(price) {
  if (!price) return '–';
  const value = major({ minor: price.micro_minor / 1e6, currency: price.currency });
  return `${currencyFormat(price.currency).format(value)}/${price.per === 'piece' ? 'pc' : price.per}`;
}

/** A local day (YYYY-MM-DD) in words; read at noon UTC so that no zone moves it. */
export function day(date, options = { day: 'numeric', month: 'short', year: 'numeric' }) {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
}

export const monthName = (month, style = 'long') =>
  day(`${month}-15`, style === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' });

export const instant = (text) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(text));

/** How long ago a price was last seen, and whether it can still be counted on. */
export function seenAgo({ age_days: days, holds }) {
  const seen = days === 0 ? 'seen today' : `seen ${days} day${days === 1 ? '' : 's'} ago`;
  return holds ? seen : `${seen}, may be out of date`;
}

/** The date (YYYY-MM-DD) of an instant in a zone. */
export const dateIn = (zone, at) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));

/** Today's date in a zone. */
export const todayIn = (zone) => dateIn(zone, Date.now());

export const percent = (part) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(part);

export const storeName = (id) => id.split(/[-_]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');

/** An amount as a person types it, without its currency: `17.42`. */
export function amountText(amount) {
  const digits = currencyFormat(amount.currency).resolvedOptions().maximumFractionDigits;
  return major(amount).toFixed(digits);
}

/** What a person typed as an amount, with a decimal point: `1.234,50` is `1234.50`; undefined if it is none. */
export function parseAmount(text) {
  const bare = text.replace(/[^\d.,-]/g, '');
  const decimal = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const plain = decimal < 0 ? bare : `${bare.slice(0, decimal).replace(/[.,]/g, '')}.${bare.slice(decimal + 1)}`;
  return /^-?\d{1,10}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}
