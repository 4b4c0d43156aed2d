import { describe, expect, test } from 'vitest';
import { diagramText, type Model } from './text.ts';

describe('the text of a flowchart', () => {
	test('says where each node leads, and includes the label of the line', () => {
		const text = diagramText({
			kind: 'flowchart',
			nodes: [node('a', 'API worker'), node('b', 'PgBouncer'), node('c', 'Disk')],
			edges: [edge('a', 'b', 'checkout'), edge('b', 'c', '', 'none'), edge('a', 'c', '', 'both')],
			groups: [],
		});
		expect(text).toEqual(['API worker, then PgBouncer (checkout); to and from Disk.', 'PgBouncer, joined to Disk.']);
	});

	test('asks a decision and gives its answers', () => {
		const text = diagramText({
			kind: 'flowchart',
			nodes: [{ ...node('q', 'Is the pool full?'), isDecision: true }, node('y', 'Restart'), node('n', 'Look on')],
			edges: [edge('q', 'y', 'yes'), edge('q', 'n', '')],
			groups: [],
		});
		expect(text).toEqual(['Is the pool full? When yes: Restart. Then Look on.']);
	});

	test('does not put a full stop after a question mark', () => {
		const text = diagramText({
			kind: 'flowchart',
			nodes: [node('a', 'Count'), node('b', 'Too many?')],
			edges: [edge('a', 'b', '')],
			groups: [],
		});
		expect(text).toEqual(['Count, then Too many?']);
	});

	test('lists the members of a group in the order of the nodes, with groups last', () => {
		const text = diagramText({
			kind: 'flowchart',
			nodes: [node('a', 'One'), node('b', 'Two')],
			edges: [],
			groups: [
				{ id: 'in', label: 'Inner', members: ['b', 'a'] },
				{ id: 'out', label: 'Outer', members: ['in'] },
			],
		});
		expect(text).toEqual(['Inner holds One and Two.', 'Outer holds Inner.']);
	});

	test('names a node that nothing leads to or from', () => {
		const text = diagramText({ kind: 'flowchart', nodes: [node('a', 'Alone')], edges: [], groups: [] });
		expect(text).toEqual(['Alone.']);
	});

	test('follows lines that leave a group', () => {
		const text = diagramText({
			kind: 'flowchart',
			nodes: [node('a', 'Worker'), node('b', 'Server')],
			edges: [edge('g', 'b', '')],
			groups: [{ id: 'g', label: 'Workers', members: ['a'] }],
		});
		expect(text).toEqual(['Workers, then Server.', 'Workers holds Worker.']);
	});
});

describe('the text of a sequence diagram', () => {
	test('says who sends to whom, who answers, and which messages a participant sends to itself', () => {
		const text = diagramText({
			kind: 'sequence',
			steps: [
				message('Client', 'API', 'POST /orders'),
				message('API', 'Client', '503', { isReply: true }),
				message('API', 'API', 'write a log line'),
				message('Pool', 'API', 'TimeoutError', { isReply: true, isLost: true }),
				message('API', 'Peer', '', { isTwoWay: true }),
			],
		});
		expect(text).toEqual([
			'Client to API: POST /orders.',
			'API answers Client: 503.',
			'API, to itself: write a log line.',
			'Pool answers API: TimeoutError (marked with a cross).',
			'API and Peer, both ways.',
		]);
	});

	test('opens blocks, names their branches and says when they end', () => {
		const text = diagramText({
			kind: 'sequence',
			steps: [
				{ step: 'open', keyword: 'alt', text: 'one comes back' },
				message('Pool', 'API', 'connection'),
				{ step: 'branch', keyword: 'alt_else', text: '' },
				message('Pool', 'API', 'nothing'),
				{ step: 'close' },
				{ step: 'note', over: ['Client', 'Pool'], text: 'The queue grows' },
			],
		});
		expect(text).toEqual([
			'If one comes back:',
			'Pool to API: connection.',
			'Otherwise:',
			'Pool to API: nothing.',
			'Afterwards:',
			'Note at Client and Pool: The queue grows.',
		]);
	});

	test('says "Afterwards" once for blocks that end together, and not at the very end', () => {
		const close = { step: 'close' } as const;
		const open = { step: 'open', keyword: 'loop', text: 'every 5 s' } as const;
		const text = diagramText({
			kind: 'sequence',
			steps: [open, open, close, close, message('A', 'B', 'done'), open, close],
		});
		expect(text.filter((line) => line === 'Afterwards:')).toHaveLength(1);
		expect(text.at(-1)).toBe('Again and again, every 5 s:');
	});
});

function node(id: string, label: string) {
	return { id, label, isDecision: false };
}

function edge(from: string, to: string, label: string, arrow: 'end' | 'both' | 'none' = 'end') {
	return { from, to, label, arrow };
}

function message(
	from: string,
	to: string,
	text: string,
	how: { isReply?: boolean; isLost?: boolean; isTwoWay?: boolean } = {},
) {
	const step = { step: 'message' as const, from, to, text, isReply: false, isLost: false, isTwoWay: false, ...how };
	return step satisfies Extract<Model, { kind: 'sequence' }>['steps'][number];
}
