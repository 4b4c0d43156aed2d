import type { Postmortem } from '../../core/schema/kinds/postmortem.ts';
import { VERDICTS } from '../../core/schema/kinds/postmortem.ts';
import { parseInline } from '../../core/text/prose/inline.ts';
import { sentencesOf } from '../../core/text/prose/sentences.ts';
import { count } from '../../core/text/prose/words.ts';
import { nameOfSource } from './answer.ts';

/** The claims of a postmortem, each as one line that unfolds. */
export function claimLines({ claims, sources }: Pick<Postmortem, 'claims' | 'sources'>): ClaimLine[] {
	return claims.map((claim) => {
		const [first = claim.note, ...rest] = sentencesOf(claim.note);
		const hasLink = parseInline(first).some((part) => part.kind === 'link');
		return {
			id: claim.id,
			verdict: claim.verdict,
			text: claim.text,
			found: withoutLinks(first),
			// A link cannot be inside the line, because the whole line is a control.
			details: hasLink ? claim.note : rest.join(' '),
			snippet: claim.snippet,
			source: { id: claim.source, name: nameOfSource(claim.source, sources) },
		};
	});
}

/** How the claims were decided: "20 claims: 3 confirmed, 11 refuted, 5 true in part, 1 untested." */
export function claimCounts(claims: Postmortem['claims']): string {
	const counts = VERDICTS.flatMap((verdict) => {
		const { length } = claims.filter((claim) => claim.verdict === verdict);
		return length === 0 ? [] : `${length} ${verdict === 'partly' ? 'true in part' : verdict}`;
	});
	return `${count(claims.length, 'claim')}: ${counts.join(', ')}.`;
}

/** Replaces each link in a text with the text of the link. */
function withoutLinks(text: string): string {
	return parseInline(text)
		.map((part) => (part.kind === 'code' ? `\`${part.text}\`` : part.text))
		.join('');
}

export interface ClaimLine {
	id: string;
	verdict: (typeof VERDICTS)[number];
	text: string;
	/** What happened, in one sentence without links. */
	found: string;
	/** The rest of the note, or all of it if its first sentence has a link. Empty if there is nothing more to show. */
	details: string;
	snippet: string | undefined;
	/** `name` is `source 2`, as in the answer. */
	source: { id: string; name: string };
}
