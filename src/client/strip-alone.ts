import { incidentActions } from './incident-actions.ts';
import { showStrip, stripOfPage } from './incident-strip.ts';
import { Incidents } from './incidents.ts';

/** Shows the current incident on a page that is not a runbook, and follows the changes made in other tabs. */
export async function showStripAlone(): Promise<void> {
	const incidents = await Incidents.open();
	const show = () => showStrip(incidents, actions);
	const actions = incidentActions(stripOfPage(), incidents, show, () => undefined);
	incidents.watch(show);
	show();
}
