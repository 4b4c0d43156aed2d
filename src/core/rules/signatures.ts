import type { Document, Locate } from '../entry.ts';
import type { TemplateFinding } from '../match/index.ts';
import type { RuleInput } from './content.ts';
import { type Finding } from './rule.ts';
import { documentsOf } from './documents-of.ts';

/** Converts the matcher's findings of the given kinds to findings of a rule, each with its position in the error page. */
export function signatureFindings<K extends TemplateFinding['kind']>(
	content: RuleInput,
	kinds: readonly K[],
	explain: (finding: FindingOf<K>) => { message: string; help: string },
): Finding[] {
	const errors = new Map(documentsOf(content, 'error').map((document) => [document.id, document]));
	return content.templateFindings.flatMap((finding) => {
		const document = errors.get(finding.error);
		if (!document || !isOneOf(finding, kinds)) return [];
		return { file: document.file, position: document.locate(...placeOf(document, finding)), ...explain(finding) };
	});
}

function isOneOf<K extends TemplateFinding['kind']>(
	finding: TemplateFinding,
	kinds: readonly K[],
): finding is FindingOf<K> {
	return (kinds as readonly string[]).includes(finding.kind);
}

/**
 * Returns the arguments of `locate` for what a finding is about: the example or the near miss if it is about one, and
 * otherwise the template or the condition.
 */
function placeOf({ data }: Document<'error'>, finding: TemplateFinding): Parameters<Locate> {
	switch (finding.kind) {
		case 'example-not-matched':
		case 'example-won-by-other':
			return [['examples', (data.examples ?? []).indexOf(finding.example)]];
		case 'near-miss-matched':
			return [['nearMisses', (data.nearMisses ?? []).indexOf(finding.nearMiss)]];
		case 'invalid-condition':
		case 'idle-condition': {
			// A condition belongs to a signature or, if the finding has no template, to the whole page.
			const ownerPath = finding.template === undefined ? [] : signaturePath(data, finding.template);
			const owner = finding.template === undefined ? data : data.signatures?.[ownerPath[1] as number];
			if (finding.kind === 'idle-condition') return [[...ownerPath, 'beside']];
			const index = owner?.beside?.indexOf(finding.condition) ?? -1;
			if (index >= 0) return [[...ownerPath, 'beside', index]];
			return [[...ownerPath, 'unless', owner?.unless?.indexOf(finding.condition) ?? 0]];
		}
		default: {
			const { template } = finding;
			const path = [...signaturePath(data, template), 'template'];
			return finding.kind === 'invalid' ? [path, template.slice(finding.at)] : [path];
		}
	}
}

/** The path of a template, or of its last occurrence if it is listed twice. */
function signaturePath(data: Document<'error'>['data'], template: string): (string | number)[] {
	return ['signatures', (data.signatures ?? []).findLastIndex((each) => each.template === template)];
}

type FindingOf<K extends TemplateFinding['kind']> = Extract<TemplateFinding, { kind: K }>;
