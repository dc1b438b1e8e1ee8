/** The observation guide: an optimal-experience repository as what observers fill in. Knows neither files nor the language. */

export { actionsWithoutResponses, type Guide, isEmpty } from './guide.ts';
export { guideCsv } from './guide-csv.ts';
export { guidePage } from './guide-page.ts';
export { guideXlsx } from './guide-xlsx.ts';
