import { alertCoverage } from '../../site/lists/alerts.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** Which alerts have a runbook; `hindsight check-rules --json` gives the same for other rules. */
export const GET = async () => jsonFile(await alertCoverage());
