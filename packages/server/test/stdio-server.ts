import { startStdio } from '../src/connect-node.ts';

startStdio();
