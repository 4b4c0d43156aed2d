import { describe, expect, test } from 'vitest';
import { DIAGRAM_FOLDER, readDiagram, storedKeys, type StoredDiagram } from '../../src/node/diagrams/store.ts';
import { openDiagramRenderer } from '../../src/node/diagrams/render.ts';

const stored = (
	await Promise.all([...(await storedKeys(DIAGRAM_FOLDER))].map((key) => readDiagram(DIAGRAM_FOLDER, key)))
).filter((diagram): diagram is StoredDiagram => diagram !== undefined);

/** Text is measured with the font of the packaged browser; another browser may place it a little differently. */
const isPackagedBrowser = process.platform === 'linux' && process.arch === 'x64' && !process.env['CHROME_PATH'];

describe('drawing a diagram again', () => {
	test('gives the picture that is kept', async () => {
		expect(stored.length).toBeGreaterThan(0);
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

	test('refuses what it could only draw in part, and names it', async () => {
		const renderer = await openDiagramRenderer();
		try {
			await expect(renderer.render('flowchart TD\n a>odd] --> b')).rejects.toThrow('The shape "odd" of node "a"');
			await expect(renderer.render('sequenceDiagram\n autonumber\n A->>B: x')).rejects.toThrow('"autonumber"');
			await expect(renderer.render('pie\n "a" : 1')).rejects.toThrow('use flowchart or sequenceDiagram');
			await expect(renderer.render('flowchart TD\n a --')).rejects.toThrow(/Parse error|Expecting/);
		} finally {
			await renderer.close();
		}
	});

	test('loses no node, line or word of a diagram with every supported part', async () => {
		const renderer = await openDiagramRenderer();
		try {
			const flow = await renderer.render(`flowchart LR
				accTitle: Shapes
				accDescr: All of them.
				subgraph Outer
					a[Square] <--> b(Round)
				end
				b -->|yes| c([Stadium]) --x d[[Sub]] --o e[(Store)] -.-> f((Circle)) ==> g{{Hexagon}} --- h{Decide}
				h ~~~ a`);
			for (const word of [
				'Square',
				'Round',
				'Stadium',
				'Sub',
				'Store',
				'Circle',
				'Hexagon',
				'Decide',
				'Outer',
				'yes',
			]) {
				expect(flow.svg).toContain(`>${word}<`);
			}
			expect(flow.svg.match(/<path d="[^"]*"\/>(?!<\/marker>)/g)).toHaveLength(8);
			expect(flow.svg.match(/<marker /g)).toHaveLength(3);
			expect(flow.svg.match(/<(?:rect|ellipse|polygon) /g)).toHaveLength(8);

			const sequence = await renderer.render(`sequenceDiagram
				accTitle: Blocks
				accDescr: All of them.
				actor U as User
				participant A as Auth
				U->>+A: log in
				alt known
					A->>A: look up
				else no
					A--xU: refused
				end
				Note over U,A: tired
				A-->>-U: done`);
			for (const word of ['User', 'Auth', 'log in', 'alt', '[known]', 'look up', '[no]', 'refused', 'tired', 'done']) {
				expect(sequence.svg).toContain(`>${word}<`);
			}
			expect(sequence.svg).toContain('class="dg-bar"');
		} finally {
			await renderer.close();
		}
	});
});

function outline(svg: string): string {
	return svg.replace(/-?(?:\d+(?:\.\d+)?|\.\d+)/g, '#').replace(/ d="[^"]*"/g, '');
}
