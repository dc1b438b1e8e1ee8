/** The server's process as the VS Code extension starts it. */
import { startFromArguments } from './connect-node.ts';

startFromArguments();
