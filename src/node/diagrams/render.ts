import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchBrowser } from '../browser.ts';
import type { drawInPage } from './in-page/main.ts';
import { diagramKey, type StoredDiagram } from './store.ts';
import { renderSvg } from './svg.ts';
import { diagramText } from './text.ts';

/**
 * Opens a browser that renders Mermaid sources, without a network. The caller must close the renderer.
 *
 * `render` rejects with Mermaid's message if a source is invalid, and with the name of the element if one is not supported.
 */
export async function openDiagramRenderer(): Promise<DiagramRenderer> {
	const browser = await launchBrowser();
	const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
	await page.setContent('<!doctype html><body></body>');
	await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.min.js')) });
	await page.addScriptTag({ content: await scriptInPage() });
	await page.evaluate((config) => {
		(globalThis as unknown as { mermaid: { initialize: (options: unknown) => void } }).mermaid.initialize(config);
	}, CONFIG);
	return {
		async render(source) {
			const { drawing, model } = await page.evaluate((text) => {
				return (globalThis as unknown as { inPage: InPage }).inPage.drawInPage(text);
			}, source.trim());
			const key = diagramKey(source);
			const svg = renderSvg(drawing, key);
			return { key, source: source.trim(), title: drawing.title, svg, text: diagramText(model) };
		},
		close: () => browser.close(),
	};
}

/** Bundles the folder `in-page` into one script that sets `inPage`. */
async function scriptInPage(): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL('./in-page/main.ts', import.meta.url))],
		bundle: true,
		write: false,
		format: 'iife',
		globalName: 'inPage',
		platform: 'browser',
	});
	return outputFiles[0]?.text ?? '';
}

const FONT = { fontFamily: '"Open Sans", sans-serif', fontSize: 16 };

/** Compact settings that fit a column of text, because a diagram that is scaled down is hard to read. */
const CONFIG = {
	startOnLoad: false,
	securityLevel: 'strict',
	theme: 'base',
	look: 'classic',
	htmlLabels: false,
	...FONT,
	themeVariables: { fontFamily: FONT.fontFamily, fontSize: `${FONT.fontSize}px` },
	flowchart: {
		curve: 'rounded',
		minNodeWidth: 40,
		wrappingWidth: 170,
		padding: 12,
		nodeSpacing: 20,
		rankSpacing: 26,
	},
	sequence: {
		actorFontFamily: FONT.fontFamily,
		messageFontFamily: FONT.fontFamily,
		noteFontFamily: FONT.fontFamily,
		actorFontSize: FONT.fontSize,
		messageFontSize: FONT.fontSize,
		noteFontSize: FONT.fontSize,
		width: 110,
		height: 42,
		actorMargin: 28,
		messageMargin: 26,
		boxMargin: 8,
		noteMargin: 8,
		diagramMarginX: 8,
		diagramMarginY: 8,
		mirrorActors: false,
		rightAngles: true,
	},
};

interface InPage {
	drawInPage: typeof drawInPage;
}

export interface DiagramRenderer {
	render: (source: string) => Promise<StoredDiagram>;
	close: () => Promise<void>;
}
