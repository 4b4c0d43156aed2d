import { describe, expect, test } from 'vitest';
import { fileAt, readPage } from '../support/pages.ts';
import { attribute, parsePage, textOf } from '../support/html.ts';

/** The text of a page, with white space folded. */
function textAt(pathname: string): string {
	const [body] = parsePage(pathname).elements.filter(({ tagName }) => tagName === 'main');
	if (!body) throw new Error(`${pathname} has no <main>.`);
	return textOf(body).replace(/\s+/g, ' ');
}

describe('a page says where its parts come from', () => {
	test('an extended page names the pack, the file of the team and what it adds', () => {
		const text = textAt('/errors/worker-lost/');
		expect(text).toMatch(
			/From the pack reference \(errors\/worker-lost\.mdx\), extended by errors\/basket-team\/worker-lost\.mdx, which adds .*runbooks/,
		);
		expect(text).toContain('Team note: Our workers have 512 MB each (zq7public-note).');
	});

	test('the fix of the team comes first, and its runbook is with the fix of the pack', () => {
		const steps = parsePage('/errors/worker-lost/')
			.elements.filter(
				({ tagName, parentNode }) => tagName === 'li' && (parentNode as { tagName?: string }).tagName === 'ol',
			)
			.map((item) => textOf(item).replace(/\s+/g, ' ').trim())
			.filter((text) => /workers|memory/.test(text));
		expect(steps[0]).toBe('Read the graph of the memory of the workers first.');
		expect(steps[1]).toMatch(/^Run fewer workers on the machine\..*Commands: Workers are killed/);
	});

	test('a page that replaces one of a pack names the pack', () => {
		expect(textAt('/errors/worker-late/')).toMatch(/Replaces the page of the pack reference/);
	});

	test('a page of the team alone says nothing of packs', () => {
		const text = textAt('/runbooks/restart-the-workers/');
		expect(text).toContain('Restart the workers one by one.');
		expect(text).not.toContain('pack');
	});
});

test('folders of teams are no part of an address', () => {
	expect(fileAt('/runbooks/restart-the-workers/')).toBeDefined();
	expect(fileAt('/runbooks/basket-team/restart-the-workers/')).toBeUndefined();
});

test('a team has a page with what it owns and what it still has to do', () => {
	const text = textAt('/teams/basket-team/');
	for (const part of ['Workers are killed', 'A worker process ended', 'The limit of a worker is 1 GB.'])
		expect(text).toContain(part);
	expect(textAt('/teams/')).toContain('Basket team');
});

test('an imported page is published with what it lacks, and with an alert of any name', () => {
	const text = textAt('/runbooks/moved-in/');
	expect(text).toContain('Imported, not finished.');
	for (const field of ['symptoms', 'mitigation 1 (why, precondition, expect', 'verify', 'escalate'])
		expect(text).toContain(field);
	expect(readPage('/alerts/worker disk full/')).toContain('/kb/runbooks/moved-in/');
});

test('a reviewed page says by whom, when and until when', () => {
	expect(textAt('/runbooks/restart-the-workers/')).toMatch(
		/Reviewed by Basket team on 6 Mar 2026; next review by 2 Sept 2099/,
	);
});

test('a runbook shows its parts and what a mitigation destroys', () => {
	const text = textAt('/runbooks/restart-the-workers/');
	expect(text).toContain('Save the evidence');
	expect(text).toContain('Destroyed by: Restart the workers one by one.');
	expect(text).toContain('A worker was killed in the last hour.');
	expect(text.indexOf('A worker was killed')).toBeLessThan(text.indexOf('Save the memory of the workers'));
	expect(text).toContain('Last used 5 Mar 2026 and worked after 4 min; worked in 1 of 1 use');
});

describe('a postmortem', () => {
	const page = () => parsePage('/postmortems/workers-out-of-memory/');

	test('answers in five lines, each as certain as what it rests on', () => {
		const text = textAt('/postmortems/workers-out-of-memory/');
		for (const line of ['Broke', 'Cause', 'Fixed by', 'Learned', 'Still open']) expect(text).toContain(line);
		expect(text).toMatch(/Each worker took more memory than it was given\. not tested/);
		expect(text).toMatch(/Mails were up to five minutes late\. as reported/);
	});

	test('shows its images with their text, its number, its links and its roles', () => {
		const [image] = page().elements.filter(({ tagName }) => tagName === 'img');
		expect(attribute(image, 'src')).toBe('/kb/postmortems/workers-out-of-memory/memory.png');
		expect(attribute(image, 'alt')).toBe('The memory of the workers rises to the limit within an hour.');
		const text = textAt('/postmortems/workers-out-of-memory/');
		for (const part of ['INC-4711', 'Dashboard of the workers', 'Incident lead']) expect(text).toContain(part);
	});

	test('may be noticed after it has ended by itself, with its times in UTC', () => {
		expect(readPage('/postmortems/workers-out-of-memory/')).toContain('2026-03-05T10:00:00Z');
	});
});
