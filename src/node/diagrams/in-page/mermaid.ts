/** Types for the parts of Mermaid that are used here and that its own declarations do not cover. */
export interface Mermaid {
	render: (id: string, source: string) => Promise<{ svg: string }>;
	mermaidAPI: { getDiagramFromText: (source: string) => Promise<{ type: string; db: DiagramDb }> };
}

export interface DiagramDb {
	getAccTitle?: () => string;
	getAccDescription?: () => string;
	getVertices?: () => Map<string, Vertex>;
	getEdges?: () => { start: string; end: string; text: string; type?: string; stroke?: string }[];
	getSubGraphs?: () => { id: string; title: string; nodes: string[] }[];
	getActors?: () => Map<string, { description: string }>;
	getMessages?: () => { from?: string; to?: string; message: unknown; type?: number }[];
	LINETYPE?: Record<string, number>;
}

export interface Vertex {
	id: string;
	/** The last part of the element's id. */
	domId: string;
	text?: string;
	type?: string;
}
