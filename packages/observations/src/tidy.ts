export { tidy } from '@parcours/model';
