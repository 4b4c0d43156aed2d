import { alertCoverage } from '../../site/lists/alerts.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** Which alerts have a runbook. `hindsight check-rules --json` prints the same format for rules from other files. */
export const GET = async () => jsonFile(await alertCoverage());
