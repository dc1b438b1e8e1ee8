/** The observation guide of an optimal-experience repository: a page to print, a CSV table, a workbook. */

export { actionsWithoutResponses, type Guide, isEmpty } from './guide.ts';
export { guideCsv } from './guide-csv.ts';
export { guidePage } from './guide-page.ts';
export { guideXlsx } from './guide-xlsx.ts';
