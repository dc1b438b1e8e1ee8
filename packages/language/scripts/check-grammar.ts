/** `npm run generate`: refuses a grammar that is not LL(1), with all its conflicts. */
import { JourneyLanguageGrammar } from '../src/generated/grammar.ts';
import { describeConflict, ll1Conflicts } from '../src/syntax/ll1-check.ts';

const conflicts = ll1Conflicts(JourneyLanguageGrammar());
for (const conflict of conflicts) console.error(`journey.langium is not LL(1): ${describeConflict(conflict)}`);
if (conflicts.length > 0) process.exitCode = 1;
