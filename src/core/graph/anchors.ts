import type { AnyDocument } from '../entry.ts';
import { slugOf } from '../text/slug.ts';
import { headingIds } from './heading-ids.ts';
import { asksFirst } from '../runbook/command/own-parts.ts';

/**
 * The anchors that `kind:id#…` may lead to on the page of a document: the headings of its body, its steps, and the sections
 * of pages of its kind. Pages omit empty sections, so their anchors are left out.
 */
export function anchorsOf(document: AnyDocument): string[] {
	const { body } = document;
	const steps = document.kind === 'runbook' ? body.steps.map(({ title }) => slugOf(title)) : [];
	return [...sectionsOf(document), ...headingIds(body.headings.map(({ text }) => text)), ...steps];
}

/**
 * The sections of the pages in `src/pages/<folder>/[id].astro`. `tests/site/any/anchors.test.ts` compares them with the
 * site.
 */
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
				...ifAny('which', [
					...(asksFirst(data) ? (data.discriminators ?? []) : []),
					...(data.symptoms ?? []),
					...asList(data.confirm),
				]),
				...ifAny('confirm', asList(data.confirm)),
				...ifAny('symptoms', data.symptoms),
				...ifAny('evidence', data.evidence),
				...ifAny('mitigate', data.mitigations),
				...ifAny('questions', asksFirst(data) ? [] : data.discriminators),
				...(data.discriminators ?? []).map((_, index) => `question-${index + 1}`),
				...ifAny('verify', asList(data.verify)),
				...ifAny('escalate', asList(data.escalate)),
			];
		case 'postmortem':
			return [
				...ifAny('timeline', data.timeline),
				'impact',
				...ifAny('claims', data.claims),
				...eachOf('claim', data.claims),
				...ifAny('metrics', data.metrics),
				...ifAny('factors', data.factors),
				...ifAny('mitigators', data.mitigators),
				...ifAny('ruled-out', data.ruledOut),
				...ifAny('lessons', Object.values(data.lessons ?? {}).flat()),
				...ifAny('actions', data.actions),
				...eachOf('action', data.actions),
				...ifAny('images', data.images),
				...ifAny('roles', data.roles),
				...ifAny('links', data.links),
				...ifAny('sources', data.sources),
				...eachOf('source', data.sources),
			];
		case 'snippet':
			// Only the evidence and the postmortems tell whether a snippet has charts and decides claims, so both
			// anchors are always listed.
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

function asList<T>(item: T | undefined): T[] {
	return item === undefined ? [] : [item];
}

function eachOf(name: string, items: readonly { id: string }[] = []): string[] {
	return items.map(({ id }) => `${name}-${id}`);
}
