/**
 * Describes a diagram as a list of sentences, for readers who cannot see it and for search.
 *
 * @example `Is the pool full? When yes: Restart one worker. When no: Read the slow query log.`
 */
export function diagramText(model: Model): string[] {
	return model.kind === 'flowchart' ? flowchartText(model) : sequenceText(model);
}

function flowchartText({ nodes, edges, groups }: FlowchartModel): string[] {
	const labels = new Map([...groups, ...nodes].map(({ id, label }) => [id, label]));
	const labelOf = (id: string) => labels.get(id) ?? id;
	const lines: string[] = [];
	for (const source of [...nodes, ...groups]) {
		const leaving = edges.filter(({ from }) => from === source.id);
		if (leaving.length === 0) continue;
		lines.push(
			'isDecision' in source && source.isDecision
				? `${sentence(source.label)} ${leaving.map((edge) => answerText(edge, labelOf(edge.to))).join(' ')}`
				: sentence(`${source.label}, ${leaving.map((edge) => edgeText(edge, labelOf(edge.to))).join('; ')}`),
		);
	}
	for (const { label, members } of groups) {
		const contents = [...nodes, ...groups].filter(({ id }) => members.includes(id));
		lines.push(sentence(`${label} holds ${list(contents.map((each) => each.label))}`));
	}
	for (const { id, label } of nodes) {
		const isUnconnected = edges.every(({ from, to }) => from !== id && to !== id);
		if (isUnconnected && groups.every(({ members }) => !members.includes(id))) lines.push(sentence(label));
	}
	return lines;
}

function answerText({ label }: FlowchartEdge, target: string): string {
	return label === '' ? sentence(`Then ${target}`) : sentence(`When ${label}: ${target}`);
}

function edgeText({ label, arrow }: FlowchartEdge, target: string): string {
	const word = { end: 'then', both: 'to and from', none: 'joined to' }[arrow];
	return `${word} ${target}${label === '' ? '' : ` (${label})`}`;
}

function sequenceText({ steps }: SequenceModel): string[] {
	return steps.flatMap((step, index) => {
		switch (step.step) {
			case 'message':
				return messageText(step);
			case 'note':
				return sentence(`Note at ${list(step.over)}: ${step.text}`);
			case 'open':
			case 'branch':
				return `${[OPENING[step.keyword] ?? step.keyword, step.text].filter(Boolean).join(' ').replace(/,$/, '')}:`;
			case 'close': {
				// The end is only mentioned if something follows that could be taken for a part of the frame.
				const next = steps[index + 1]?.step;
				return next === 'message' || next === 'note' || next === 'open' ? 'Afterwards:' : [];
			}
		}
	});
}

function messageText({ from, to, text, isReply, isLost, isTwoWay }: MessageStep): string {
	const what = text === '' ? '' : `: ${text}`;
	const end = isLost ? ' (marked with a cross)' : '';
	if (from === to) return sentence(`${from}, to itself${what}${end}`);
	if (isTwoWay) return sentence(`${from} and ${to}, both ways${what}${end}`);
	return sentence(`${from} ${isReply ? 'answers' : 'to'} ${to}${what}${end}`);
}

const OPENING: Record<string, string> = {
	alt: 'If',
	alt_else: 'Otherwise,',
	opt: 'Only if',
	loop: 'Again and again,',
	par: 'At the same time,',
	par_and: 'Meanwhile,',
	critical: 'Without a break,',
	critical_option: 'In case of',
	break: 'Stop here when',
};

function list(names: string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function sentence(text: string): string {
	return /[.?:]$/.test(text) ? text : `${text}.`;
}

/** The contents of a diagram, without its geometry. */
export type Model = FlowchartModel | SequenceModel;

interface FlowchartModel {
	kind: 'flowchart';
	nodes: { id: string; label: string; isDecision: boolean }[];
	edges: FlowchartEdge[];
	/** Members may be ids of nodes or of other groups. */
	groups: { id: string; label: string; members: string[] }[];
}

interface FlowchartEdge {
	from: string;
	to: string;
	label: string;
	arrow: 'end' | 'both' | 'none';
}

interface SequenceModel {
	kind: 'sequence';
	steps: Step[];
}

interface MessageStep {
	step: 'message';
	from: string;
	to: string;
	text: string;
	isReply: boolean;
	isLost: boolean;
	isTwoWay: boolean;
}

/** One step of a sequence diagram. */
export type Step =
	| MessageStep
	| { step: 'note'; over: string[]; text: string }
	| { step: 'open'; keyword: string; text: string }
	| { step: 'branch'; keyword: string; text: string }
	| { step: 'close' };
