import { refOf } from '../graph/index.ts';
import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const runbookWithoutEntryPoint: Rule = {
	name: 'runbook-without-entry-point',
	summary: 'At least one alert or error leads to each runbook.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap((document) => {
			const { data, file, locate } = document;
			// The pack's page has the entry points of a page that extends it, and an imported page may lack them.
			if (document.extends || data.stage === 'imported') return [];
			if (!data.alerts || !data.errors) return [];
			const errors = content.graph.neighboursOf(refOf(document), 'error');
			if (data.alerts.length > 0 || data.errors.length > 0 || errors.length > 0) return [];
			return {
				file,
				position: locate(['title']),
				message: 'No alert and no error leads to this runbook, so responders who need it will not find it.',
				help: 'Name the alerts in "alerts", the errors in "errors", or the runbook in an error\'s "runbooks".',
			};
		}),
};
