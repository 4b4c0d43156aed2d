import { NO_BODY, type AnyDocument, type BodyFacts } from '../../src/core/entry.ts';
import type { Position } from '../../src/core/report/issue.ts';
import { buildRuleInput, type RuleInput } from '../../src/core/rules/content.ts';
import type { Finding, Rule } from '../../src/core/rules/rule.ts';
import type { Kind } from '../../src/core/schema/primitives.ts';

/**
 * A document that may lack any field, as one with faults does. The position of a value also has the path of that value, so
 * that tests can tell positions apart.
 */
export function documentOf(kind: Kind, id: string, data: object, body: Partial<BodyFacts> = {}): AnyDocument {
	return {
		kind,
		id,
		file: `${kind}/${id}.mdx`,
		data,
		body: Object.keys(body).length > 0 ? { ...NO_BODY, ...body } : NO_BODY,
		locate: (path, text) => {
			const position = { ...AT, path: [...path, ...(text === undefined ? [] : [text])].join('.') };
			return position;
		},
	};
}

/** What a rule finds in content that consists of some documents and faults. */
export function findingsOf(
	rule: Rule,
	documents: readonly AnyDocument[],
	more: Partial<Pick<RuleInput, 'faults' | 'runs' | 'omitted'>> = {},
): Finding[] {
	return rule.check(
		buildRuleInput({ documents, faults: [], runs: [], tags: undefined, isRendered: () => true, ...more }),
	);
}

/** The paths of the values that findings are about. */
export function pathsOf(findings: readonly Finding[]): string[] {
	return findings.map(({ position }) => ('path' in position ? String(position.path) : ''));
}

export const AT: Position = { at: 'source', line: 9, column: 5 };
