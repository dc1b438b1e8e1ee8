/** Entry point of the server process started by the VS Code extension. */
import { startFromArguments } from './connect-node.ts';

startFromArguments();
