import type { Model, Step } from '../text.ts';
import type { DiagramDb } from './mermaid.ts';

/** Nodes, edges and groups for the text next to the diagram. */
export function flowchartModel(db: DiagramDb): Model {
	return {
		kind: 'flowchart',
		nodes: [...(db.getVertices?.().values() ?? [])].map(({ id, text, type }) => ({
			id,
			label: plain(text ?? id),
			isDecision: type === 'diamond' || type === 'hexagon',
		})),
		edges: (db.getEdges?.() ?? [])
			.filter(({ stroke }) => stroke !== 'invisible')
			.map(({ start, end, text, type }) => ({
				from: start,
				to: end,
				label: plain(text),
				arrow: type === 'arrow_open' ? 'none' : (type ?? '').startsWith('double') ? 'both' : 'end',
			})),
		groups: (db.getSubGraphs?.() ?? []).map(({ id, title, nodes }) => ({ id, label: plain(title), members: nodes })),
	};
}

/** Messages, notes and frames, in order. */
export function sequenceModel(db: DiagramDb): Model {
	const names = new Map([...(db.getActors?.() ?? [])].map(([id, actor]) => [id, plain(actor.description)]));
	const codes = Object.entries(db.LINETYPE ?? {});
	const nameOf = (id: string | undefined) => names.get(id ?? '') ?? id ?? '';
	const steps = (db.getMessages?.() ?? []).flatMap((message): Step[] => {
		const type = codes.find(([, code]) => code === message.type)?.[0] ?? '';
		const text = typeof message.message === 'string' ? plain(message.message) : '';
		const opened = /^(ALT|OPT|LOOP|PAR|CRITICAL|BREAK)_START$/.exec(type)?.[1];
		const branch = /^(ALT_ELSE|PAR_AND|CRITICAL_OPTION)$/.exec(type)?.[1];
		if (opened) return [{ step: 'open', keyword: opened.toLowerCase(), text }];
		if (branch) return [{ step: 'branch', keyword: branch.toLowerCase(), text }];
		if (/^(?:ALT|OPT|LOOP|PAR|CRITICAL|BREAK)_END$/.test(type)) return [{ step: 'close' }];
		const from = nameOf(message.from);
		const to = nameOf(message.to);
		if (type === 'NOTE') return [{ step: 'note', over: [...new Set([from, to])], text }];
		if (!/^(?:BIDIRECTIONAL_)?(?:SOLID|DOTTED)/.test(type)) return [];
		const isTwoWay = type.startsWith('BIDIRECTIONAL');
		return [
			{ step: 'message', from, to, text, isReply: type.includes('DOTTED'), isLost: type.includes('CROSS'), isTwoWay },
		];
	});
	return { kind: 'sequence', steps };
}

function plain(text: string): string {
	return text
		.replace(/<br\s*\/?>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
