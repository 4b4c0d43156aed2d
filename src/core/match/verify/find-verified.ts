import { Hits } from '../scan/hits.ts';
import type { Index } from '../signatures/loaded-index.ts';
import { initialAfter, quickReject } from './quick-reject.ts';
import { findCandidates } from '../scan/scan.ts';
import { Surroundings } from '../scan/surroundings.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import { TokenBuffer } from '../text/token-buffer.ts';
import { Tokens } from '../text/token-list.ts';
import { tokenise } from '../text/tokens.ts';
import { verifyAt } from './verify.ts';
import type { Verified } from './verify.ts';

/**
 * Finds all places where a template of the index matches, in the order of their anchors.
 *
 * @param part Limits the anchors to a part of the text. The rest is read only as their context.
 */
export function findVerified(index: Index, text: string, part: Part = WHOLE): Anchored[] {
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
	const found: Anchored[] = [];
	if (hits.count === 0) return found;
	const buffer = new TokenBuffer(text, index.vocabulary);
	// The end of the last match of each template. A second anchor inside that match is not a second match.
	const done = new Map(part.done);
	const surroundings = new Surroundings(text);
	hits.sort();
	for (let i = 0; i < hits.count; i++) {
		const at = hits.at(i);
		if (at < part.from) continue;
		const anchor = hits.anchor(i);
		const templates = index.templatesOf[anchor] as LoadedTemplate[];
		if (templates.length === 0) continue;
		const initial = initialAfter(text, at, index.words[anchor] as string);
		if (initial < 0) continue;
		for (const template of templates) {
			if (initial !== 0 && template.followedBy !== 0 && template.followedBy !== initial) continue;
			if (at < (done.get(template) ?? 0) || quickReject(index, template, surroundings, at)) continue;
			if (!template.landmarks.every(({ word, reach }) => hits.hasNear(i, word, reach))) continue;
			const verified = verifyAt(index, buffer, template, at);
			if (!verified) continue;
			const until = Math.max(verified.end, at + 1);
			done.set(template, until);
			found.push({ ...verified, anchor: at, until });
		}
	}
	return found;
}

const WHOLE: Part = { from: 0, done: new Map() };

export interface Part {
	/** Anchors before this offset are ignored. */
	from: number;
	/** The end of the last earlier match of each template. An anchor before that end belongs to that match. */
	done: ReadonlyMap<LoadedTemplate, number>;
}

export interface Anchored extends Verified {
	/** Offset of the template's anchor. */
	anchor: number;
	/** Another anchor of the same template before this offset belongs to this match. */
	until: number;
}
