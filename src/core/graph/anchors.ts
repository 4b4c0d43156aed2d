import type { AnyDocument } from '../entry.ts';
import { slugOf } from '../text/slug.ts';
import { headingIds } from './heading-ids.ts';

/**
 * What `kind:id#…` may lead to on the page of a document: the headings of its body, its steps, and the sections that
 * the page of its kind has. A page is made of sections that have something to show, so a section without is left out.
 */
export function anchorsOf(document: AnyDocument): string[] {
	const { body } = document;
	const steps = document.kind === 'runbook' ? body.steps.map(({ title }) => slugOf(title)) : [];
	return [...sectionsOf(document), ...headingIds(body.headings.map(({ text }) => text)), ...steps];
}

/** In step with `src/pages/<kind>/[id].astro` and the components they use, which the test of this file looks into. */
function sectionsOf({ kind, id, data }: AnyDocument): string[] {
	switch (kind) {
		case 'error':
			return [
				'do-this',
				...ifAny('reproduce', data.snippets),
				...ifAny('look-alikes', data.lookAlikes),
				'wordings',
				...ifAny('documentation', data.helpUrls),
			];
		case 'runbook':
			return [
				...['mitigate', 'symptoms'],
				...ifAny('which', data.discriminators),
				...(data.discriminators ?? []).map((_, index) => `question-${index + 1}`),
				...['verify', 'escalate'],
			];
		case 'postmortem':
			return [
				...['timeline', 'impact'],
				...ifAny('claims', data.claims),
				...eachOf('claim', data.claims),
				...ifAny('metrics', data.metrics),
				'factors',
				...ifAny('mitigators', data.mitigators),
				...ifAny('ruled-out', data.ruledOut),
				'lessons',
				...ifAny('actions', data.actions),
				...eachOf('action', data.actions),
				'sources',
				...eachOf('source', data.sources),
			];
		case 'snippet':
			// Whether it has charts and decides claims is known to its evidence and to the postmortems.
			return ['code', 'charts', 'local', 'claims', ...(data.variants ?? []).map(({ name }) => `${id}-${name}`)];
		case 'path':
			return ['route'];
		case 'service':
			return ['needs'];
		case 'term':
			return [];
	}
}

function ifAny(anchor: string, items: readonly unknown[] = []): string[] {
	return items.length > 0 ? [anchor] : [];
}

function eachOf(name: string, items: readonly { id: string }[] = []): string[] {
	return items.map(({ id }) => `${name}-${id}`);
}
