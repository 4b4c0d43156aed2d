import type { Document, Locate } from '../entry.ts';
import type { TemplateFinding } from '../match/index.ts';
import type { Content } from './content.ts';
import { documentsOf, type Finding } from './rule.ts';

/** Words for those findings of the matcher that a rule is about, at the place in the error page that each is about. */
export function signatureFindings<K extends TemplateFinding['kind']>(
	content: Content,
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

/** Where a page is told that its own line is wrong, that line; otherwise the template. The last one, of doubled ones. */
function placeOf({ data }: Document<'error'>, finding: TemplateFinding): Parameters<Locate> {
	switch (finding.kind) {
		case 'example-not-matched':
		case 'example-won-by-other':
			return [['examples', (data.examples ?? []).indexOf(finding.example)]];
		case 'near-miss-matched':
			return [['nearMisses', (data.nearMisses ?? []).indexOf(finding.nearMiss)]];
		default: {
			const { template } = finding;
			const index = (data.signatures ?? []).findLastIndex((each) => each.template === template);
			const path = ['signatures', index, 'template'];
			return finding.kind === 'invalid' ? [path, template.slice(finding.at)] : [path];
		}
	}
}

type FindingOf<K extends TemplateFinding['kind']> = Extract<TemplateFinding, { kind: K }>;
