/** The observation guide: an optimal-experience repository as what observers fill in. Knows neither files nor the language. */

export { type Guide, isEmpty, unanswerable } from './guide.ts';
export { guideCsv } from './guide-csv.ts';
export { guidePage } from './guide-page.ts';
export { guideXlsx } from './guide-xlsx.ts';
