import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { CONTENT_FOLDER } from '../../src/node/places.ts';
import { PROJECT } from '../support/fixture-site.ts';
import { runSnippet } from '../support/snippets.ts';

/** The folder of the pictures in the README and of `pictures.json`, which records the texts that they show. */
export const TOUR_FOLDER = path.join(PROJECT, 'docs/tour');

/** What the content shows on the tour. */
export function readTour(): Tour {
	return readJson('tests/tour.json') as Tour;
}

/**
 * Walks through the site as the tour in the README does: pastes lines of a source, follows the links of the verdict, pastes
 * what the first command printed, and runs a snippet. Calls `stop` wherever the README has a picture, and returns the
 * texts that the pictures show.
 */
export async function walkTour(page: Page, stop?: Stop): Promise<Picture[]> {
	const home = await atHome(page, stop);
	await page.locator('.verdict .btn.main').first().click();
	const runbook = await atRunbook(page, stop);
	await page.locator('a[href*="/snippets/"]', { hasText: 'Reproduced' }).first().click();
	return [...home, runbook, await atSnippet(page, stop)];
}

async function atHome(page: Page, stop: Stop | undefined): Promise<Picture[]> {
	await page.setViewportSize(WIDE);
	await page.goto('/');
	const { paste: lines } = readTour();
	const box = page.locator('main textarea').first();
	await box.fill(lines.join('\n'));
	const verdict = page.locator('.verdict').first();
	await verdict.waitFor();
	// Otherwise the ring of the focus would be part of the picture.
	await box.blur();
	await stop?.({ file: 'paste.png', from: page.locator('h1'), to: page.locator('form.paste').first(), margin: 12 });
	await stop?.({ file: 'verdict.png', from: verdict, to: verdict, margin: 12 });
	const shown = ['.is', 'h2', 'p:has(b)', '.btn', 'mark', 'h3'].map((selector) => verdict.locator(selector));
	return [
		{ file: 'paste.png', texts: [...(await textsOf([page.locator('h1')])), ...lines] },
		{ file: 'verdict.png', texts: await textsOf(shown) },
	];
}

async function atRunbook(page: Page, stop: Stop | undefined): Promise<Picture> {
	await page.setViewportSize(NARROW);
	const question = page.locator('hs-wizard .case').first();
	await question.locator('hs-command .btn').waitFor();
	const output = question.locator('label.output textarea');
	await output.fill(recordedAnswer(page.url()));
	const answer = question.locator('.said');
	await answer.filter({ hasText: /\S/ }).waitFor();
	await output.blur();
	await stop?.({ file: 'runbook.png', from: page.locator('#which'), to: answer, margin: 12 });
	const shown = ['h3', 'summary + p', 'pre', '.said'].map((selector) => question.locator(selector));
	return { file: 'runbook.png', texts: await textsOf([page.locator('#which'), ...shown]) };
}

async function atSnippet(page: Page, stop: Stop | undefined): Promise<Picture> {
	const snippet = page.locator('hs-snippet');
	await snippet.locator('form.controls').waitFor();
	await runSnippet(page);
	await stop?.({ file: 'run.png', from: snippet.locator('.controls'), to: snippet.locator('.live'), margin: 0 });
	const shown = ['.controls label', '.controls button', '.live .state', '.live .out', '.live .seen a'];
	return { file: 'run.png', texts: await textsOf(shown.map((selector) => snippet.locator(selector))) };
}

/** What the first command of a runbook printed when it was rehearsed in the scenario of the tour. */
function recordedAnswer(url: string): string {
	const runbook = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '';
	const { runs } = readJson(`rehearsals/${runbook}.json`) as {
		runs: { scenario: string; outputs: { output: string }[] }[];
	};
	const output = runs.find(({ scenario }) => scenario === readTour().scenario)?.outputs[0]?.output;
	if (output === undefined) throw new Error(`There is no record of the first command of ${runbook}.`);
	return output;
}

function readJson(file: string): unknown {
	return JSON.parse(readFileSync(path.join(PROJECT, CONTENT_FOLDER, file), 'utf8'));
}

/** The texts of some elements. Seconds are left out, because they differ from run to run. */
async function textsOf(elements: Locator[]): Promise<string[]> {
	const texts = await Promise.all(elements.map((each) => each.allInnerTexts()));
	return texts.flat().map((text) => text.trim().replaceAll(/~?\d+\.\d+ s\b/g, '… s'));
}

/** The windows are about as wide as the README shows the pictures, so that their text stays readable. */
const WIDE = { width: 960, height: 900 };
/** In this window, the facts beside a page move below it, so the page gets the whole width. */
const NARROW = { width: 800, height: 900 };

/** `content/tests/tour.json`. */
export interface Tour {
	/** The source that the pasted lines are from. */
	source: string;
	paste: string[];
	/** The scenario of the rehearsal whose first output is pasted into the runbook. */
	scenario: string;
}

type Stop = (view: View) => Promise<void>;

/** A part of a page that the README shows, from the top of one element to the bottom of another. */
export interface View {
	file: string;
	from: Locator;
	to: Locator;
	/** Space around the part, in pixels of the page. */
	margin: number;
}

/** A picture of the README, and the texts that it shows. */
export interface Picture {
	file: string;
	texts: string[];
}
