import { count, show } from '../text/prose/words.ts';
import type { Rule } from './rule.ts';
import { signatureFindings } from './signatures.ts';

export const weakTemplate: Rule = {
	name: 'weak-template',
	summary: 'A template has enough words to tell its error from ordinary log lines and from failures of other programs.',
	check: (content) =>
		signatureFindings(content, ['too-weak', 'matches-background', 'not-generic'], (finding) => {
			switch (finding.kind) {
				case 'too-weak':
					return {
						message: `This template has only ${count(finding.words, 'ordinary word')}, which is not enough to tell this error from others.`,
						help: 'Add words of the message: three that are not ordinary, or one name such as a class, a code or a path.',
					};
				case 'matches-background':
					return {
						message: `This template matches an ordinary log line: ${show(finding.line)}.`,
						help: 'Add words of the message that only this error prints.',
					};
				case 'not-generic':
					return {
						message: `Other programs print this message too: ${show(finding.line)}.`,
						help: 'Mark it "strength: generic" and list in "beside" the text that must be near, or add words that only this error prints.',
					};
			}
		}),
};
