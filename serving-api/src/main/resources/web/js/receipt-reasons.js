import { money } from './format.js';

const SENTENCES = {
  'total-missing': () => 'No total was found. Click it to enter one.',
  'date-missing': () => 'No date was found. Click it to enter one.',
  'merchant-missing': () => 'No shop was found. Click its name to enter one.',
  'currency-assumed': (receipt) => `No currency is printed, so ${receipt.currency} was assumed.`,
  'lines-missing': () => 'No lines were found. Add them below if you want them counted by category.',
  'sums-differ': (receipt) => (receipt.reconciliation_delta
    ? `The lines and the total differ by ${money(receipt.reconciliation_delta)}.`
    : 'The lines do not add up to the total.'),
  'suspected-duplicate': () => 'It looks like another photo of a receipt that was handed in before.',
  'total-altered': (receipt) => (receipt.contradicted_total
    ? `${money(receipt.contradicted_total.value)} is printed as the total, but the other amounts come to ${money(receipt.total.value)}. It may have been altered.`
    : 'Other printed amounts contradict the total. It may have been altered.'),
  'several-receipts': () => 'There is more than one receipt in the picture. Take a photo of each.',
};

const LINES = {
  'product-unsure': 'Which product is it?',
  'category-unsure': 'Is the category right?',
  'print-unsure': 'Is that what is printed?',
};

/** Why a person should look at a receipt, in sentences. */
export const sentences = (receipt) =>
  receipt.review_reasons.map((code) => SENTENCES[code]?.(receipt) ?? `${code.replaceAll('-', ' ')}.`);

/** What is asked about a line. */
export const question = (reason) => LINES[reason] ?? 'Is that right?';
