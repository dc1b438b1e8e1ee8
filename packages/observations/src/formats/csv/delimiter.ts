/** The usual delimiters; of equally good ones the first is taken. */
export const DELIMITERS = [';', ',', '\t', '|'];
