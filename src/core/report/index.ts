import { renderGithub } from './github.ts';
import type { Report } from './issue.ts';
import { renderJson } from './json.ts';
import { renderText } from './text.ts';

export { renderGithub } from './github.ts';
export type { Issue, Position, Report } from './issue.ts';
export { renderJson } from './json.ts';
export { renderText } from './text.ts';

/** The available formats of a report. */
export const FORMATS = ['text', 'json', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** Renders the report in one of its formats. `colour` applies only to text. */
export function renderReport(report: Report, format: Format, { colour }: { colour: boolean }): string {
	switch (format) {
		case 'text':
			return renderText(report, { colour });
		case 'json':
			return renderJson(report);
		case 'github':
			return renderGithub(report);
	}
}
