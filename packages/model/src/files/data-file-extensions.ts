/** The extensions of files that observations can link, in lower case and without the dot; those with `gz` are compressed by gzip. */
export const DATA_FILE_EXTENSIONS = [
  ...(['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'ods', 'json', 'jsonl', 'ndjson', 'parquet', 'sav', 'zsav'] as const),
  ...(['csv.gz', 'tsv.gz', 'json.gz', 'jsonl.gz', 'ndjson.gz'] as const),
];
