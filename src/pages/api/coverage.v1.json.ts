import { alertCoverage } from '../../site/lists/alerts.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** The alerts with a runbook. `hindsight check-rules --json` prints the same for other rules. */
export const GET = async () => jsonFile(await alertCoverage());
