import { enginesIn, type Engine } from '../runbook/command/engines.ts';
import type { AnyDocument, Document } from '../entry.ts';
import { refOf } from '../graph/index.ts';
import { listOf } from '../text/prose/words.ts';
import { commandsOf } from './commands.ts';
import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const otherEngine: Rule = {
	name: 'other-engine',
	summary: 'An error of one database never leads to a runbook with commands for another.',
	check: (content) => {
		// A page that extends another does not say which database it is about, but the pack's page does.
		const completePages = content.documents.filter((document) => !document.extends);
		const completePage = <D extends AnyDocument>(document: D): D =>
			document.extends
				? ((completePages.find((each) => refOf(each) === refOf(document)) as D | undefined) ?? document)
				: document;
		const runbooks = documentsOf(content, 'runbook').map((document) => {
			return { document, engines: enginesOf(completePage(document)) };
		});
		const errors = documentsOf(content, 'error').map((document) => {
			return { document, engines: enginesOfError(completePage(document)) };
		});
		const findings: Finding[] = [];
		const checkLink = (
			error: PageWithEngines,
			runbook: PageWithEngines,
			from: AnyDocument,
			path: readonly (string | number)[],
		): void => {
			const foreign = [...runbook.engines].filter((engine) => !error.engines.has(engine));
			if (error.engines.size === 0 || foreign.length === 0) return;
			findings.push({
				file: from.file,
				position: from.locate(path),
				message: `"${runbook.document.id}" has commands for ${listOf(foreign, 'and')}, but "${error.document.id}" is about ${listOf([...error.engines], 'and')}.`,
				help: 'Link a runbook whose commands fit, or say in the text of the error page what to do.',
			});
		};
		const runbookOf = (id: string) =>
			runbooks.find(({ document }) => content.graph.resolve(`runbook:${id}`) === document);
		const errorOf = (id: string) => errors.find(({ document }) => content.graph.resolve(`error:${id}`) === document);
		for (const error of errors) {
			const { fixes = [], runbooks: listed = [] } = error.document.data;
			for (const [index, fix] of fixes.entries()) {
				const runbook = fix.runbook === undefined ? undefined : runbookOf(fix.runbook);
				if (runbook) checkLink(error, runbook, error.document, ['fixes', index, 'runbook']);
			}
			for (const [index, id] of listed.entries()) {
				const runbook = runbookOf(id);
				if (runbook) checkLink(error, runbook, error.document, ['runbooks', index]);
			}
		}
		for (const runbook of runbooks) {
			for (const [index, id] of (runbook.document.data.errors ?? []).entries()) {
				const error = errorOf(id);
				if (error) checkLink(error, runbook, runbook.document, ['errors', index]);
			}
		}
		return findings;
	},
};

/** The databases that a runbook's commands are for, according to the programs that they call and to `appliesTo`. */
function enginesOf(document: Document<'runbook'>): Set<Engine> {
	const texts = [...commandsOf(document).map(({ code }) => code), ...Object.keys(document.data.appliesTo ?? {})];
	return new Set(texts.flatMap(enginesIn));
}

/**
 * The databases that an error is about, according to its component and its tags. The page of a library that works with
 * any database names none.
 */
function enginesOfError({ data: { component = '', tags = [] } }: Document<'error'>): Set<Engine> {
	return new Set([component, ...tags].flatMap(enginesIn));
}

interface PageWithEngines {
	document: Document<'error'> | Document<'runbook'>;
	engines: ReadonlySet<Engine>;
}
