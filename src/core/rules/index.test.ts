import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES } from './index.ts';
import { RULE_NAMES } from './names.ts';

test('every name has one rule, in the same order', () => {
	expect(RULES.map(({ name }) => name)).toEqual(RULE_NAMES);
});

test('the README has one section for every rule, in the same order', () => {
	const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
	const sections = [...readme.matchAll(/^### (.+)$/gm)].map((match) => match[1]);
	expect(sections).toEqual(RULE_NAMES);
});

test('every section of the README says how to fix the fault', () => {
	const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
	const sections = readme.split(/^### /m).slice(1);
	expect(sections.filter((section) => !/^Fix: \S/m.test(section)).map((section) => section.split('\n')[0])).toEqual([]);
});

test('every summary is one sentence', () => {
	expect(RULES.filter(({ summary }) => !/^[A-Z][^.]*(?:\.\w[^.]*)*\.$/.test(summary))).toEqual([]);
});
