import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DIAGRAM_FOLDER, readDiagram, storedKeys, type StoredDiagram } from '../../../src/node/diagrams/store.ts';
import { CONTENT_FOLDER } from '../../../src/node/places.ts';
import { openDiagramRenderer } from '../../../src/node/diagrams/render.ts';

const FOLDER = path.join(CONTENT_FOLDER, DIAGRAM_FOLDER);
const stored = (await Promise.all([...(await storedKeys(FOLDER))].map((key) => readDiagram(FOLDER, key)))).filter(
	(diagram): diagram is StoredDiagram => diagram !== undefined,
);

/** Text is measured with the font of the packaged browser; another browser may place it a little differently. */
const isPackagedBrowser = process.platform === 'linux' && process.arch === 'x64' && !process.env['CHROME_PATH'];

/** As many as the folder has files. */
const files = globSync(`${FOLDER}/*.svg.json`).length;
const none = files === 0 && stored.length === 0 ? ' (not run: this content has no diagram)' : '';

test.skipIf(none)(`rendering each diagram again gives the stored SVG${none}`, async () => {
	expect(stored).toHaveLength(files);
	const renderer = await openDiagramRenderer();
	try {
		for (const diagram of stored) {
			const again = await renderer.render(diagram.source);
			expect(again.text).toEqual(diagram.text);
			if (isPackagedBrowser) expect(again).toEqual(diagram);
			else expect(outline(again.svg)).toEqual(outline(diagram.svg));
		}
	} finally {
		await renderer.close();
	}
});

function outline(svg: string): string {
	return svg.replace(/-?(?:\d+(?:\.\d+)?|\.\d+)/g, '#').replace(/ d="[^"]*"/g, '');
}
