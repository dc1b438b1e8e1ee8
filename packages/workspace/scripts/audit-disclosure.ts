/** `node packages/workspace/scripts/audit-disclosure.ts [COUNT [SEED]]`: audits the outputs of generated workspaces (method.md, 2.20). */
import { auditGenerated } from '../test/disclosure/audit-generated.ts';

const [count, first] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1)];
let [outputs, disclosing, shown] = [0, 0, 0];
for (let seed = first; outputs < count; seed++) {
  const audited = await auditGenerated(seed);
  outputs += audited.outputs;
  shown += audited.figures;
  if (audited.disclosures.length === 0) continue;
  disclosing++;
  console.log(`seed ${seed}: ${audited.disclosures.join('\n  ')}`);
}
console.log(`${outputs} outputs with ${shown} figures; ${disclosing} generated workspaces disclose a group of fewer than five`);
process.exitCode = disclosing > 0 ? 1 : 0;
