import { describe, expect, test } from 'vitest';
import { openDiagramRenderer } from '../../src/node/diagrams/render.ts';

describe('rendering a diagram', () => {
	test('rejects a diagram that it could only draw in part, and names the element', async () => {
		const renderer = await openDiagramRenderer();
		try {
			await expect(renderer.render('flowchart TD\n a>odd] --> b')).rejects.toThrow('The shape "odd" of node "a"');
			await expect(renderer.render('sequenceDiagram\n autonumber\n A->>B: x')).rejects.toThrow('"autonumber"');
			await expect(renderer.render('pie\n "a" : 1')).rejects.toThrow('use flowchart or sequenceDiagram');
			await expect(renderer.render('flowchart TD\n a --')).rejects.toThrow();
			expect((await renderer.render('flowchart TD\n accTitle: A\n accDescr: B\n a --> b')).svg).toContain('>b<');
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
