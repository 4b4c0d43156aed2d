import { Hits } from './hits.ts';
import type { Index } from './index-load.ts';
import { initialBehind, quickReject } from './quick-reject.ts';
import { findCandidates } from './scan.ts';
import { Surroundings } from './surroundings.ts';
import type { LoadedTemplate } from './template-load.ts';
import { TokenBuffer } from './token-buffer.ts';
import { tokenise, Tokens } from './tokens.ts';
import { verifyAt } from './verify.ts';
import type { Verified } from './verify.ts';

/** All places where a template of the index stands in the text, in order of their anchors. */
export function findVerified(index: Index, text: string): Verified[] {
	const hits = new Hits();
	const scratch = new Tokens();
	findCandidates(index.scanner, text, hits, (from, to) => {
		scratch.clear();
		tokenise(text, from, to, index.vocabulary, scratch);
		for (let i = 0; i < scratch.count; i++) {
			const id = scratch.id[i] as number;
			const alt = scratch.alt[i] as number;
			if (id >= 0 && index.isSought[id] === 1) hits.push(scratch.start[i] as number, id);
			if (alt >= 0 && index.isSought[alt] === 1) hits.push((scratch.start[i] as number) + 1, alt);
		}
	});
	const found: Verified[] = [];
	if (hits.count === 0) return found;
	const buffer = new TokenBuffer(text, index.vocabulary);
	// Where the last match of each template ends: a second anchor inside it is not a second match.
	const done = new Map<object, number>();
	const surroundings = new Surroundings(text);
	hits.sort();
	for (let i = 0; i < hits.count; i++) {
		const at = hits.at(i);
		const anchor = hits.anchor(i);
		const templates = index.templatesOf[anchor] as LoadedTemplate[];
		if (templates.length === 0) continue;
		const initial = initialBehind(text, at, index.words[anchor] as string);
		if (initial < 0) continue;
		for (const template of templates) {
			if (initial !== 0 && template.followedBy !== 0 && template.followedBy !== initial) continue;
			if (at < (done.get(template) ?? 0) || quickReject(index, template, surroundings, at)) continue;
			if (!template.landmarks.every(({ word, reach }) => hits.hasNear(i, word, reach))) continue;
			const verified = verifyAt(index, buffer, template, at);
			if (!verified) continue;
			done.set(template, Math.max(verified.end, at + 1));
			found.push(verified);
		}
	}
	return found;
}
