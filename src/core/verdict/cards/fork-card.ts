import { alertAddress } from '../../alerts/address.ts';
import { buildDirectory, factsOf } from '../../alerts/directory.ts';
import { addressOf } from '../../address/address.ts';
import type { AnyEntry, Entry } from '../../entry.ts';
import type { Graph } from '../../graph/index.ts';
import type { Fork } from '../../match/runtime.ts';
import { leadOf } from '../../runbook/questions/discriminator.ts';
import { lastPart } from '../find-error.ts';
import { nameOf } from './fork-name.ts';
import { inlineText } from '../render/page-text.ts';

/**
 * The card of a fork, for a verdict and for an alert's page: the page that tells the causes apart, its first question,
 * and all causes. Undefined if there is no such runbook or alert.
 */
export function forkCardOf({ kind, id }: Fork['target'], graph: Graph): ForkCard | undefined {
	if (kind === 'alert') return alertCard(id, graph);
	const runbook = graph.resolve(`runbook:${id}`);
	return runbook?.kind === 'runbook' ? runbookCard(runbook, graph) : undefined;
}

/** The card of an alert or a runbook, found by its name, in upper or lower case, or by a link that ends in the name. */
export function findFork(name: string, graph: Graph): ForkCard | undefined {
	const id = lastPart(name);
	return forkCardOf({ kind: 'alert', id }, graph) ?? forkCardOf({ kind: 'runbook', id: id.toLowerCase() }, graph);
}

/** The cards of all forks that a paste can lead to. The keys are the names from `nameOf`. */
export function forkCards(graph: Graph): Record<string, ForkCard> {
	const runbooks = graph.documents.filter(isRunbook);
	const targets: Fork['target'][] = [
		...runbooks.filter(isFork).map(({ id }) => ({ kind: 'runbook' as const, id })),
		...[...new Set(runbooks.flatMap(({ data }) => data.alerts))].map((id) => ({ kind: 'alert' as const, id })),
	];
	return Object.fromEntries(
		targets.flatMap((target) => {
			const card = forkCardOf(target, graph);
			return card ? [[nameOf(target), card]] : [];
		}),
	);
}

function runbookCard(runbook: Entry<'runbook'>, graph: Graph): ForkCard {
	const path = addressOf('runbook', runbook.id);
	const [first] = runbook.data.discriminators;
	return {
		title: inlineText(runbook.data.title, graph),
		path,
		summary: inlineText(runbook.data.summary, graph),
		...(first && { ask: { text: inlineText(first.ask, graph), path: `${path}#question-1` } }),
		causes: causesOf(runbook, graph),
	};
}

/**
 * The card of an alert. If only one runbook answers the alert, this is the card of that runbook. If there are several
 * and one of them is a fork, this is the card of that fork, with the other runbooks as causes. If none is a fork, the
 * card lists all of them as causes.
 */
function alertCard(alert: string, graph: Graph): ForkCard | undefined {
	const runbooks = runbooksFor(alert, graph);
	const [first, ...others] = runbooks;
	if (!first) return undefined;
	if (others.length === 0) return runbookCard(first, graph);
	// The directory lists forks first.
	if (!isFork(first)) {
		return {
			title: alert,
			path: alertAddress(alert),
			summary: 'Several runbooks answer this alert. Compare what they are for before you open one.',
			causes: runbooks.map((runbook) => causeOf(runbook, graph)),
		};
	}
	const card = runbookCard(first, graph);
	return {
		...card,
		causes: others.map((runbook) => {
			const path = addressOf('runbook', runbook.id);
			return card.causes.find((cause) => cause.path === path) ?? causeOf(runbook, graph);
		}),
	};
}

function runbooksFor(alert: string, graph: Graph): Entry<'runbook'>[] {
	const all = graph.documents.filter(isRunbook);
	const { alerts } = buildDirectory(all.map(factsOf));
	return (alerts.get(alert.toLowerCase())?.runbooks ?? [])
		.map(({ id }) => all.find((each) => each.id === id))
		.filter((runbook) => runbook !== undefined);
}

/** One cause for each question. It leads to the only runbook that the answers name, or else to the question itself. */
function causesOf({ id, data: { discriminators } }: Entry<'runbook'>, graph: Graph): Cause[] {
	return discriminators.map(({ lookAlike, ask, answers }, question) => {
		const runbookIds = answers.flatMap((answer) => {
			const next = leadOf(answer, discriminators.length);
			return next.is === 'runbook' && next.id !== id ? [next.id] : [];
		});
		const [onlyId, ...otherIds] = new Set(runbookIds);
		const runbook = onlyId === undefined || otherIds.length > 0 ? undefined : graph.resolve(`runbook:${onlyId}`);
		return {
			name: inlineText(lookAlike, graph).replace(/^\d+\.\s+/, ''),
			ask: inlineText(ask, graph),
			...(runbook
				? { leads: inlineText(runbook.data.title, graph), path: addressOf('runbook', runbook.id) }
				: { path: `${addressOf('runbook', id)}#question-${question + 1}` }),
		};
	});
}

/** Presents a runbook as a cause to which no question leads. Its first symptom describes it. */
function causeOf({ id, data }: Entry<'runbook'>, graph: Graph): Cause {
	const title = inlineText(data.title, graph);
	const [symptom = ''] = data.symptoms;
	return { name: title, ask: inlineText(symptom, graph), leads: title, path: addressOf('runbook', id) };
}

function isRunbook(entry: AnyEntry): entry is Entry<'runbook'> {
	return entry.kind === 'runbook';
}

function isFork({ data }: Entry<'runbook'>): boolean {
	// `isFork` does not depend on the id.
	return factsOf({ id: '', data }).isFork;
}

/** What a verdict shows about a fork. `/api/forks.v1.json` has a card for each alert and each runbook with signals. */
export interface ForkCard {
	title: string;
	/** Address of the page that tells the causes apart. */
	path: string;
	summary: string;
	/** The question to ask first. */
	ask?: { text: string; path: string };
	causes: Cause[];
}

export interface Cause {
	name: string;
	/** The question that finds the cause, or the symptom of its runbook. */
	ask: string;
	/** The title of the runbook for the cause. Without a runbook, `path` leads to the question. */
	leads?: string;
	path: string;
}
