import type { Incident } from '../core/runbook/incident/incident.ts';
import { draftPostmortem } from '../core/runbook/incident/postmortem-draft.ts';
import { announce } from './announce.ts';
import { clearFailure, showFailure } from './failure.ts';
import { saveFile } from './save-file.ts';

/** Saves the draft of a postmortem as a file. Returns false, and says why, if that fails. */
export function exportDraft(panel: Element, incident: Incident): boolean {
	clearFailure(panel);
	try {
		const { fileName, source } = draftPostmortem(incident);
		saveFile(fileName, source);
		announce(`Saved as ${fileName}. Move it to content/postmortems and fill in its placeholders.`);
		return true;
	} catch (error) {
		showFailure(panel, 'The draft was not exported.', error, { 'Try again': () => void exportDraft(panel, incident) });
		return false;
	}
}
