import { alertCoverage } from '../../site/alerts.ts';
import { jsonFile } from '../../site/responses.ts';

/** Which alerts have a runbook; `hindsight check-rules --json` gives the same for other rules. */
export const GET = async () => jsonFile(await alertCoverage());
