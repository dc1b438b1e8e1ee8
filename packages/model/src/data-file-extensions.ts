/** The extensions of files that observations can link, in lower case and without the dot. */
export const DATA_FILE_EXTENSIONS = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'json', 'jsonl', 'ndjson', 'parquet'] as const;
